"""The dark that words over a scene are read on."""

import numpy as np
import pygame

from . import appearance
from .cache import cached
from .shapes import BLACK, wash
from .theme import PANEL, Colour


def shade(size: tuple[int, int], side: str, ramp: int, colour: Colour = PANEL, most: int = 236) -> pygame.Surface:
    """Dark that words are read on, at the "right" or the "foot": clear at its inner edge, darkest `ramp` px on.

    In high contrast it is black, hides all, and begins sooner.
    """
    if appearance.current().high_contrast:
        return _shaded(size, side, max(1, ramp // 6), BLACK, 255)
    return _shaded(size, side, ramp, colour, most)


@cached
def _shaded(size: tuple[int, int], side: str, ramp: int, colour: Colour, most: int) -> pygame.Surface:
    image = pygame.Surface(size, pygame.SRCALPHA)
    wash(image, (0, 0, *size), colour, 255)
    length = size[0] if side == "right" else size[1]
    t = np.clip((np.arange(length) + 0.5) / ramp, 0.0, 1.0)
    alpha = np.rint(most * t * t * (3 - 2 * t)).astype(np.uint8)
    pixels = pygame.surfarray.pixels_alpha(image)
    pixels[:] = alpha[:, None] if side == "right" else alpha[None, :]
    return image
