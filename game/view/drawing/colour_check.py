"""The finished picture as eyes with other cones see it, or without any colour: to check that shape says it all too.

Matrices, for linear light, of severity 1.0: Machado, Oliveira and Fernandes 2009, "A physiologically-based model for
simulation of color vision deficiency", IEEE TVCG 15(6), doi:10.1109/TVCG.2009.113. Grey is the luminance of Rec. 709.
The authors call their tritanopia an approximation.
"""

from functools import lru_cache
from typing import Any, Final

import numpy as np
import pygame
from numba import int64, uint32, uint64

from game.engine.arrays import FloatArray
from game.kernels.jit import entry

MATRICES: Final = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}
_LEVELS: Final = 4096  # of linear light: enough that every sRGB level comes back as itself
_MASKS: Final = (0xFF0000, 0x00FF00, 0x0000FF, 0)


def apply(surface: pygame.Surface, check: str) -> None:
    """Change `surface` to what the eyes called `check` (a key of `MATRICES`; else KeyError) see."""
    direct = surface.get_masks() == _MASKS and surface.get_bitsize() == 32
    target = surface if direct else pygame.Surface(surface.get_size(), 0, 32, _MASKS)
    if not direct:
        target.blit(surface, (0, 0))
    view: Any = target.get_view("0")
    pixels: np.ndarray = np.frombuffer(view, np.uint32)
    see(pixels, *_tables(check))
    del pixels, view  # unlocks the surface
    if not direct:
        surface.blit(target, (0, 0))


@entry
def see(pixels, parts, back):  # type: ignore[no-untyped-def]
    """Change 0x00RRGGBB `pixels` in place.

    parts: uint64[3, 256], what a level of red, green and blue adds to the three channels of linear light, each raised
    by _LEVELS, in three fields of 21 bits: one sum for all three. back: uint32[_LEVELS + 1], from that light to sRGB.
    """
    top, low = back.size - 1, 3 * (back.size - 1)
    last, seen = uint32(0xFFFFFFFF), uint32(0)
    field = uint64(0x1FFFFF)
    for i in range(pixels.size):
        p = pixels[i] & uint32(0xFFFFFF)
        if p != last:  # neighbours are often alike
            last = p
            light = parts[0, p >> uint32(16)] + parts[1, (p >> uint32(8)) & uint32(255)] + parts[2, p & uint32(255)]
            red = min(max(int64(light >> uint64(42)) - low, 0), top)
            green = min(max(int64((light >> uint64(21)) & field) - low, 0), top)
            blue = min(max(int64(light & field) - low, 0), top)
            seen = (back[red] << uint32(16)) | (back[green] << uint32(8)) | back[blue]
        pixels[i] = seen


@lru_cache(maxsize=len(MATRICES))
def _tables(check: str) -> tuple[np.ndarray, np.ndarray]:
    matrix: FloatArray = np.array(MATRICES[check])
    light = _linear(np.arange(256) / 255.0)
    parts = np.rint(light[None, :, None] * matrix.T[:, None, :] * _LEVELS).astype(np.int64) + _LEVELS
    packed = (parts << np.array([42, 21, 0])).sum(axis=2).astype(np.uint64)
    level = np.arange(_LEVELS + 1) / _LEVELS
    back = np.where(level <= 0.0031308, 12.92 * level, 1.055 * level ** (1 / 2.4) - 0.055)
    return packed, np.rint(255.0 * back).astype(np.uint32)


def _linear(level: FloatArray) -> FloatArray:
    return np.where(level <= 0.04045, level / 12.92, ((level + 0.055) / 1.055) ** 2.4)
