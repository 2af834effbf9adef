"""A picture of a screen without a window: the same pixels each time."""

import os
from pathlib import Path

import pygame

from game.words import _

from .app import WindowError, check_size, drawn_size, start_pygame
from .screens.live import LiveScreen

SCREENS = ("live",)
_FRAME_S = 1 / 60


def take(screen: str, size: tuple[int, int], seconds: float, preset: str = "neuron", seed: int = 1) -> pygame.Surface:
    """Run a screen for `seconds` without a window, and draw it. Raises WindowError for a size that can't be drawn."""
    check_size(size)
    if screen not in SCREENS:
        raise WindowError(
            _("There is no picture of {screen!r}; use {names}.").format(screen=screen, names=", ".join(SCREENS))
        )
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    start_pygame()
    drawn = drawn_size(size)
    live = LiveScreen(drawn, preset=preset, seed=seed)
    for _frame in range(max(1, round(seconds / _FRAME_S))):
        live.update(_FRAME_S)
    surface = pygame.Surface(drawn, 0, 32, (0xFF0000, 0x00FF00, 0x0000FF, 0))
    live.draw(surface)
    return surface if drawn == size else pygame.transform.smoothscale(surface, size)


def save(surface: pygame.Surface, path: Path) -> None:
    """Write a PNG, whole or not at all. Raises OSError."""
    part = path.with_name(f".{path.name}.part.png")
    try:
        pygame.image.save(surface, str(part))
        os.replace(part, path)
    except (pygame.error, OSError) as problem:
        part.unlink(missing_ok=True)
        raise OSError(str(problem)) from None
