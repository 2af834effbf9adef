"""What every screen can do, so that one window can show any of them."""

from collections.abc import Callable
from typing import Protocol

import pygame

from .actions.window import Destination
from .drawing.theme import Theme

Leave = Callable[[Destination], None]
"""Called with a screen's request to the window: to quit, to fill the screen, to go to another screen ..."""


class Placed(Protocol):
    """A layout: it knows its theme, and with it the size of the window."""

    @property
    def theme(self) -> Theme:
        """The scale and size of the window."""


class Screen(Protocol):
    """Something that fills a window, runs, and handles events."""

    @property
    def layout(self) -> Placed:
        """Where everything stands now."""

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out for a window of `size` px."""

    def update(self, seconds: float) -> None:
        """Advance by `seconds` of wall time."""

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole screen."""

    def handle(self, event: pygame.event.Event) -> bool:
        """Handle an event. Returns whether it was used."""

    def warm_up(self) -> None:
        """Prepare, behind a splash, what would make the first frames stutter."""

    def close(self) -> None:
        """Finish what is under way: the screen is being left."""
