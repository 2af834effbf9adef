"""What a pointer on the scene means."""

import pygame
import pytest

from game.view.gestures import PINCH, SLIP_PX, Drag, Gestures, Pinch, Tap

SIZE = (1000, 500)


def mouse(kind: int, at: tuple[float, float], **more: object) -> pygame.event.Event:
    return pygame.event.Event(kind, pos=at, button=1, **more)


def finger(kind: int, number: int, at: tuple[float, float]) -> pygame.event.Event:
    return pygame.event.Event(kind, finger_id=number, x=at[0] / SIZE[0], y=at[1] / SIZE[1])


def test_a_press_that_stays_is_a_tap_when_it_is_let_go() -> None:
    g = Gestures()
    assert g.handle(mouse(pygame.MOUSEBUTTONDOWN, (100, 100)), SIZE) == (True, None)
    assert g.handle(mouse(pygame.MOUSEMOTION, (100 + SLIP_PX / 2, 100)), SIZE) == (True, None)
    assert g.handle(mouse(pygame.MOUSEBUTTONUP, (104, 100)), SIZE) == (True, Tap((100, 100)))


def test_a_press_that_moves_drags_by_all_it_moved_and_does_not_tap() -> None:
    g = Gestures()
    g.handle(mouse(pygame.MOUSEBUTTONDOWN, (100, 100)), SIZE)
    total = 0.0
    for x in (105, 140, 90):
        _, gesture = g.handle(mouse(pygame.MOUSEMOTION, (x, 100)), SIZE)
        total += gesture.by if isinstance(gesture, Drag) else 0.0
    assert total == pytest.approx(-10)
    assert g.handle(mouse(pygame.MOUSEBUTTONUP, (90, 100)), SIZE) == (True, None)


def test_two_fingers_zoom_and_never_tap() -> None:
    g = Gestures()
    g.handle(finger(pygame.FINGERDOWN, 1, (400, 250)), SIZE)
    g.handle(finger(pygame.FINGERDOWN, 2, (600, 250)), SIZE)
    apart = 200 * PINCH + 5
    assert g.handle(finger(pygame.FINGERMOTION, 2, (400 + apart, 250)), SIZE) == (True, Pinch(1))
    assert g.handle(finger(pygame.FINGERMOTION, 2, (500, 250)), SIZE) == (True, Pinch(-1))
    assert g.handle(finger(pygame.FINGERUP, 1, (400, 250)), SIZE) == (True, None)
    assert g.handle(finger(pygame.FINGERUP, 2, (500, 250)), SIZE) == (True, None)
    g.handle(finger(pygame.FINGERDOWN, 3, (10, 10)), SIZE)
    assert g.handle(finger(pygame.FINGERUP, 3, (10, 10)), SIZE)[1] is not None, "the next touch may tap again"


def test_a_mouse_event_made_from_a_touch_is_passed_over() -> None:
    assert Gestures().handle(mouse(pygame.MOUSEBUTTONDOWN, (1, 1), touch=True), SIZE) == (False, None)


def test_a_pointer_that_went_down_elsewhere_means_nothing() -> None:
    g = Gestures()
    assert g.handle(mouse(pygame.MOUSEMOTION, (5, 5)), SIZE) == (False, None)
    assert g.handle(mouse(pygame.MOUSEBUTTONUP, (5, 5)), SIZE) == (False, None)
