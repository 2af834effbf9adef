"""A touch that a desktop repeats as a mouse press is acted on once."""

import pygame
import pytest

from game.view.widgets.echoes import EARLY_S, ECHO_S, NEAR_PX, Echoes
from game.view.widgets.input import MOUSE, Press, read

SIZE = (1000, 500)
AT = (400, 300)
FINGERS = {"down": pygame.FINGERDOWN, "move": pygame.FINGERMOTION, "up": pygame.FINGERUP}
BUTTONS = {"down": pygame.MOUSEBUTTONDOWN, "up": pygame.MOUSEBUTTONUP}


class Desk:
    """A window with a clock that is set by hand."""

    def __init__(self, touch_screen: bool = True) -> None:
        self.now = 100.0
        self.echoes = Echoes(lambda: self.now, touch_screen)

    def finger(self, kind: str, at: tuple[float, float] = AT, number: int = 0) -> bool:
        place = {"x": at[0] / SIZE[0], "y": at[1] / SIZE[1], "touch_id": 1, "finger_id": number}
        return self._acted_on(pygame.event.Event(FINGERS[kind], dx=0.0, dy=0.0, **place))

    def mouse(self, kind: str, at: tuple[float, float] = AT) -> bool:
        return self._acted_on(pygame.event.Event(BUTTONS[kind], pos=at, button=1, touch=False))

    def drag(self, at: tuple[float, float]) -> bool:
        moved = pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=(1, 0, 0), touch=False)
        return self._acted_on(moved)

    def _acted_on(self, event: pygame.event.Event) -> bool:
        marked = self.echoes.marked(event, SIZE)
        return marked is not None and read(marked, SIZE, touch_screen=True) is not None


def test_a_press_soon_after_a_touch_and_near_it_is_its_echo_to_the_end() -> None:
    desk = Desk()
    assert desk.finger("down")
    assert desk.finger("up")
    desk.now += ECHO_S / 2
    at = AT[0] + NEAR_PX / 2, AT[1]
    assert [desk.mouse("down", at), desk.drag((500, 300)), desk.mouse("up", (500, 300))] == [False] * 3
    desk.now += 2 * ECHO_S
    assert [desk.mouse("down"), desk.drag((500, 300)), desk.mouse("up")] == [True] * 3


@pytest.mark.parametrize(("late_s", "away_px"), [(0.0, 2 * NEAR_PX), (1.5 * ECHO_S, 0.0)])
def test_a_press_elsewhere_or_later_is_the_mouses(late_s: float, away_px: float) -> None:
    desk = Desk()
    desk.finger("down")
    desk.finger("up")
    desk.now += late_s
    assert desk.mouse("down", (AT[0] + away_px, AT[1]))


def test_an_echo_is_near_where_the_finger_is_now() -> None:
    desk = Desk()
    desk.finger("down", (100, 100))
    desk.now += 10.0
    desk.finger("move", (300, 100))
    assert not desk.mouse("down", (300, 100))


def test_a_touch_just_after_its_echo_is_left_out_and_the_next_finger_is_not() -> None:
    desk = Desk()
    assert desk.mouse("down")
    desk.now += EARLY_S / 2
    assert [desk.finger("down"), desk.finger("move"), desk.finger("up")] == [False] * 3
    assert desk.finger("down", number=1)


def test_a_trackpad_has_no_echoes() -> None:
    """Its fingers are at places on the pad: a click there by chance is still a click."""
    desk = Desk(touch_screen=False)
    desk.finger("down")
    assert desk.mouse("down")


def test_an_echo_is_marked_as_sdl_marks_it() -> None:
    desk = Desk()
    desk.finger("down")
    event = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=AT, button=1, touch=False)
    assert read(event, SIZE) == Press(MOUSE, AT)
    marked = desk.echoes.marked(event, SIZE)
    assert marked is not None
    assert (marked.touch, marked.pos, marked.button) == (True, AT, 1)
