"""A Live screen without a window, and hands for it: mouse, finger and keys."""

from typing import Any

import numpy as np
import pygame

from game.view.screens.live import LiveScreen
from game.view.window.display import start_pygame

FRAME_S = 1 / 60
MASKS = (0xFF0000, 0x00FF00, 0x0000FF, 0)


def live(size: tuple[int, int] = (1280, 720), seconds: float = 0.0, **kinds: Any) -> LiveScreen:
    """A screen that has run for `seconds`."""
    start_pygame()
    screen = LiveScreen(size, **kinds)
    screen.touch_screen = True
    run(screen, max(seconds, FRAME_S))
    return screen


def run(screen: LiveScreen, seconds: float) -> None:
    """Let frames pass."""
    for _frame in range(max(1, round(seconds / FRAME_S))):
        screen.update(FRAME_S)


def picture(screen: LiveScreen) -> pygame.Surface:
    """What the screen shows."""
    surface = pygame.Surface((screen.layout.theme.width, screen.layout.theme.height), 0, 32, MASKS)
    screen.draw(surface)
    return surface


def pixels(screen: LiveScreen) -> np.ndarray:
    """uint8[width, height, 3]."""
    return pygame.surfarray.array3d(picture(screen))


def key(screen: LiveScreen, code: int, text: str = "", mod: int = 0) -> None:
    """Press a key and let it come up."""
    screen.handle(pygame.event.Event(pygame.KEYDOWN, key=code, unicode=text, mod=mod))
    screen.handle(pygame.event.Event(pygame.KEYUP, key=code, mod=mod))


def click(screen: LiveScreen, at: tuple[float, float], touch: bool = False) -> None:
    """Press the left button at a place and let it come up; `touch`: as SDL repeats a finger."""
    at = round(at[0]), round(at[1])
    screen.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at, touch=touch))
    screen.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=at, touch=touch))


def finger(screen: LiveScreen, at: tuple[float, float]) -> None:
    """Tap with a finger, with the mouse events that SDL adds to it."""
    theme = screen.layout.theme
    place = {"x": at[0] / theme.width, "y": at[1] / theme.height, "touch_id": 1, "finger_id": 0}
    screen.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at, touch=True))
    screen.handle(pygame.event.Event(pygame.FINGERDOWN, **place))
    screen.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=at, touch=True))
    screen.handle(pygame.event.Event(pygame.FINGERUP, **place))
