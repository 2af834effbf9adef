"""A smooth thick curve that is cheap enough to draw anew every frame."""

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.drawing.theme import BONE, Colour
from game.view.readout.readout import FloatArray

_LEVEL_ROWS = 12
_STRETCH_PX = 64


class Curve:
    """Antialiased columns: each covers the span between the midpoints to its neighbours, plus the stroke.

    About 0.1 ms for 750 columns; polylines with a width are either jagged or seven times slower.
    """

    def __init__(self, colour: Colour = BONE) -> None:
        self.colour = colour
        self._surface = pygame.Surface((1, 1), pygame.SRCALPHA)
        self._shown: bytes | None = None
        self._parts: list[tuple[pygame.Surface, tuple[int, int]]] = []
        self._last_y: float | None = None
        self._frame: tuple[object, ...] = ()

    def draw(
        self,
        target: pygame.Surface,
        plot: pygame.Rect,
        values: FloatArray,
        limits: tuple[float, float],
        stroke: float,
    ) -> float | None:
        """Draw `values` (oldest first, nan where unknown) across `plot` and return the y of the last one.

        `limits` are the values at the bottom and the top edge; None is returned if the last is unknown.
        """
        # Half a stroke of the curve may lie outside the plot; the surface is taller by that much each side.
        margin = int(np.ceil(stroke)) + 1
        frame = (plot.size, limits, stroke)
        shown = values.tobytes()
        if frame != self._frame or shown != self._shown:
            self._frame, self._shown = frame, shown
            self._resize((plot.width, plot.height + 2 * margin))
            y = margin + _heights(values, plot.size, limits)
            self._paint(y, stroke)
            self._last_y = float(y[-1]) if y.size and np.isfinite(y[-1]) else None
        left, top = plot.x, plot.y - margin
        target.fblits([(part, (left + x, top + y)) for part, (x, y) in self._parts])
        return None if self._last_y is None else plot.y - margin + self._last_y

    def _resize(self, size: tuple[int, int]) -> None:
        if self._surface.get_size() != size:
            self._surface = pygame.Surface(size, pygame.SRCALPHA)
        self._surface.fill((*self.colour, 0))

    def _paint(self, y: FloatArray, stroke: float) -> None:
        top, bottom = _spans(y, stroke)
        first = np.floor(np.where(np.isfinite(y), top, 0))
        rows = np.where(np.isfinite(y), np.ceil(bottom) - first, 0)
        alpha = pygame.surfarray.pixels_alpha(self._surface)
        # Level stretches first, all in one go; the few columns of a jump would make that table tall.
        level = np.flatnonzero((rows > 0) & (rows <= _LEVEL_ROWS))
        _fill(alpha, level, first[level], top[level], bottom[level], _LEVEL_ROWS)
        for column in np.flatnonzero(rows > _LEVEL_ROWS):
            at = slice(column, column + 1)
            _fill(alpha, np.array([column]), first[at], top[at], bottom[at], int(rows[column]))
        del alpha  # unlocks the surface
        self._parts = self._stretches(first, rows)

    def _stretches(self, first: FloatArray, rows: FloatArray) -> list[tuple[pygame.Surface, tuple[int, int]]]:
        """Stretches of the surface, as high as the curve there, and their corners: most of the plot is clear."""
        width, height = self._surface.get_size()
        starts = np.arange(0, width, _STRETCH_PX)
        tops = np.minimum.reduceat(np.where(rows > 0, first, height), starts)
        bottoms = np.maximum.reduceat(np.where(rows > 0, first + rows, 0), starts)
        parts = []
        for x, highest, lowest in zip(starts.tolist(), tops.tolist(), bottoms.tolist(), strict=True):
            y, end = max(0, int(highest)), min(height, int(lowest))
            if end > y:
                part = self._surface.subsurface((x, y, min(_STRETCH_PX, width - x), end - y))
                parts.append((part, (x, y)))
        return parts


def _fill(
    alpha: NDArray[np.uint8],
    columns: NDArray[np.int64],
    first: NDArray[np.float32],
    top: NDArray[np.float32],
    bottom: NDArray[np.float32],
    most: int,
) -> None:
    """Write how much of each pixel lies between `top` and `bottom` into `columns` of `alpha` [w, h]."""
    row = np.arange(most, dtype=np.float32)[None, :] + first[:, None]
    covered = np.minimum(row + 1, bottom[:, None]) - np.maximum(row, top[:, None])
    across, down = np.nonzero((covered > 0) & (row >= 0) & (row < alpha.shape[1]))
    opacity = (255 * np.minimum(covered[across, down], 1)).astype(np.uint8)
    alpha[columns[across], row[across, down].astype(np.int64)] = opacity


def _heights(values: FloatArray, size: tuple[int, int], limits: tuple[float, float]) -> FloatArray:
    """Px from the top of the plot for every column. float32[width], nan where unknown."""
    width, height = size
    if not values.size:
        return np.full(width, np.nan, np.float32)
    at = np.linspace(0, values.size - 1, width)
    column = np.interp(at, np.arange(values.size), values)
    low, high = limits
    return np.asarray((high - column) / (high - low) * height, np.float32)


def _spans(y: FloatArray, stroke: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Top and bottom of the stroke in every column. float32[width] each."""
    left, right = y.copy(), y.copy()
    left[1:] = (y[:-1] + y[1:]) / 2
    right[:-1] = left[1:]
    left[~np.isfinite(left)] = y[~np.isfinite(left)]
    right[~np.isfinite(right)] = y[~np.isfinite(right)]
    # Across a slope the stroke is taller than it is wide; the span itself already holds part of that.
    slope = np.abs(right - left)
    half = stroke / 2 * np.sqrt(1 + np.minimum(slope, 3) ** 2) - np.minimum(slope, 3) / 2
    half = np.maximum(half, stroke / 2)
    top = np.minimum(np.minimum(left, right), y) - half
    bottom = np.maximum(np.maximum(left, right), y) + half
    return top.astype(np.float32), bottom.astype(np.float32)
