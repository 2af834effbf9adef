"""An exhibit without a window, with times of its own, and hands for it: fingers, mouse and keys."""

from typing import Any

import pygame

from game.kiosk.config import KioskConfig
from game.view.kiosk.big_button import BigButton
from game.view.screens.kiosk import KioskScreen
from game.view.window.display import start_pygame

FRAME_S = 1 / 60
MASKS = (0xFF0000, 0x00FF00, 0x0000FF, 0)
SIZE = (1280, 720)


class Doors:
    """Says whether the exhibit is open: as long as a test wants."""

    def __init__(self) -> None:
        self.open = True

    def __call__(self) -> bool:
        return self.open


def exhibit(size: tuple[int, int] = SIZE, doors: Doors | None = None, **settings: Any) -> KioskScreen:
    """One that attracts; by itself the picture does not wander."""
    start_pygame()
    config = KioskConfig(**{"scenes": ("01_rest",), "burn_in_shift_px": 0} | settings)
    screen = KioskScreen(size, config, leave=lambda where: None, is_open=doors or Doors())
    screen.update(FRAME_S)
    return screen


def awake(size: tuple[int, int] = SIZE, **settings: Any) -> KioskScreen:
    """One that a visitor has woken."""
    screen = exhibit(size, **settings)
    tap(screen, (1, 1))
    assert screen.state == "visitor"
    return screen


def run(screen: KioskScreen, seconds: float) -> None:
    """Let frames pass."""
    for _frame in range(max(1, round(seconds / FRAME_S))):
        screen.update(FRAME_S)


def sleep(screen: KioskScreen, seconds: float) -> None:
    """Let time pass in long frames, where only the clock matters."""
    for _frame in range(max(1, round(seconds / 0.25))):
        screen.update(0.25)


def picture(screen: KioskScreen) -> pygame.Surface:
    """What is shown."""
    theme = screen.layout.theme
    surface = pygame.Surface((theme.width, theme.height), 0, 32, MASKS)
    screen.draw(surface)
    return surface


def finger(screen: KioskScreen, kind: int, at: tuple[float, float], name: int = 0) -> None:
    """A finger goes down, moves or comes up."""
    theme = screen.layout.theme
    place = {"x": at[0] / theme.width, "y": at[1] / theme.height, "touch_id": 1, "finger_id": name}
    screen.handle(pygame.event.Event(kind, **place))


def down(screen: KioskScreen, at: tuple[float, float], name: int = 0) -> None:
    """A finger goes down."""
    finger(screen, pygame.FINGERDOWN, at, name)


def up(screen: KioskScreen, at: tuple[float, float], name: int = 0) -> None:
    """It comes up."""
    finger(screen, pygame.FINGERUP, at, name)


def tap(screen: KioskScreen, at: tuple[float, float], name: int = 0) -> None:
    """A finger goes down and comes up."""
    down(screen, at, name)
    up(screen, at, name)


def key(screen: KioskScreen, code: int, text: str = "") -> None:
    """A key goes down and comes up."""
    screen.handle(pygame.event.Event(pygame.KEYDOWN, key=code, unicode=text, mod=0))
    screen.handle(pygame.event.Event(pygame.KEYUP, key=code, mod=0))


def tile(screen: KioskScreen, label: str) -> BigButton:
    """The button that is called so, and can be pressed now."""
    return next(tile for tile in screen.visitor.tiles if tile.label == label)


def press(screen: KioskScreen, label: str) -> None:
    """Tap it with a finger, not too soon after the last time."""
    run(screen, 0.5)
    tap(screen, tile(screen, label).rect.center)
    screen.update(FRAME_S)
