"""Pictures that are the same all along one direction: a narrow one is drawn again and again, side by side.

As one picture each would take as many bytes as the window, for as long as a screen is kept.
"""

from typing import Final

import pygame
from pygame import Rect

WIDE: Final = 256
"""Px of the direction in which such a picture is all the same."""


def across(surface: pygame.Surface, tile: pygame.Surface, rect: Rect, top: int = 0) -> None:
    """Fill `rect` of `surface` with `tile` again and again from left to right, from the tile's row `top` on."""
    for left in range(rect.left, rect.right, tile.get_width()):
        surface.blit(tile, (left, rect.top), (0, top, rect.right - left, rect.height))


def plain(surface: pygame.Surface, alpha: int) -> None:
    """Darken all of `surface`, as a black picture of its size does that is `alpha` (0 to 255) opaque."""
    tile = pygame.Surface((surface.get_width(), min(WIDE, surface.get_height())))
    tile.set_alpha(alpha)
    for top in range(0, surface.get_height(), tile.get_height()):
        surface.blit(tile, (0, top))
