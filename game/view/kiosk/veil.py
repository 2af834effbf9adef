"""Darkening of the picture: at the foot, so that words can be read, and around the one thing a scene shows."""

from typing import Any, Final

import numpy as np
import pygame

from game.view.drawing import appearance, shapes
from game.view.drawing.cache import cached
from game.view.drawing.theme import IN_FAR
from game.view.readout.readout import FloatArray

from .layout import KioskLayout

_FOOT: Final = 226
_AROUND: Final = 150
_BAND_PX: Final = 128
_CLEAR, _DARK = 0.8, 1.7  # of the reach: how far from the thing it is all light, and from where all dark


def draw(surface: pygame.Surface, at: KioskLayout, x_px: float | None = None) -> None:
    """Darken the foot; with `x_px` also all that is not near that place in the membrane.

    In high contrast only the foot is darkened, to black.
    """
    width, height = at.size
    if x_px is None or appearance.current().high_contrast:
        surface.blit(shapes.shade((width, at.foot), "foot", at.foot_ramp, IN_FAR, _FOOT), (0, height - at.foot))
    else:
        surface.blit(_around(at.size, at.foot, (round(x_px), at.membrane_y), 7.5 * at.close_ppn), (0, 0))


@cached
def _around(size: tuple[int, int], foot_px: int, middle: tuple[int, int], reach: float) -> pygame.Surface:
    across, down = (np.arange(side, dtype=np.float32) for side in size)
    y = (down[None, :] - middle[1] - 0.2 * reach) / (1.15 * reach)
    foot = _FOOT / 255.0 * _smooth((down[None, :] - size[1] + foot_px) / foot_px)
    veil = pygame.Surface(size, pygame.SRCALPHA)
    for left in range(0, size[0], _BAND_PX):  # in one piece it would take four times its own memory at once
        x = (across[left : left + _BAND_PX, None] - middle[0]) / reach
        around = _AROUND / 255.0 * _smooth((np.hypot(x, y) - _CLEAR) / (_DARK - _CLEAR))
        band = shapes.from_coverage(IN_FAR, np.asarray(1.0 - (1.0 - around) * (1.0 - foot), np.float32))
        veil.blit(band, (left, 0), special_flags=pygame.BLEND_RGBA_ADD)
    return veil


def _smooth(share: np.ndarray[Any, Any]) -> FloatArray:
    t = np.asarray(share, np.float32).clip(0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t), np.float32)
