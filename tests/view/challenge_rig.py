"""A level on its screen, and hands to play it with."""

import pygame
from pygame import Rect

from game.challenges import library
from game.view.screens.challenge import ChallengeScreen


def screen_of(size: tuple[int, int] = (1280, 720)) -> ChallengeScreen:
    """Level 5, not begun."""
    return ChallengeScreen(size, library.open_level(library.find("5")), 5)


def run(screen: ChallengeScreen, frames: int) -> None:
    """Let some frames pass."""
    for _frame in range(frames):
        screen.update(1 / 60)


def key(screen: ChallengeScreen, code: int) -> bool:
    """Press and let go of a key."""
    used = screen.handle(pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode=""))
    screen.handle(pygame.event.Event(pygame.KEYUP, key=code, mod=0))
    return used


def touch(screen: ChallengeScreen, at: tuple[int, int]) -> None:
    """Tap with a finger."""
    width, height = screen.layout.theme.width, screen.layout.theme.height
    for kind in (pygame.FINGERDOWN, pygame.FINGERUP):
        place = {"x": at[0] / width, "y": at[1] / height}
        screen.handle(pygame.event.Event(kind, touch_id=1, finger_id=1, dx=0.0, dy=0.0, **place))


def pixels(screen: ChallengeScreen, area: Rect) -> bytes:
    """What is drawn in `area`."""
    theme = screen.layout.theme
    surface = pygame.Surface((theme.width, theme.height), 0, 32)
    screen.draw(surface)
    return pygame.image.tobytes(surface.subsurface(area), "RGB")
