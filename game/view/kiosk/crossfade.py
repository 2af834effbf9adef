"""The change from one picture to the next through a short fade."""

from typing import Final

import pygame

_FADE_S: Final = 0.5


class Crossfade:
    """Lays the picture before over the present one, more and more faintly."""

    def __init__(self) -> None:
        self._before: pygame.Surface | None = None
        self._left_s = 0.0

    def begin(self, before: pygame.Surface) -> None:
        """Fade from the picture `before`, which is changed."""
        self._before, self._left_s = before, _FADE_S

    def end(self) -> None:
        """Show the present picture at once."""
        self._before = None

    def advance(self, seconds: float) -> None:
        """Advance by `seconds`."""
        self._left_s = max(0.0, self._left_s - seconds)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw what is still seen of the picture before."""
        if self._before is None:
            return
        self._before.set_alpha(round(255 * self._left_s / _FADE_S))
        surface.blit(self._before, (0, 0))
        if self._left_s <= 0.0:
            self._before = None
