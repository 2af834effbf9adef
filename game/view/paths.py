"""The way an ion takes through a protein: smooth curves in nm, as a function of how far along it is."""

import math
from collections.abc import Sequence

Point = tuple[float, float]  # x nm, height nm above the membrane's middle


class Curve:
    """A Catmull-Rom curve through `points`, to be looked at often."""

    __slots__ = ("_points", "_splines", "_steps", "_whole")

    def __init__(self, points: Sequence[Point]) -> None:
        self._points = points
        self._steps = list(map(math.dist, points, points[1:]))
        self._whole = sum(self._steps)
        self._splines: list[tuple[float, ...] | None] = [None] * len(self._steps)  # made where they are looked at

    def at(self, progress: float) -> Point:
        """The point at `progress` (0 to 1), at about even speed all the way."""
        steps = self._steps
        left = min(max(progress, 0.0), 1.0) * self._whole
        n, last = 0, len(steps) - 1
        while n < last and left > steps[n]:
            left -= steps[n]
            n += 1
        t = min(1.0, left / steps[n]) if steps[n] > 0 else 1.0
        x, x1, x2, x3, y, y1, y2, y3 = self._splines[n] or self._spline(n)
        half = 0.5 * t
        return x + half * (x1 + t * (x2 + t * x3)), y + half * (y1 + t * (y2 + t * y3))

    def _spline(self, n: int) -> tuple[float, ...]:
        """What the stretch from a point to the next is computed from, in x and in y."""
        points = self._points
        four = points[max(n - 1, 0)], points[n], points[n + 1], points[min(n + 2, len(points) - 1)]
        made = (*_coefficients(*(x for x, _y in four)), *_coefficients(*(y for _x, y in four)))
        self._splines[n] = made
        return made


def _coefficients(a: float, b: float, c: float, d: float) -> tuple[float, float, float, float]:
    return b, c - a, 2 * a - 5 * b + 4 * c - d, 3 * (b - c) + d - a


def along(points: Sequence[Point], progress: float) -> Point:
    """The point at `progress` (0 to 1) of the curve through `points`."""
    return Curve(points).at(progress)


def through_pore(start: Point, pore_x: float, end: Point) -> tuple[Point, ...]:
    """From the vestibule, down the middle of the pore, to the mirror image."""
    sign = 1.0 if start[1] > 0 else -1.0
    return start, (pore_x, 2.9 * sign), (pore_x, 0.0), (pore_x, -2.9 * sign), end


def ease(t: float) -> float:
    """Slow, quick, slow: ease-in-out-cubic."""
    t = min(max(t, 0.0), 1.0)
    return 4 * t**3 if t < 0.5 else 1 - (2 - 2 * t) ** 3 / 2


def soften(t: float) -> float:
    """The same, but never faster than 1.5 times the mean: for small things on long ways."""
    t = min(max(t, 0.0), 1.0)
    return t * t * (3 - 2 * t)


def swell(t: float) -> float:
    """Up from 0 and down to 0 again."""
    return math.sin(math.pi * min(max(t, 0.0), 1.0))
