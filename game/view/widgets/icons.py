"""Small signs for buttons, drawn from distance fields so that they are sharp at any size."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.drawing.cache import cached
from game.view.drawing.shapes import from_coverage, grid
from game.view.drawing.theme import Colour

Field = NDArray[np.float32]
Point = tuple[float, float]


@cached
def icon(name: str, px: int, colour: Colour) -> pygame.Surface:
    """The sign `name` (a key of `SIGNS`; else KeyError), `px` px square; shared, so never draw on it."""
    x, y = grid(px, px)
    unit = np.float32(2 / px)
    distance = SIGNS[name](x * unit, y * unit)
    return from_coverage(colour, np.asarray(0.5 - distance * px / 2, np.float32))


def _bar(x: Field, y: Field, centre: Point, half: Point, round_: float = 0.06) -> Field:
    across = np.abs(x - centre[0]) - (half[0] - round_)
    down = np.abs(y - centre[1]) - (half[1] - round_)
    corner = np.hypot(np.maximum(across, 0), np.maximum(down, 0))
    return np.asarray(corner + np.minimum(np.maximum(across, down), 0) - round_, np.float32)


def _line(x: Field, y: Field, start: Point, end: Point) -> Field:
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = np.clip(((x - start[0]) * dx + (y - start[1]) * dy) / (dx * dx + dy * dy), 0, 1)
    return np.asarray(np.hypot(x - start[0] - along * dx, y - start[1] - along * dy), np.float32)


def _filled(x: Field, y: Field, points: Sequence[Point], round_: float = 0.08) -> Field:
    """A convex polygon with rounded corners; `points` clockwise on the screen."""
    edges = list(zip(points, [*points[1:], points[0]], strict=True))
    nearest = np.minimum.reduce([_line(x, y, start, end) for start, end in edges])
    inside = np.logical_and.reduce([(b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) > 0 for a, b in edges])
    return np.asarray(np.where(inside, -nearest, nearest) - round_, np.float32)


def _pause(x: Field, y: Field) -> Field:
    return np.minimum(_bar(x, y, (-0.34, 0), (0.17, 0.72)), _bar(x, y, (0.34, 0), (0.17, 0.72)))


def _play(x: Field, y: Field) -> Field:
    return _filled(x, y, [(-0.42, -0.66), (0.72, 0), (-0.42, 0.66)])


def _step(x: Field, y: Field) -> Field:
    return np.minimum(_filled(x, y, [(-0.62, -0.60), (0.30, 0), (-0.62, 0.60)]), _bar(x, y, (0.60, 0), (0.12, 0.70)))


def _to_now(x: Field, y: Field) -> Field:
    first = _filled(x, y, [(-0.80, -0.50), (-0.14, 0), (-0.80, 0.50)])
    second = _filled(x, y, [(-0.12, -0.50), (0.54, 0), (-0.12, 0.50)])
    return np.minimum(np.minimum(first, second), _bar(x, y, (0.76, 0), (0.10, 0.62)))


def _restart(x: Field, y: Field) -> Field:
    ring = np.abs(np.hypot(x, y) - 0.62) - 0.11
    # The ring is open at the upper left, where the head of the arrow stands.
    angle = np.degrees(np.arctan2(-y, x))
    gap = np.where((angle > 92) & (angle < 150), 1.0, -1.0)
    head = _filled(x, y, [(0.02, -0.92), (0.02, -0.32), (-0.40, -0.62)], 0.05)
    return np.asarray(np.minimum(np.maximum(ring, gap), head), np.float32)


def _minus(x: Field, y: Field) -> Field:
    return _bar(x, y, (0, 0), (0.68, 0.10))


def _plus(x: Field, y: Field) -> Field:
    return np.minimum(_minus(x, y), _bar(x, y, (0, 0), (0.10, 0.68)))


def _close(x: Field, y: Field) -> Field:
    strokes = np.minimum(_line(x, y, (-0.6, -0.6), (0.6, 0.6)), _line(x, y, (-0.6, 0.6), (0.6, -0.6)))
    return np.asarray(strokes - 0.11, np.float32)


def _chevron(x: Field, y: Field, way: int, at: float = 0.0) -> Field:
    tip, tail = at + 0.34 * way, at - 0.30 * way
    strokes = np.minimum(_line(x, y, (tail, -0.62), (tip, 0)), _line(x, y, (tail, 0.62), (tip, 0)))
    return np.asarray(strokes - 0.12, np.float32)


def _chevrons(x: Field, y: Field, way: int) -> Field:
    return np.minimum(_chevron(x, y, way, -0.34), _chevron(x, y, way, 0.34))


def _arrow(x: Field, y: Field, way: Point) -> Field:
    tip = (0.62 * way[0], 0.62 * way[1])
    tail = (-tip[0], -tip[1])
    wings = [(tip[0] - 0.45 * (way[0] + turn * way[1]), tip[1] - 0.45 * (way[1] + turn * way[0])) for turn in (-1, 1)]
    strokes = np.minimum.reduce([_line(x, y, tail, tip), *(_line(x, y, tip, wing) for wing in wings)])
    return np.asarray(strokes - 0.10, np.float32)


def _check(x: Field, y: Field) -> Field:
    strokes = np.minimum(_line(x, y, (-0.6, 0.05), (-0.15, 0.5)), _line(x, y, (-0.15, 0.5), (0.65, -0.5)))
    return np.asarray(strokes - 0.12, np.float32)


def _book(x: Field, y: Field) -> Field:
    """An open book: two pages and the fold between them."""
    side = np.abs(x)
    corners = [(0.06, -0.42), (0.84, -0.62), (0.84, 0.48), (0.06, 0.68)]
    edges = zip(corners, [*corners[1:], corners[0]], strict=True)
    lines = [_line(side, y, start, end) for start, end in edges]
    rows = [_line(side, y, (0.32, at), (0.60, at - 0.07)) + np.float32(0.03) for at in (-0.16, 0.16)]
    return np.asarray(np.minimum.reduce([*lines, *rows]) - 0.09, np.float32)


SIGNS: Final[dict[str, Callable[[Field, Field], Field]]] = {
    "pause": _pause,
    "play": _play,
    "step": _step,
    "step_back": lambda x, y: _step(-x, y),
    "record": lambda x, y: np.asarray(np.hypot(x, y) - 0.62, np.float32),
    "stop": lambda x, y: _bar(x, y, (0, 0), (0.56, 0.56), 0.12),
    "to_now": _to_now,
    "chevron_left": lambda x, y: _chevron(x, y, -1),
    "chevron_right": lambda x, y: _chevron(x, y, 1),
    "chevrons_left": lambda x, y: _chevrons(x, y, -1),
    "chevrons_right": lambda x, y: _chevrons(x, y, 1),
    "restart": _restart,
    "minus": _minus,
    "plus": _plus,
    "close": _close,
    "check": _check,
    "book": _book,
    "left": lambda x, y: _arrow(x, y, (-1, 0)),
    "right": lambda x, y: _arrow(x, y, (1, 0)),
}
