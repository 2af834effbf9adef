"""A pointer takes the electrode by its glass, moves it, and lets it go."""

import pytest

from game.view.live.electrode_grip import Grip, GripResult
from game.view.widgets.input import MOUSE, Drag, FocusLost, Hover, Input, PointerLost, Press, Release

REACH = [(100.0, 100.0, 20.0), (100.0, 60.0, 20.0)]


def test_its_tip_keeps_its_distance_to_the_pointer_that_has_taken_it() -> None:
    grip = Grip()
    assert grip.handle(Press(MOUSE, (110, 65)), REACH) == GripResult()
    assert grip.handle(Press((1, 1), (100, 100)), REACH) is None, "another finger does not take it away"
    assert grip.handle(Drag((1, 1), (150, 100)), REACH) is None
    assert grip.handle(Drag(MOUSE, (130, 75)), REACH) == GripResult((120, 110))
    assert grip.handle(Release(MOUSE, (130, 75)), REACH) == GripResult()
    assert grip.handle(Drag(MOUSE, (150, 75)), REACH) is None


def test_a_press_beside_it_is_not_for_it() -> None:
    assert Grip().handle(Press(MOUSE, (160, 100)), REACH) is None


@pytest.mark.parametrize("end", [PointerLost(MOUSE), FocusLost(), Hover((10, 10))])
def test_it_is_let_go_when_the_window_loses_the_mouse(end: Input) -> None:
    grip = Grip()
    grip.handle(Press(MOUSE, (100, 100)), REACH)
    grip.handle(end, REACH)
    assert grip.handle(Drag(MOUSE, (150, 100)), REACH) is None
    assert grip.handle(Press((1, 1), (100, 100)), REACH) == GripResult(), "and another may take it"
