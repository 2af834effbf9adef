"""The way an ion takes through a protein: smooth curves in nm, as a function of how far along it is."""

import math
from collections.abc import Sequence
from typing import Any

Point = tuple[float, float]  # x nm, height nm above the membrane's middle


def steps_of(points: Sequence[Point]) -> list[float]:
    """How far it is from each point to the next."""
    return list(map(math.dist, points, points[1:]))


def point_along(points: Any, steps: Any, whole: float, last: int, progress: float) -> Point:
    """The point at `progress` (0 to 1) of a Catmull-Rom curve, at about even speed all the way.

    points: x and y of points 0 to `last`; steps: from each to the next, and `whole` their sum. Sequences, or arrays:
    `trails` compiles it.
    """
    left = min(max(progress, 0.0), 1.0) * whole
    n = 0
    while n < last - 1 and left > steps[n]:
        left -= steps[n]
        n += 1
    t = min(1.0, left / steps[n]) if steps[n] > 0 else 1.0
    (a, e), (b, f), (c, g), (d, h) = points[max(n - 1, 0)], points[n], points[n + 1], points[min(n + 2, last)]
    half = 0.5 * t
    x = b + half * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
    y = f + half * (g - e + t * (2 * e - 5 * f + 4 * g - h + t * (3 * (f - g) + h - e)))
    return x, y


def along(points: Sequence[Point], progress: float) -> Point:
    """The point at `progress` (0 to 1) of the curve through `points`."""
    steps = steps_of(points)
    return point_along(points, steps, sum(steps), len(steps), progress)


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
