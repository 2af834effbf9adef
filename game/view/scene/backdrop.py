"""The two solutions, the glow of charge on the membrane's faces, and the dark top that words are read on.

The whole is a colour for each row, dimmed towards the sides, and dithered so that dark gradients show no bands. Only
the rows that glow are painted again, and only when the voltage has moved by a millivolt.
"""

import numpy as np
from numba import uint32

from game.kernels.jit import entry

from . import gradient
from .camera import HALF_MEMBRANE_NM, Camera

STEP_mV = 1.0


@entry
def paint(pixels, rows, glow, strength, side_dim, bayer, top, bottom):  # type: ignore[no-untyped-def]
    """Rows `top` to `bottom` - 1: row colour, dimmed at the sides, plus glow, dithered, into 0x00RRGGBB."""
    for y in range(top, bottom):
        r0, g0, b0 = rows[y, 0], rows[y, 1], rows[y, 2]
        r1, g1, b1 = glow[y, 0] * strength, glow[y, 1] * strength, glow[y, 2] * strength
        line = bayer[y & 3]
        out = pixels[y]
        for x in range(out.size):
            d = line[x & 3]
            dim = side_dim[x]
            r = min(255.0, r0 * dim + r1 + d)
            g = min(255.0, g0 * dim + g1 + d)
            b = min(255.0, b0 * dim + b1 + d)
            out[x] = (uint32(r) << uint32(16)) | (uint32(g) << uint32(8)) | uint32(b)


class Backdrop:
    """Paints what lies behind the ions for one camera."""

    def __init__(self, camera: Camera, scrim_px: int) -> None:
        """`scrim_px`: how far down the darkened top reaches; 0 for none."""
        self.scrim = gradient.scrim(camera.height, scrim_px)
        self._rows = gradient.rows(camera, scrim_px)
        self._side_dim = gradient.dimmed_sides(camera.width)
        self._glow = gradient.glow(camera)
        reach = (HALF_MEMBRANE_NM + gradient.GLOW_REACH_NM) * camera.ppn
        self._band = (
            max(0, int(camera.membrane_y - reach)),
            min(camera.height, int(camera.membrane_y + reach) + 1),
        )
        self._size = camera.height, camera.width
        self._pixels: np.ndarray | None = None  # as large as the window
        self._shown = 0

    def free_pictures(self) -> None:
        """Free the picture; the next `draw` paints it anew."""
        self._pixels = None

    def draw(self, pixels: np.ndarray, voltage_mV: float) -> None:
        """Copy the backdrop into `pixels` (uint32[height, width])."""
        level = round(voltage_mV / STEP_mV)
        painted = self._pixels
        if painted is None:
            painted = self._pixels = np.empty(self._size, np.uint32)
            self._paint(painted, level, 0, self._size[0])
        elif level != self._shown:
            self._paint(painted, level, *self._band)
        pixels[:] = painted

    def _paint(self, pixels: np.ndarray, level: int, top: int, bottom: int) -> None:
        strength = np.float32(gradient.glow_strength(level * STEP_mV))
        glow = self._glow[0 if level <= 0 else 1]
        paint(pixels, self._rows, glow, strength, self._side_dim, gradient.BAYER, top, bottom)
        self._shown = level
