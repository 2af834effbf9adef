"""What is all the same along one direction is drawn from a narrow picture: px by px as from a whole one."""

import numpy as np
import pygame
import pytest
from pygame import Rect

from game.view.drawing import tiles

SIZES = [(1920, 1080), (1080, 1920), (1366, 768), (1023, 601), (257, 300), (40, 30)]
MASKS = (0xFF0000, 0xFF00, 0xFF, 0)


def _ground(size: tuple[int, int]) -> pygame.Surface:
    surface = pygame.Surface(size, 0, 32, MASKS)
    rng = np.random.default_rng(7)
    pygame.surfarray.blit_array(surface, rng.integers(0, 256, (*size, 3), np.uint8))
    return surface


@pytest.mark.parametrize("size", SIZES)
def test_tiles_across_are_one_picture(size: tuple[int, int]) -> None:
    """Rows of all opacities, from a row within the picture on, to the window's edge and short of it."""
    width, height = size
    whole, tile = (pygame.Surface((w, height), pygame.SRCALPHA) for w in (width, min(tiles.WIDE, width)))
    for picture in (whole, tile):
        for y in range(height):
            picture.fill((y % 251, 3 * y % 256, 7 * y % 256, 11 * y % 256), (0, y, picture.get_width(), 1))
    for rect, top in ((Rect(0, height // 3, width, height - height // 3), 0), (Rect(5, 0, width - 12, 9), height - 9)):
        once, tiled = _ground(size), _ground(size)
        once.blit(whole, rect.topleft, (0, top, rect.width, rect.height))
        tiles.across(tiled, tile, rect, top)
        assert once.get_buffer().raw == tiled.get_buffer().raw


@pytest.mark.parametrize("size", SIZES)
def test_a_plain_veil_is_one_picture(size: tuple[int, int]) -> None:
    for alpha in (0, 165, 222, 255):
        veil, once, tiled = pygame.Surface(size), _ground(size), _ground(size)
        veil.set_alpha(alpha)
        once.blit(veil, (0, 0))
        tiles.plain(tiled, alpha)
        assert once.get_buffer().raw == tiled.get_buffer().raw
