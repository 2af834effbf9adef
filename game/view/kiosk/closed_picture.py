"""What is seen of an exhibit outside its hours: nothing, or one still picture, very dark."""

from collections.abc import Callable
from typing import Final

import pygame

from game.view.drawing import tiles

_DIM_ALPHA: Final = 222
_MASKS: Final = (0xFF0000, 0x00FF00, 0x0000FF, 0)


class ClosedPicture:
    """Black where it is `blank`; else what `paint` draws, darkened and kept."""

    def __init__(self, blank: bool, paint: Callable[[pygame.Surface], None]) -> None:
        self._blank, self._paint = blank, paint
        self._kept: pygame.Surface | None = None

    def forget(self) -> None:
        """Paint it anew the next time."""
        self._kept = None

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        if self._blank:
            surface.fill((0, 0, 0))
            return
        if self._kept is None:
            self._kept = pygame.Surface(surface.get_size(), 0, 32, _MASKS)
            self._paint(self._kept)
            tiles.plain(self._kept, _DIM_ALPHA)
        surface.blit(self._kept, (0, 0))
