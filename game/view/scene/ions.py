"""The free ions, drawn far to near, in the order of species_art: trapped anions first, the rarest cations last."""

import numpy as np

from game.engine import Patch, species
from game.engine.state import State
from game.view.drawing import appearance
from game.view.drawing.species_art import ART

from . import splat
from .camera import HALF_MEMBRANE_NM, Camera
from .ion_sprites import ion_sprites

_KINDS = np.array([species.INDEX[key] for key in ART])
_FALL_NM, _FLOOR = 13.0, 0.40
_GLIDE_NM = 3.0  # more than any ion moves in one tick


class Ions:
    """Draws every free ion of a patch for one camera."""

    def __init__(self, camera: Camera, scrim: np.ndarray) -> None:
        """`scrim` float[height]: how much of each row the darkened top hides."""
        self._room = splat.room(4096)
        self._scratch = splat.scratch()
        self._sprites = ion_sprites(camera.ppn)
        self._levels = np.array([[_levels(row.key, side, camera, scrim) for side in (0, 1)] for row in species.TABLE])
        self._view = np.zeros(8)
        self._shown = np.zeros((species.COUNT, 2), np.uint32)
        self.slide(camera)

    def slide(self, camera: Camera) -> None:
        """Move to another place along the membrane; `camera` differs in nothing else."""
        self._view[:] = (
            *(camera.world_nm, camera.left_nm, camera.ppn, camera.membrane_y),
            *(camera.width, camera.height, 0.0, 0.0),
        )
        for kind, (_first, _variants, _high, wide) in enumerate(self._sprites.ion.tolist()):
            self._shown[kind] = _shown(camera, wide)

    def draw(self, pixels: np.ndarray, pitch: int, patch: Patch, fraction: float) -> None:
        """Draw into flat `pixels` (rows of `pitch`) where the ions are `fraction` of a tick from now."""
        s, r = patch.state, patch.rules
        most = int(s.count.max())
        if self._room[0].size < most:
            self._room = splat.room(most + most // 4)
        self._view[splat.PITCH], self._view[splat.FRACTION] = pitch, fraction
        scratch = *self._room, *self._scratch
        splat.draw(pixels, self._view, s, r, self._sprites, self._levels, _KINDS, self._shown, *scratch)


def _shown(camera: Camera, wide: int) -> tuple[int, int]:
    """Phases of the picture, with half a sprite (`wide` px) and a tick's glide beside it: the first, and how many."""
    margin = wide / 2 / camera.ppn + _GLIDE_NM
    first = int((camera.left_nm - margin) / camera.world_nm * 2**32) % 2**32
    return first, min(2**32 - 1, int((camera.width / camera.ppn + 2 * margin) / camera.world_nm * 2**32))


def segment_rows(state: State, segment: int) -> slice:
    """The rows that hold the free ions of a segment."""
    start = int(state.start[segment])
    return slice(start, start + int(state.count[segment]))


def _levels(key: str, side: int, camera: Camera, scrim: np.ndarray) -> np.ndarray:
    """How bright an ion is drawn on each row: full at the membrane, fading away from it, 0 to 256."""
    height = (camera.membrane_y - (np.arange(camera.height) + 0.5)) / camera.ppn
    depth = np.maximum(np.abs(height) - HALF_MEMBRANE_NM, 0.0)
    level = (_FLOOR + (1.0 - _FLOOR) * np.exp(-depth / _FALL_NM)) * ART[key].brightness
    if side in ART[key].bright_on:
        level = level * 1.45 + 0.12
    hidden = 1.0 if appearance.current().high_contrast else 0.92
    levels: np.ndarray = (np.clip(level * (1.0 - hidden * scrim), 0.0, 1.0) * 256.0).astype(np.float32)
    return levels
