"""Antialiased primitives: panels, arrows, chevrons, triangles, discs, dashes. Surfaces are shared and cached.

Every function that returns a surface returns a cached one: blit it, never draw on it.
"""

from collections.abc import Sequence
from typing import Final, Literal

import numpy as np
import pygame
from numpy.typing import NDArray

from . import appearance
from .cache import cached
from .theme import LINE_ALPHA, PANEL, PANEL_ALPHA, WHITE, Colour, Theme

Direction = Literal["up", "down", "left", "right"]
Point = tuple[float, float]

BLACK: Final = (0, 0, 0)
_PLAIN_ALPHA: Final = 190  # of lines in high contrast
_FINER: Final = 4  # polygons are drawn this many times larger and scaled down
_BAND_PX: Final = 128


def from_coverage(colour: Colour, coverage: NDArray[np.float32], alpha: int = 255) -> pygame.Surface:
    """A surface of one colour whose opacity is `coverage` (float32[width, height], 0 to 1) times `alpha`."""
    width, height = coverage.shape
    surface = pygame.Surface((width, height), pygame.SRCALPHA)
    surface.fill((*colour, 0))
    pygame.surfarray.pixels_alpha(surface)[:] = np.round(np.clip(coverage, 0, 1) * alpha).astype(np.uint8)
    return surface


def grid(width: int, height: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Coordinates of the pixels' centres from the middle of a `width` x `height` px surface, in px."""
    x = np.arange(width, dtype=np.float32) + np.float32(0.5 - width / 2)
    y = np.arange(height, dtype=np.float32) + np.float32(0.5 - height / 2)
    return x[:, None], y[None, :]


def _rounded_distance(width: int, height: int, radius: float) -> NDArray[np.float32]:
    """Px from the edge of a rounded rectangle that fills the surface; negative inside. float32[w, h]."""
    x, y = grid(width, height)
    across = np.abs(x) - np.float32(width / 2 - radius)
    down = np.abs(y) - np.float32(height / 2 - radius)
    corner = np.hypot(np.maximum(across, 0), np.maximum(down, 0))
    return np.asarray(corner + np.minimum(np.maximum(across, down), 0) - np.float32(radius), np.float32)


def rounded(size: tuple[int, int], radius: int, colour: Colour, alpha: int = 255) -> pygame.Surface:
    """A filled rounded rectangle. In high contrast the ground of a panel is black and hides what is behind it."""
    if colour == PANEL and appearance.current().high_contrast:
        return _filled(size, radius, BLACK, 255)
    return _filled(size, radius, colour, alpha)


@cached
def _filled(size: tuple[int, int], radius: int, colour: Colour, alpha: int) -> pygame.Surface:
    return from_coverage(colour, 0.5 - _rounded_distance(*size, radius), alpha)


def frame(size: tuple[int, int], radius: int, colour: Colour, thickness: float, alpha: int = 255) -> pygame.Surface:
    """The outline of a rounded rectangle, `thickness` px wide and inside `size`; never faint in high contrast."""
    if appearance.current().high_contrast:
        alpha = max(alpha, _PLAIN_ALPHA)
    return _framed(size, radius, colour, thickness, alpha)


@cached
def _framed(size: tuple[int, int], radius: int, colour: Colour, thickness: float, alpha: int) -> pygame.Surface:
    distance = _rounded_distance(*size, radius)
    return from_coverage(colour, np.minimum(0.5 - distance, distance + thickness + 0.5), alpha)


def panel(size: tuple[int, int], radius: int, line: int) -> pygame.Surface:
    """The dark ground of a panel with its faint white line, `line` px wide."""
    return _panel(size, radius, line, appearance.current().high_contrast)


@cached
def _panel(size: tuple[int, int], radius: int, line: int, high_contrast: bool) -> pygame.Surface:
    surface = rounded(size, radius, PANEL, PANEL_ALPHA).copy()
    surface.blit(frame(size, radius, WHITE, line, LINE_ALPHA), (0, 0))
    return surface


def themed_panel(size: tuple[int, int], theme: Theme) -> pygame.Surface:
    """`panel` with the radius and line of `theme`."""
    return panel(size, theme.px(20), theme.hairline)


@cached
def polygon(size: tuple[int, int], points: tuple[Point, ...], colour: Colour, alpha: int = 255) -> pygame.Surface:
    """A filled polygon; `points` in px of the surface."""
    return new_polygon(size, points, colour, alpha)


def new_polygon(size: tuple[int, int], points: Sequence[Point], colour: Colour, alpha: int = 255) -> pygame.Surface:
    """The same, not cached: for a part of a larger picture."""
    image = pygame.Surface(size, pygame.SRCALPHA)
    corners = [(int(x * _FINER), int(y * _FINER)) for x, y in points]
    for top in range(0, size[1], _BAND_PX):  # in one piece a tall one would take sixteen times its own memory at once
        band = size[0], min(_BAND_PX, size[1] - top)
        large = pygame.Surface((band[0] * _FINER, band[1] * _FINER), pygame.SRCALPHA)
        large.fill((*colour, 0))
        pygame.draw.polygon(large, (*colour, alpha), [(x, y - top * _FINER) for x, y in corners])
        image.blit(pygame.transform.smoothscale(large, band), (0, top), special_flags=pygame.BLEND_RGBA_MAX)
    return image


def _turned(points: Sequence[Point], size: tuple[int, int], direction: Direction) -> tuple[Point, ...]:
    """Points of the unit square, drawn for "up", turned to `direction` and scaled to `size`."""
    turned: list[Point] = []
    for x, y in points:
        if direction in ("left", "right"):
            x, y = y, x
        if direction in ("down", "right"):
            x, y = (x, 1 - y) if direction == "down" else (1 - x, y)
        turned.append((x * size[0], y * size[1]))
    return tuple(turned)


def triangle(size: tuple[int, int], direction: Direction, colour: Colour, alpha: int = 255) -> pygame.Surface:
    """A filled triangle that points in `direction`."""
    return polygon(size, _turned([(0, 1), (0.5, 0), (1, 1)], size, direction), colour, alpha)


def open_triangle(size: tuple[int, int], direction: Direction, colour: Colour, stroke: float) -> pygame.Surface:
    """A triangle that points in `direction`, of `stroke` px lines with nothing inside."""
    return _strokes(size, _turned([(0.06, 0.92), (0.5, 0.08), (0.94, 0.92)], size, direction), colour, stroke, True)


def chevron(size: tuple[int, int], direction: Direction, colour: Colour, stroke: float) -> pygame.Surface:
    """An open angle that points in `direction`, of `stroke` px lines with round ends."""
    return _strokes(size, _turned([(0.1, 0.85), (0.5, 0.15), (0.9, 0.85)], size, direction), colour, stroke, False)


@cached
def _strokes(
    size: tuple[int, int], points: tuple[Point, ...], colour: Colour, stroke: float, closed: bool
) -> pygame.Surface:
    """Straight lines with round ends and joints through `points`, `stroke` px wide."""
    x, y = grid(*size)
    x, y = x + np.float32(size[0] / 2), y + np.float32(size[1] / 2)
    distance = np.full(size, np.inf, np.float32)
    ends = [*points[1:], points[0]] if closed else points[1:]
    for (x0, y0), (x1, y1) in zip(points, ends, strict=False):
        dx, dy = x1 - x0, y1 - y0
        along = np.clip(((x - x0) * dx + (y - y0) * dy) / max(dx * dx + dy * dy, 1e-9), 0, 1)
        distance = np.minimum(distance, np.hypot(x - x0 - along * dx, y - y0 - along * dy))
    return from_coverage(colour, np.asarray(stroke / 2 + 0.5 - distance, np.float32))


@cached
def disc(diameter: float, colour: Colour, alpha: int = 255) -> pygame.Surface:
    """A filled circle `diameter` px wide, in the middle of a surface one or two px larger."""
    side = int(np.ceil(diameter)) + 2
    x, y = grid(side, side)
    return from_coverage(colour, np.float32(diameter / 2 + 0.5) - np.hypot(x, y), alpha)


def blit_centred(surface: pygame.Surface, image: pygame.Surface, at: Point) -> pygame.Rect:
    """Blit `image` with its middle at `at`."""
    return surface.blit(image, (round(at[0] - image.get_width() / 2), round(at[1] - image.get_height() / 2)))


def wash(surface: pygame.Surface, rect: tuple[int, int, int, int], colour: Colour, alpha: int) -> None:
    """Lay a see-through colour over `rect` (a bare `fill` would replace what is there, opacity and all)."""
    veil = pygame.Surface(rect[2:], pygame.SRCALPHA)
    veil.fill((*colour, alpha))
    surface.blit(veil, rect[:2])


def dashes(
    surface: pygame.Surface,
    colour: Colour,
    span: tuple[int, int],
    y: int,
    on_off: tuple[int, int],
    thickness: int,
) -> None:
    """A level dashed line from x `span[0]` to `span[1]`, centred on `y`."""
    on, off = on_off
    for x in range(span[0], span[1], max(1, on + off)):
        surface.fill(colour, (x, y - thickness // 2, min(on, span[1] - x), thickness))


def dots(surface: pygame.Surface, colour: Colour, span: tuple[int, int], y: int, pitch: int, diameter: float) -> None:
    """A level dotted line from x `span[0]` to `span[1]`, centred on `y`."""
    dot = disc(diameter, colour)
    for x in range(span[0], span[1], max(1, pitch)):
        blit_centred(surface, dot, (x + diameter / 2, y))
