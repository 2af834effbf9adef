"""Where the membrane is torn: water from side to side, and lipids curled round the edges so that no tail is bare."""

import math
from collections.abc import Callable

import pygame

from game.engine.tear import HOLE_SLOTS
from game.view.drawing import sprites, theme

from .camera import HALF_MEMBRANE_NM, Camera

_RIM_NM = HALF_MEMBRANE_NM - 0.42  # from the middle of the membrane to the heads that round its edge
_HEADS = 6
_TINT = (220, 220, 238)


def half_width_nm(slot_nm: float) -> float:
    """Half of what a hole leaves bare, its rims included."""
    return HOLE_SLOTS * slot_nm / 2


def paint(strip: pygame.Surface, camera: Camera, top: int, x_nm: float, half_nm: float) -> None:
    """Paint the hole at x into `strip`, a picture of the membrane whose first row is the window's row `top`."""
    left, right = (camera.x_px(x_nm) + side * half_nm * camera.ppn for side in (-1, 1))
    _paint_water(strip, camera, top, round(left), round(right))
    for edge, inward in ((left, 1), (right, -1)):
        _paint_rim(strip, camera, top, edge, inward)


def _paint_water(strip: pygame.Surface, camera: Camera, top: int, left: int, right: int) -> None:
    reach = HALF_MEMBRANE_NM - 0.3
    first, last = round(camera.y_px(reach)) - top, round(camera.y_px(-reach)) - top
    for y in range(first, last):
        share = (y - first) / max(1, last - first - 1)
        share = share * share * (3 - 2 * share)
        colour = [round(o + (i - o) * share) for o, i in zip(theme.OUT_NEAR, theme.IN_NEAR, strict=True)]
        strip.fill((*colour, 255), (left, y, right - left, 1))


def _paint_rim(strip: pygame.Surface, camera: Camera, top: int, edge_px: float, inward: int) -> None:
    """Half a circle of lipids, heads to the water, tails to its middle."""
    spread: Callable[[int], float] = lambda n: math.pi * ((n + 0.5) / _HEADS - 0.5)  # noqa: E731
    for n in sorted(range(_HEADS), key=lambda n: -abs(spread(n))):
        across, up = inward * math.cos(spread(n)), math.sin(spread(n))
        image = sprites.raster("lipid", camera.ppn, tint=_TINT, turn=math.degrees(math.atan2(across, up)))
        x = edge_px + across * _RIM_NM * camera.ppn
        y = camera.y_px(up * _RIM_NM) - top
        strip.blit(image, (round(x - image.get_width() / 2), round(y - image.get_height() / 2)))
