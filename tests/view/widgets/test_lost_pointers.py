"""On a screen: a drag ends with the mouse, a trackpad is no touch screen, and one touch acts once."""

from pathlib import Path

import pygame
import pytest
from live_rig import live, run
from window_hands import window

from game.view.screens.live import LiveScreen
from game.view.widgets.slider import Slider

ENDS = {
    "the mouse leaves": pygame.event.Event(pygame.WINDOWLEAVE),
    "another window has the keyboard": pygame.event.Event(pygame.WINDOWFOCUSLOST),
    "the button came up unheard": pygame.event.Event(
        pygame.MOUSEMOTION, pos=(300, 300), rel=(1, 0), buttons=(0, 0, 0), touch=False
    ),
}


def drag(screen: LiveScreen, at: tuple[float, float]) -> None:
    screen.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 0), buttons=(1, 0, 0), touch=False))


def finger(kind: int, x: float) -> pygame.event.Event:
    return pygame.event.Event(kind, touch_id=9, finger_id=0, x=x, y=0.45, dx=0.0, dy=0.0)


@pytest.mark.parametrize("end", ENDS)
def test_a_drag_of_the_scene_ends_with_the_mouse(end: str) -> None:
    screen = live()
    before = screen.scene.camera.centre_nm
    screen.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(640, 330), button=1, touch=False))
    drag(screen, (600, 330))
    panned = screen.scene.camera.centre_nm
    assert panned != before
    screen.handle(ENDS[end])
    drag(screen, (500, 330))
    assert screen.scene.camera.centre_nm == panned


@pytest.mark.parametrize("end", ENDS)
def test_a_slider_stays_where_it_was_when_the_mouse_was_lost(end: str) -> None:
    screen = live()
    screen.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_b, mod=0, unicode="b"))
    run(screen, 0.5)
    slider = next(found for found in screen.controls.router.above if isinstance(found, Slider))
    track = slider.track()
    screen.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=track.center, button=1, touch=False))
    screen.handle(ENDS[end])
    run(screen, 0.1)
    value = dict(screen.readout.settings)
    drag(screen, (track.right, track.centery))
    run(screen, 0.1)
    assert dict(screen.readout.settings) == value


@pytest.mark.parametrize(("touch_screen", "pans"), [(False, False), (True, True)])
def test_a_finger_on_a_trackpad_does_not_pan_the_scene(touch_screen: bool, pans: bool) -> None:
    screen = live()
    screen.touch_screen = touch_screen
    before = screen.scene.camera.centre_nm
    for kind, x in ((pygame.FINGERDOWN, 0.5), (pygame.FINGERMOTION, 0.4), (pygame.FINGERUP, 0.4)):
        screen.handle(finger(kind, x))
    assert (screen.scene.camera.centre_nm != before) == pans


def test_a_touch_with_its_echo_pauses_once(tmp_path: Path) -> None:
    """Whether SDL marks the mouse's events as an echo or not."""
    with window("live", tmp_path) as hands:
        screen = hands.screen
        assert isinstance(screen, LiveScreen)
        screen.touch_screen = True
        pause = next(found for found in screen.controls.router.widgets if found.label == "Pause")
        at = pause.rect.center
        for marked in (False, True):
            paused = screen.clock.paused
            for kind in (pygame.FINGERDOWN, pygame.FINGERUP):
                hands.finger(kind, (at[0] / hands.size[0], at[1] / hands.size[1]))
            for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
                hands.post(kind, pos=at, button=1, touch=marked)
            hands.frames()
            assert screen.clock.paused != paused, marked


@pytest.mark.parametrize(("turns", "zooms"), [(1, 1), (0, 0), (-1, -1)])
def test_a_wheel_that_turns_sideways_only_does_not_zoom(turns: int, zooms: int) -> None:
    screen = live()
    before = screen.scene.camera.ppn
    screen.handle(pygame.event.Event(pygame.MOUSEWHEEL, x=1, y=turns, flipped=False, touch=False))
    after = screen.scene.camera.ppn
    assert (after > before) - (after < before) == zooms
