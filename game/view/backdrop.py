"""The two solutions, the glow of charge on the membrane's faces, and the dark top that words are read on.

The whole is a colour for each row, dimmed towards the sides, and dithered so that dark gradients show no bands. Only
the rows that glow are painted again, and only when the voltage has moved by a millivolt.
"""

import numpy as np
from numba import uint32

from game.engine.arrays import FloatArray
from game.engine.jit import entry

from . import appearance, theme
from .camera import HALF_MEMBRANE_NM, Camera

STEP_mV = 1.0
_REACH_NM = 11.5  # beyond this the glow is less than half a grey level
_BAYER = (np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) + 0.5) / 16.0


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
        rows = np.arange(camera.height, dtype=np.float64)
        height: FloatArray = (camera.membrane_y - (rows + 0.5)) / camera.ppn
        depth: FloatArray = np.maximum(np.abs(height) - HALF_MEMBRANE_NM, 0.0)
        self.scrim = _scrim(camera.height, scrim_px)
        self._rows = np.ascontiguousarray(_rows(height, depth) * (1.0 - self.scrim)[:, None]).astype(np.float32)
        off = (np.arange(camera.width) + 0.5) / camera.width - 0.5
        self._side_dim = (1.0 - 0.30 * (2.0 * np.abs(off)) ** 2.4).astype(np.float32)
        self._glow = _glow(height, depth)
        reach = (HALF_MEMBRANE_NM + _REACH_NM) * camera.ppn
        self._band = (
            max(0, int(camera.membrane_y - reach)),
            min(camera.height, int(camera.membrane_y + reach) + 1),
        )
        self._pixels = np.zeros((camera.height, camera.width), np.uint32)
        self._shown: int | None = None
        self._bayer = _BAYER.astype(np.float32)

    def draw(self, pixels: np.ndarray, voltage_mV: float) -> None:
        """Copy the backdrop into `pixels` (uint32[height, width])."""
        level = round(voltage_mV / STEP_mV)
        if level != self._shown:
            top, bottom = (0, self._pixels.shape[0]) if self._shown is None else self._band
            strength = np.float32(glow_strength(level * STEP_mV))
            sign = 0 if level <= 0 else 1
            paint(self._pixels, self._rows, self._glow[sign], strength, self._side_dim, self._bayer, top, bottom)
            self._shown = level
        pixels[:] = self._pixels


def glow_strength(voltage_mV: float) -> float:
    """How strongly the faces glow: 0 at 0 mV, 1 at -70 mV."""
    return min(abs(voltage_mV) / 70.0, 1.4)


def _scrim(height: int, reach: int) -> FloatArray:
    """How much of each row is hidden by the darkened top, 0 to 1; in high contrast it hides all behind the words."""
    if reach <= 0:
        return np.zeros(height)
    if appearance.now().high_contrast:
        return np.clip((1.0 - (np.arange(height) + 0.5) / reach) / 0.12, 0.0, 1.0)
    t = np.clip((np.arange(height) + 0.5) / reach, 0.0, 1.0)
    return np.where(t < 0.45, 0.96 - 0.16 * t, 0.0) + np.where(t >= 0.45, 0.888 * (1 - (t - 0.45) / 0.55) ** 1.5, 0.0)


def _rows(height: FloatArray, depth: FloatArray) -> FloatArray:
    outside = np.array(theme.OUT_FAR) + (np.array(theme.OUT_NEAR) - np.array(theme.OUT_FAR)) * _near(depth)
    inside = np.array(theme.IN_FAR) + (np.array(theme.IN_NEAR) - np.array(theme.IN_FAR)) * _near(depth)
    rows = np.where((height > 0)[:, None], outside, inside)
    core = np.abs(height) < HALF_MEMBRANE_NM - 0.38
    return np.where(core[:, None], np.array(theme.CORE, float), rows)


def _near(depth: FloatArray) -> FloatArray:
    return np.exp(-2.6 * np.minimum(depth, 30.0) / 30.0)[:, None]


def _glow(height: FloatArray, depth: FloatArray) -> tuple[np.ndarray, np.ndarray]:
    """Glow colour of each row at full strength, for V < 0 and for V > 0."""
    beyond = np.abs(height) > HALF_MEMBRANE_NM - 0.38
    profile = np.where(beyond, 0.42 * np.exp(-depth / 0.55) + 0.16 * np.exp(-depth / 2.6), 0.0)[:, None]
    profile = np.where(depth[:, None] > _REACH_NM, 0.0, profile)
    plus, minus = profile * np.array(theme.PLUS, float), profile * np.array(theme.MINUS, float)
    above = (height > 0)[:, None]
    resting, reversed_ = np.where(above, plus, minus), np.where(above, minus, plus)
    return resting.astype(np.float32), reversed_.astype(np.float32)
