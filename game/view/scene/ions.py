"""The free ions, drawn far to near: trapped anions first, the rarest cations last."""

import math
from dataclasses import dataclass

import numpy as np

from game.engine import Patch, species
from game.engine.arrays import PhaseArray
from game.engine.state import State
from game.view.drawing import appearance, sprites
from game.view.drawing.cache import kept

from . import splat
from .camera import HALF_MEMBRANE_NM, Camera
from .placing import SPRITE, sprite_name

# Of the square each sprite is drawn in.
_SPAN_NM = {"Na": 0.80, "K": 0.84, "Cl": 0.72, "A": 1.52, "Ch": 1.2, "Ca": 1.0, "S": 0.96}
_SPAN_NM |= {"ATP": 2.2, "ADP": 2.0, "Pi": 0.7}
QUIET = {"Na": 1.0, "K": 1.0, "Cl": 0.62, "A": 0.72, "Ch": 0.66, "Ca": 1.0, "S": 0.6, "ATP": 1.0, "ADP": 0.8, "Pi": 0.8}
_ORDER = ("A", "Ch", "S", "Cl", "ADP", "Pi", "ATP", "Na", "K", "Ca")
_FALL_NM, _FLOOR = 13.0, 0.40
_GLIDE_NM = 3.0  # more than any ion moves in one tick


class Ions:
    """Draws every free ion of a patch for one camera."""

    def __init__(self, camera: Camera, scrim: np.ndarray) -> None:
        """`scrim` float[height]: how much of each row the darkened top hides."""
        self._camera = camera
        self._found, self._order = np.zeros((2, 4096), np.int64)
        self._scratch = splat.scratch()
        self._tables = {key: _table(key, camera.ppn) for key in SPRITE}
        self._levels = {(key, side): _levels(key, side, camera, scrim) for key in SPRITE for side in (0, 1)}

    def slide(self, camera: Camera) -> None:
        """Look at another place along the membrane; all else about `camera` is as it was."""
        self._camera = camera

    def draw(self, pixels: np.ndarray, pitch: int, patch: Patch, fraction: float) -> None:
        """Draw into flat `pixels` (rows of `pitch`) where the ions are `fraction` of a tick from now."""
        s, r, camera = patch.state, patch.rules, self._camera
        size = np.array([camera.width, camera.height, pitch])
        for key in _ORDER:
            table = self._tables[key]
            for side in (0, 1):
                segment = species.segment(species.INDEX[key], side)
                run = segment_rows(s, segment)
                if run.start == run.stop:
                    continue
                down = 1.0 if side == 0 else -1.0
                face = camera.membrane_y + down * HALF_MEMBRANE_NM * camera.ppn
                view = np.array([camera.world_nm, camera.left_nm, camera.ppn, face, down, float(s.depth_nm[side])])
                steps = np.array([r.step_x[segment] * fraction, s.step_y[segment] * fraction])
                order = self._visible(s.x[run], s.y[run], int(table.shape[2]))
                ions = s.x[run], s.y[run], s.vx[run], s.vy[run], s.ident[run]
                levels = self._levels[key, side]
                splat.splat(pixels, size, order, *ions, steps, view, levels, table.pixels, table.shape, table.boxes)

    def _visible(self, x: PhaseArray, y: PhaseArray, wide: int) -> np.ndarray:
        """Rows of the ions that are in the picture, or within half a sprite and a tick's glide of it."""
        if self._found.size < x.size:
            self._found, self._order = np.zeros((2, x.size + x.size // 4), np.int64)
        camera = self._camera
        margin = wide / 2 / camera.ppn + _GLIDE_NM
        first = int((camera.left_nm - margin) / camera.world_nm * 2**32) % 2**32
        span = min(2**32 - 1, int((camera.width / camera.ppn + 2 * margin) / camera.world_nm * 2**32))
        shown = np.uint32(first), np.uint32(span)
        count = splat.select(x, y, *shown, self._found, self._order, *self._scratch)
        return self._order[:count]


def segment_rows(state: State, segment: int) -> slice:
    """The rows that hold the free ions of a segment."""
    start = int(state.start[segment])
    return slice(start, start + int(state.count[segment]))


def _levels(key: str, side: int, camera: Camera, scrim: np.ndarray) -> np.ndarray:
    """How bright an ion is drawn on each row: full at the membrane, fading away from it, 0 to 256."""
    height = (camera.membrane_y - (np.arange(camera.height) + 0.5)) / camera.ppn
    depth = np.maximum(np.abs(height) - HALF_MEMBRANE_NM, 0.0)
    level = (_FLOOR + (1.0 - _FLOOR) * np.exp(-depth / _FALL_NM)) * QUIET[key]
    if (key, side) in (("Na", 0), ("K", 1), ("Ca", 0), ("Ca", 1)):  # the rare cation is the story
        level = level * 1.45 + 0.12
    hidden = 1.0 if appearance.now().high_contrast else 0.92
    levels: np.ndarray = (np.clip(level * (1.0 - hidden * scrim), 0.0, 1.0) * 256.0).astype(np.float32)
    return levels


@dataclass(frozen=True, slots=True)
class _Table:
    """One ion's sprite at every sub-pixel place, in each of its variants."""

    pixels: np.ndarray  # uint32, flat
    shape: np.ndarray  # variants, high, wide
    boxes: np.ndarray  # int64[variant, 4]: first row, last row, first column, last column

    @property
    def nbytes(self) -> int:
        """What it takes."""
        return self.pixels.nbytes


@kept
def _table(key: str, ppn: float) -> _Table:
    name = sprite_name(key, ppn)
    size = math.ceil(_SPAN_NM[key] * ppn / 2) * 2 + 2  # even, as `wide` is, so that both have one middle
    wide = -(-size // splat.WIDE) * splat.WIDE
    variants = [(0.0, 1.0)]
    if key == "A":  # lumps of many sizes, turned every way; signs stay upright
        turns = (0.0,) if name.endswith("_lg") else (0.0, 90.0, 200.0, 310.0)
        variants = [(turn, scale) for turn in turns for scale in (0.66, 0.8, 0.94, 1.1)]
    elif key in ("ATP", "ADP"):
        variants = [(turn, 0.8) for turn in (0.0, 45.0, 90.0, 135.0, 180.0, 225.0, 270.0, 315.0)]
    phases = [n / splat.PHASES for n in range(splat.PHASES)]
    pixels = np.zeros((len(variants), splat.PHASES, splat.PHASES, size, wide), np.uint32)
    left = (wide - size) // 2
    for v, (turn, scale) in enumerate(variants):
        for j, py in enumerate(phases):
            for i, px in enumerate(phases):
                cell = sprites.raster_array(name, ppn, px, py, size, scale=scale, turn=turn)
                pixels[v, j, i, :, left : left + size] = cell
    boxes = np.array([_box(variant) for variant in pixels], np.int64)
    return _Table(pixels.reshape(-1), np.array([len(variants), size, wide]), boxes)


def _box(variant: np.ndarray) -> tuple[int, int, int, int]:
    """The rows of a variant that hold anything, and whole vectors of columns around what they hold."""
    held: np.ndarray = np.any(variant, axis=(0, 1))
    rows, columns = np.flatnonzero(held.any(axis=1)), np.flatnonzero(held.any(axis=0))
    if not rows.size:
        return 0, 0, 0, 0
    across = -(-(columns[-1] + 1 - columns[0]) // splat.WIDE) * splat.WIDE
    left = max(0, min(columns[0], held.shape[1] - across))
    return int(rows[0]), int(rows[-1] + 1), int(left), int(left + across)
