"""Sprites as pixels at any scale, cached.

What is small is drawn larger than needed and averaged down, because the rasteriser alone leaves steps on
slanted edges. Nothing here needs a window.
"""

import io
import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pygame

import sprites as files
from sprites import UNITS_PER_NM, Anchors, anchors, points

from .cache import bounded_cache, cached

__all__ = ["PHASES", "Anchors", "anchors", "draw_svg", "inner", "points", "raster", "raster_array"]

PHASES = 4  # sub-pixel positions along each axis that `raster_array` knows
_FINE = 4  # times larger that small sprites are drawn; a multiple of PHASES, so that phases are exact

Pixels = npt.NDArray[np.uint32]


_cache = bounded_cache(4.0)  # bytes for each px of the window: what is on a screen takes a fifth of it


def raster(
    name: str,
    ppn: float,
    *,
    scale: float = 1.0,
    flip_y: bool = False,
    level: float = 1.0,
    tint: tuple[int, int, int] | None = None,
    turn: float = 0.0,
) -> pygame.Surface:
    """A sprite at `ppn` px per nm, with alpha. Do not draw on it: it is shared.

    scale: times its true size. level: 0 to 1, how opaque. tint: multiplies its colours. turn: degrees
    clockwise about the anchor; a turned sprite is a square with the anchor in its middle. Unturned, the
    anchor lies origin_nm * ppn * scale from the corner, to half a pixel. Raises UnknownSprite.
    """
    key = (name, round(ppn * scale, 3), flip_y, round(level, 2), tint, round(turn, 1) % 360.0)
    return _cache.get(key, lambda: _raster(name, ppn * scale, flip_y, level, tint, turn))


def raster_array(
    name: str,
    ppn: float,
    phase_x: float,
    phase_y: float,
    size_px: int,
    *,
    scale: float = 1.0,
    turn: float = 0.0,
) -> Pixels:
    """uint32[size_px, size_px], premultiplied ARGB: a sprite with its anchor in the middle of a square cell.

    phase_x, phase_y: how many px (0 to 1, to the nearest quarter) right of and below the middle. What does
    not fit in the cell is cut off. Raises UnknownSprite.
    """
    fine = _fine_cell(name, round(ppn * scale, 3), size_px, round(turn, 1) % 360.0)
    # The fine picture has one px of margin at its left and top: to move the sprite right, begin further left.
    left, top = (_FINE - round(phase * PHASES) * (_FINE // PHASES) for phase in (phase_x, phase_y))
    cell = _shrink(fine.subsurface((left, top, size_px * _FINE, size_px * _FINE)), _FINE)
    pixels: Pixels = np.ascontiguousarray(pygame.surfarray.array2d(cell).T).view(np.uint32)
    return pixels


def inner(name: str) -> str:
    """The SVG elements of a sprite's file, without the <svg> tags. Raises UnknownSprite."""
    return _inner(name)


def draw_svg(body: str, left: float, top: float, width: int, height: int, ppn: float, times: int) -> pygame.Surface:
    """Draw SVG elements on a clear surface of width x height px.

    left, top: the corner in nm. ppn: px per nm. times: how much larger it is drawn, then averaged down.
    """
    drawn = _draw(body, left, top, width, height, ppn, times)
    if times == 1:
        return drawn
    surface = _shrink(drawn.premul_alpha(), times)
    _unmultiply(surface)
    return surface


def _raster(
    name: str, ppn: float, flip_y: bool, level: float, tint: tuple[int, int, int] | None, turn: float
) -> pygame.Surface:
    (x, y), (w, h) = anchors(name)
    if turn % 360.0:
        reach = max(math.hypot(a, b) for a in (x, w - x) for b in (y, h - y))
        x = y = reach
        w = h = 2 * reach
    width, height = (max(1, math.ceil(length * ppn - 0.01)) for length in (w, h))
    # The surplus of the last pixel goes to both sides, so that what was in the middle stays there.
    left, top = -x - (width / ppn - w) / 2, -y - (height / ppn - h) / 2
    times = _FINE if max(width, height) <= 96 else 2 if max(width, height) <= 480 else 1
    image = draw_svg(_turned(name, turn), left, top, width, height, ppn, times)
    if flip_y:
        image = pygame.transform.flip(image, False, True)
    if level < 1.0 or tint:
        image.fill((*(tint or (255, 255, 255)), round(255 * level)), special_flags=pygame.BLEND_RGBA_MULT)
    return image


@cached
def _fine_cell(name: str, ppn: float, size_px: int, turn: float) -> pygame.Surface:
    """A cell with one px more at its left and top, _FINE times as large; premultiplied."""
    corner = -(size_px / 2 + 1) / ppn
    return _draw(_turned(name, turn), corner, corner, size_px + 1, size_px + 1, ppn, _FINE).premul_alpha()


def _turned(name: str, turn: float) -> str:
    body = _inner(name)
    return f'<g transform="rotate({turn:.2f})">{body}</g>' if turn % 360.0 else body


@lru_cache(maxsize=128)
def _inner(name: str) -> str:
    text = files.svg(name).decode("utf-8")
    start = text.index(">", text.index("<svg")) + 1
    return text[start : text.rindex("</svg>")]


def _draw(body: str, left: float, top: float, width: int, height: int, ppn: float, times: int) -> pygame.Surface:
    """SVG elements on a surface `times` as wide and high as asked for."""
    u = UNITS_PER_NM
    size = width * times, height * times
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}" '
        f'viewBox="{left * u:.3f} {top * u:.3f} {width / ppn * u:.3f} {height / ppn * u:.3f}">{body}</svg>'
    )
    # What the rasteriser gives is in another order of channels, and it may round a side down by one.
    surface = pygame.Surface(size, pygame.SRCALPHA, 32)
    surface.blit(pygame.image.load_sized_svg(io.BytesIO(text.encode()), size), (0, 0))
    return surface


def _shrink(surface: pygame.Surface, times: int) -> pygame.Surface:
    """The average of every square of times x times px; premultiplied, or clear px would darken edges."""
    return pygame.transform.smoothscale(surface, (surface.get_width() // times, surface.get_height() // times))


def _unmultiply(surface: pygame.Surface) -> None:
    """From premultiplied to straight alpha, which plain blits expect."""
    rgb, alpha = pygame.surfarray.pixels3d(surface), pygame.surfarray.pixels_alpha(surface)
    whole = np.float32(255) / np.maximum(alpha, np.uint8(1)).astype(np.float32)
    rgb[:] = np.minimum(rgb * whole[..., None] + np.float32(0.5), np.float32(255)).astype(np.uint8)
