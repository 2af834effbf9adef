"""The way an ion takes through a protein: smooth curves in nm, as a function of how far along it is."""

import math
from collections.abc import Sequence

Point = tuple[float, float]  # x nm, height nm above the membrane's middle


def steps_of(points: Sequence[Point]) -> list[float]:
    """How far it is from each point to the next."""
    return [math.dist(points[n], points[n + 1]) for n in range(len(points) - 1)]


def along(points: Sequence[Point], progress: float, steps: list[float] | None = None) -> Point:
    """The point at `progress` (0 to 1) of a Catmull-Rom curve through `points`, at about even speed all the way.

    `steps`: those of `points`, for many looks at the same curve.
    """
    last = len(points) - 1
    steps = steps_of(points) if steps is None else steps
    left = min(max(progress, 0.0), 1.0) * sum(steps)
    n = 0
    while n < last - 1 and left > steps[n]:
        left -= steps[n]
        n += 1
    t = min(1.0, left / steps[n]) if steps[n] > 0 else 1.0
    p0, p1, p2, p3 = points[max(n - 1, 0)], points[n], points[n + 1], points[min(n + 2, last)]
    return _spline(p0[0], p1[0], p2[0], p3[0], t), _spline(p0[1], p1[1], p2[1], p3[1], t)


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))


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
