"""What a pointer on the scene means."""

import pytest

from game.view.live.gestures import PINCH, SLIP_PX, Gestures, Pinch, ScenePan, Tap
from game.view.widgets import input as inputs
from game.view.widgets.input import MOUSE, FocusLost, Hover, Pointer, PointerLost, Press, Release

ONE, TWO = (7, 1), (7, 2)


def move(pointer: Pointer, at: tuple[float, float]) -> inputs.Drag:
    return inputs.Drag(pointer, at)


def test_a_press_that_stays_is_a_tap_when_it_is_let_go() -> None:
    g = Gestures()
    assert g.handle(Press(MOUSE, (100, 100))) == (True, None)
    assert g.handle(move(MOUSE, (100 + SLIP_PX / 2, 100))) == (True, None)
    assert g.handle(Release(MOUSE, (104, 100))) == (True, Tap((100, 100)))


def test_a_press_that_moves_drags_by_all_it_moved_and_does_not_tap() -> None:
    g = Gestures()
    g.handle(Press(MOUSE, (100, 100)))
    total = 0.0
    for x in (105, 140, 90):
        _, gesture = g.handle(move(MOUSE, (x, 100)))
        total += gesture.by if isinstance(gesture, ScenePan) else 0.0
    assert total == pytest.approx(-10)
    assert g.handle(Release(MOUSE, (90, 100))) == (True, None)


def test_two_fingers_zoom_and_never_tap() -> None:
    g = Gestures()
    g.handle(Press(ONE, (400, 250)))
    g.handle(Press(TWO, (600, 250)))
    apart = 200 * PINCH + 5
    assert g.handle(move(TWO, (400 + apart, 250))) == (True, Pinch(1))
    assert g.handle(move(TWO, (500, 250))) == (True, Pinch(-1))
    assert g.handle(Release(ONE, (400, 250))) == (True, None)
    assert g.handle(Release(TWO, (500, 250))) == (True, None)
    g.handle(Press((7, 3), (10, 10)))
    assert g.handle(Release((7, 3), (10, 10)))[1] is not None, "the next touch may tap again"


@pytest.mark.parametrize("end", [PointerLost(MOUSE), FocusLost(), Hover((300, 100))])
def test_a_drag_ends_when_the_window_loses_the_mouse(end: inputs.Input) -> None:
    """Whatever it does afterwards is about nothing on the scene, and it has not tapped."""
    g = Gestures()
    g.handle(Press(MOUSE, (100, 100)))
    g.handle(move(MOUSE, (140, 100)))
    assert g.handle(end)[1] is None
    assert g.handle(move(MOUSE, (200, 100))) == (False, None)
    assert g.handle(Release(MOUSE, (200, 100))) == (False, None)


def test_a_finger_that_is_lost_does_not_pinch_with_the_next() -> None:
    g = Gestures()
    g.handle(Press(ONE, (400, 250)))
    g.handle(FocusLost())
    g.handle(Press(TWO, (600, 250)))
    assert g.handle(Release(TWO, (600, 250))) == (True, Tap((600, 250)))


def test_a_pointer_that_went_down_elsewhere_means_nothing() -> None:
    g = Gestures()
    assert g.handle(move(MOUSE, (5, 5))) == (False, None)
    assert g.handle(Release(MOUSE, (5, 5))) == (False, None)
