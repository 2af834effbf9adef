"""The glossary as a card over the screen on which it was opened."""

from typing import TYPE_CHECKING

import pygame

from game.view import keys
from game.view.drawing.theme import Theme
from game.view.widgets.input import FocusLost, Key, PointerLost, read

if TYPE_CHECKING:  # numba comes with it: the window opens, and shows the splash, before that is imported
    from game.view.challenge.dialog import Dialog


class Glossary:
    """While it is open every event is its own."""

    def __init__(self) -> None:
        self._card: Dialog | None = None

    @property
    def is_open(self) -> bool:
        """Whether it lies over the screen."""
        return self._card is not None

    def open(self, theme: Theme | None) -> None:
        """Show it, in a window of `theme`; without one, `arrange` is to follow."""
        from game.view.challenge.words_card import words_card

        self._card = words_card(self.close)
        if theme is not None:
            self._card.arrange(theme)

    def close(self) -> None:
        """Close it."""
        self._card = None

    def arrange(self, theme: Theme) -> None:
        """Stand in a window of `theme`."""
        if self._card is not None:
            self._card.arrange(theme)

    def advance(self, seconds: float) -> None:
        """Advance animations by `seconds`."""
        if self._card is not None:
            self._card.advance(seconds)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it, if it is open."""
        if self._card is not None:
            self._card.draw(surface)

    def handle(self, event: pygame.event.Event, size: tuple[int, int]) -> bool:
        """Handle an event in a picture of `size` px. Returns whether the screen below should handle it too."""
        found = read(event, size)
        if isinstance(found, Key) and keys.GLOSSARY.find(found) is not None:
            self.close()
        elif found is not None and self._card is not None:
            self._card.handle(found)
        return isinstance(found, PointerLost | FocusLost)  # the screen below may hold what is lost
