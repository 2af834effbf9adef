"""The sprites of all ions at one scale, as the kernel that draws them reads them: only what holds something.

A sprite at one sub-pixel place is a cell: a list of vectors of pixels, each with its row and its first column. What is
clear is neither kept nor blended, so that the cells of a scale stay in the processor's cache.
"""

import math
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from game.engine import species
from game.kernels.structure import Structure
from game.view.drawing import sprites
from game.view.drawing.species_art import ART

from .blend import WIDE
from .placing import sprite_name

PHASES = 4  # sub-pixel positions along each axis: without them slow ions tick from pixel to pixel


class IonSprites(Structure):
    """Every ion's sprite in each of its variants, at every sub-pixel place."""

    pixels: np.ndarray  # uint32[vectors * WIDE] premultiplied ARGB
    row: np.ndarray  # int16[vectors] from the top of the cell
    left: np.ndarray  # int16[vectors] first column, from the cell's left edge
    cell: np.ndarray  # int64[cells, 6] first vector, one past the last; rows and columns they take: first, end
    ion: np.ndarray  # int64[species, 4] first cell, variants, height and width of a cell


@lru_cache(maxsize=4)  # 0.1 to 3 MB each; a window that comes back to a size it had finds them again
def ion_sprites(ppn: float) -> IonSprites:
    """Those of all ions at `ppn` px per nm."""
    return pack(_drawn(row.key, ppn) for row in species.TABLE)  # one by one: they are larger than what is kept


def pack(ions: Iterable[np.ndarray]) -> IonSprites:
    """Sprites as kernels read them, from uint32[variant, PHASES, PHASES, high, wide] (premultiplied) of each ion."""
    lists, ion = [], []
    cells = 0
    for pixels in ions:
        variants, high, wide = pixels.shape[0], pixels.shape[3], pixels.shape[4]
        ion.append((cells, variants, high, wide))
        lists.append(_vectors(pixels.reshape(-1, high, wide), cells))
        cells += variants * PHASES * PHASES
    of, row, left, vectors = (np.concatenate(each) for each in zip(*lists, strict=True))
    cell = np.zeros((cells, 6), np.int64)
    cell[:, 0], cell[:, 1] = (np.searchsorted(of, np.arange(cells), side) for side in ("left", "right"))
    for n, (first, last) in enumerate(cell[:, :2].tolist()):
        if last > first:
            rows, columns = row[first:last], left[first:last]
            cell[n, 2:] = rows.min(), rows.max() + 1, columns.min(), columns.max() + WIDE
    return IonSprites(vectors.reshape(-1), row.astype(np.int16), left.astype(np.int16), cell, np.array(ion, np.int64))


def _vectors(cells: np.ndarray, first: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """What covers all px of uint32[cell, high, wide] that hold something: cell (from `first`), row, column, pixels."""
    high, wide = cells.shape[1:]
    lines = np.zeros((cells.shape[0] * high, wide + WIDE), np.uint32)
    lines[:, :wide] = cells.reshape(-1, wide)
    covered = np.zeros(lines.shape[0], np.int64)  # up to which column
    columns = np.arange(lines.shape[1])
    found_lines, found_columns = [], []
    while True:
        left = (lines != 0) & (columns >= covered[:, None])
        some = np.flatnonzero(left.any(axis=1))
        if not some.size:
            break
        begin = left[some].argmax(axis=1)
        found_lines.append(some)
        found_columns.append(begin)
        covered[some] = begin + WIDE
    if not found_lines:
        nothing = np.zeros(0, np.int64)
        return nothing, nothing, nothing, np.zeros((0, WIDE), np.uint32)
    line, column = np.concatenate(found_lines), np.concatenate(found_columns)
    order = np.lexsort((column, line))
    line, column = line[order], column[order]
    return first + line // high, line % high, column, lines[line[:, None], column[:, None] + np.arange(WIDE)]


def _drawn(key: str, ppn: float) -> np.ndarray:
    """One ion's sprite, uint32[variant, PHASES, PHASES, high, wide]."""
    row, name = ART[key], sprite_name(key, ppn)
    size = math.ceil(row.span_nm * ppn / 2) * 2 + 2  # even, as `wide` is, so that both have one middle
    wide = -(-size // WIDE) * WIDE
    turns = (0.0,) if name.endswith("_lg") else row.turns  # signs stay upright
    variants = [(turn, scale) for turn in turns for scale in row.scales]
    phases = [n / PHASES for n in range(PHASES)]
    pixels = np.zeros((len(variants), PHASES, PHASES, size, wide), np.uint32)
    left = (wide - size) // 2
    for v, (turn, scale) in enumerate(variants):
        for j, py in enumerate(phases):
            for i, px in enumerate(phases):
                cell = sprites.raster_array(name, ppn, px, py, size, scale=scale, turn=turn)
                pixels[v, j, i, :, left : left + size] = cell
    return pixels
