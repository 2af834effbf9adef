"""The outlines of the small pictures of ions: shape alone distinguishes the ions, so that colour never has to.

Each function takes the coordinates of a square from -1 to 1, x to the right and y down, float32[px, px], and returns
how far each point is from the edge, in the same unit, negative inside.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]
Distance = NDArray[Any]
Outline = Callable[[Field, Field], Distance]


def disc(x: Field, y: Field) -> Distance:
    """A full disc."""
    return np.hypot(x, y) - 0.90


def diamond(x: Field, y: Field) -> Distance:
    """A square on its corner."""
    return np.asarray((np.abs(x) + np.abs(y) - 0.92) / np.sqrt(2) - 0.04)


def ring(x: Field, y: Field) -> Distance:
    """A disc with a hole."""
    return np.abs(np.hypot(x, y) - 0.74) - 0.15


def triangle(x: Field, y: Field) -> Distance:
    """A triangle, its corner up, and a little higher than its box's middle."""
    slanted = 0.866 * np.abs(x) + 0.5 * (-y)
    return np.asarray(np.maximum(slanted - 0.36, y - 0.62) - 0.12)


def hexagon(x: Field, y: Field) -> Distance:
    """A ring of six corners."""
    corner = np.maximum(np.abs(x), 0.5 * np.abs(x) + 0.866 * np.abs(y))
    return np.asarray(np.maximum(corner - 0.82, 0.36 - corner))


def square(x: Field, y: Field) -> Distance:
    """A square with round corners."""
    return np.hypot(np.maximum(np.abs(x) - 0.55, 0), np.maximum(np.abs(y) - 0.55, 0)) - 0.25


def lump(x: Field, y: Field) -> Distance:
    """Three balls grown together."""
    lobes = ((-0.34, -0.30, 0.56), (0.38, -0.24, 0.50), (0.04, 0.42, 0.50))
    return np.asarray(np.minimum.reduce([np.hypot(x - cx, y - cy) - r for cx, cy, r in lobes]))
