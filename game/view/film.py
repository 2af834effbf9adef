"""A screen as a row of pictures, without a window: the same pixels each time."""

import os
from collections.abc import Callable, Iterator

import pygame

from game.engine.recording import Recording

from .app import check_size, drawn_size, start_pygame
from .screens.live import LiveScreen
from .screens.screen import Screen

_FRAME_S = 1 / 60
_MASKS = (0xFF0000, 0x00FF00, 0x0000FF, 0)

Maker = Callable[[tuple[int, int]], Screen]
"""Makes the screen that is filmed, for a size in px."""


def of_live(preset: str, seed: int, start_s: float) -> Maker:
    """The live membrane, `start_s` into its run."""

    def make(size: tuple[int, int]) -> Screen:
        live = LiveScreen(size, preset, seed)
        live.session.step(round(start_s / live.patch.spec.dt_s))
        return live

    return make


def of_recording(recording: Recording) -> Maker:
    """A recording, from where its watching begins."""
    return lambda size: LiveScreen(size, replay=recording)


SCREENS: dict[str, Callable[[str, int, float], Maker]] = {"live": of_live}
"""What can be filmed by name: takes preset, seed and the seconds that have passed before the first frame."""


def frames(make: Maker, size: tuple[int, int], count: int, fps: int) -> Iterator[Callable[[], pygame.Surface]]:
    """For each of `count` frames, something that draws it: a frame that is not drawn costs only its time.

    Raises WindowError for a size that cannot be drawn.
    """
    check_size(size)
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    start_pygame()
    drawn = drawn_size(size)
    screen = make(drawn)
    surface = pygame.Surface(drawn, 0, 32, _MASKS)
    screen.update(0.0)

    def draw() -> pygame.Surface:
        screen.draw(surface)
        return surface if drawn == size else pygame.transform.smoothscale(surface, size)

    steps = max(1, round(1 / fps / _FRAME_S))  # as in a window, whatever the film's own pace
    for _frame in range(count):
        yield draw
        for _step in range(steps):
            screen.update(1 / fps / steps)
    screen.close()
