"""The colours of the two solutions and of the glow on the membrane's faces, row by row; and a still picture of them.

Nothing here needs a kernel: the splash shows them before there is one.
"""

import numpy as np
import pygame

from game.engine.arrays import FloatArray
from game.view.drawing import appearance, theme

from .camera import HALF_MEMBRANE_NM, Camera

GLOW_REACH_NM = 11.5
"""Beyond this the glow is less than half a grey level."""
BAYER = ((np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) + 0.5) / 16.0).astype(np.float32)
"""float32[4, 4]: added before colours are cut to whole numbers, so that dark gradients show no bands."""


def still(camera: Camera, scrim_px: int = 0, voltage_mV: float = 0.0, side_dim: bool = True) -> pygame.Surface:
    """What `Backdrop` paints, without its kernel and fifty times as slowly; see there.

    side_dim: whether it is darker towards the sides.
    """
    light = rows(camera, scrim_px)[:, None, :]
    if side_dim:
        light = light * dimmed_sides(camera.width)[None, :, None]
    light = light + glow(camera)[0 if voltage_mV <= 0 else 1][:, None, :] * np.float32(glow_strength(voltage_mV))
    across, down = np.arange(camera.width) & 3, np.arange(camera.height) & 3
    light = light + BAYER[down[:, None], across[None, :]][..., None]
    surface = pygame.Surface((camera.width, camera.height), 0, 32)
    pygame.surfarray.blit_array(surface, np.minimum(light, 255.0).astype(np.uint8).swapaxes(0, 1))
    return surface


def glow_strength(voltage_mV: float) -> float:
    """How strongly the faces glow: 0 at 0 mV, 1 at -70 mV."""
    return min(abs(voltage_mV) / 70.0, 1.4)


def scrim(height: int, reach: int) -> FloatArray:
    """How much of each row is hidden by the darkened top, 0 to 1; in high contrast it hides all behind the words."""
    if reach <= 0:
        return np.zeros(height)
    if appearance.current().high_contrast:
        return np.clip((1.0 - (np.arange(height) + 0.5) / reach) / 0.12, 0.0, 1.0)
    t = np.clip((np.arange(height) + 0.5) / reach, 0.0, 1.0)
    return np.where(t < 0.45, 0.96 - 0.16 * t, 0.0) + np.where(t >= 0.45, 0.888 * (1 - (t - 0.45) / 0.55) ** 1.5, 0.0)


def rows(camera: Camera, scrim_px: int) -> np.ndarray:
    """float32[height, 3]: the colour of each row of the solutions and the membrane's core, under the darkened top."""
    height, depth = _height_and_depth(camera)
    outside = np.array(theme.OUT_FAR) + (np.array(theme.OUT_NEAR) - np.array(theme.OUT_FAR)) * _near(depth)
    inside = np.array(theme.IN_FAR) + (np.array(theme.IN_NEAR) - np.array(theme.IN_FAR)) * _near(depth)
    colours = np.where((height > 0)[:, None], outside, inside)
    core = np.abs(height) < HALF_MEMBRANE_NM - 0.38
    colours = np.where(core[:, None], np.array(theme.CORE, float), colours)
    return np.ascontiguousarray(colours * (1.0 - scrim(camera.height, scrim_px))[:, None]).astype(np.float32)


def dimmed_sides(width: int) -> np.ndarray:
    """float32[width]: what each column's colours are multiplied by."""
    off = (np.arange(width) + 0.5) / width - 0.5
    return (1.0 - 0.30 * (2.0 * np.abs(off)) ** 2.4).astype(np.float32)


def glow(camera: Camera) -> tuple[np.ndarray, np.ndarray]:
    """float32[height, 3] each: glow colour of each row at full strength, for V < 0 and for V > 0."""
    height, depth = _height_and_depth(camera)
    beyond = np.abs(height) > HALF_MEMBRANE_NM - 0.38
    profile = np.where(beyond, 0.42 * np.exp(-depth / 0.55) + 0.16 * np.exp(-depth / 2.6), 0.0)[:, None]
    profile = np.where(depth[:, None] > GLOW_REACH_NM, 0.0, profile)
    plus, minus = profile * np.array(theme.PLUS, float), profile * np.array(theme.MINUS, float)
    above = (height > 0)[:, None]
    resting, reversed_ = np.where(above, plus, minus), np.where(above, minus, plus)
    return resting.astype(np.float32), reversed_.astype(np.float32)


def _height_and_depth(camera: Camera) -> tuple[FloatArray, FloatArray]:
    """Of the middle of each row: height above the membrane's middle, and distance from its nearer face, nm."""
    rows_px = np.arange(camera.height, dtype=np.float64)
    height: FloatArray = (camera.membrane_y - (rows_px + 0.5)) / camera.ppn
    return height, np.maximum(np.abs(height) - HALF_MEMBRANE_NM, 0.0)


def _near(depth: FloatArray) -> FloatArray:
    near: FloatArray = np.exp(-2.6 * np.minimum(depth, 30.0) / 30.0)[:, None]
    return near
