"""Where every ion is drawn: read off what the scene's own code draws, so that motion can be tested."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import pygame

from game.engine import Patch
from game.engine.state import PUMP, TRANSITS
from game.view.drawing.glow import Placed
from game.view.scene import crossing, proteins
from game.view.scene.camera import Camera, side_height_nm
from game.view.scene.ions import segment_rows
from game.view.scene.pump import sodium_potassium

Places = dict[int, tuple[float, float, str]]
"""An ion's name -> x and height in nm, and whether it is "free", "crossing" or "bound"."""


@contextmanager
def _noted() -> Iterator[list[tuple[float, float]]]:
    """Note where ions are drawn in proteins and on their way, instead of drawing them."""
    places: list[tuple[float, float]] = []
    kept = crossing.centred, sodium_potassium.centred

    def note(image: pygame.Surface, at: Sequence[float]) -> Placed:
        places.append((at[0], at[1]))
        return image, (0, 0)

    crossing.centred = sodium_potassium.centred = note
    try:
        yield places
    finally:
        crossing.centred, sodium_potassium.centred = kept


class Shown:
    """Looks at a patch through a camera that sees all of it."""

    def __init__(self, patch: Patch) -> None:
        self._patch = patch
        width = patch.spec.width_nm
        self.camera = Camera(round(width * 10), 900, 10.0, width / 2, 450, width)
        self._surface = pygame.Surface((8, 8), pygame.SRCALPHA)
        self._crossings = crossing.Crossings(self.camera, trails=False)

    def __call__(self, fraction: float) -> Places:
        """Where each ion is drawn `fraction` of a tick from now."""
        found = self._free(fraction)
        s = self._patch.state
        with _noted() as bound:  # by new ones: what stands still is placed but once
            sites = proteins.Proteins(self.camera).draw(self._surface, self._patch, fraction)
        pumps = [row for row in self.camera.seen(s.protein["x"], 6.0).tolist() if s.protein["kind"][row] == PUMP]
        names = [int(s.site_ident[row, n]) for row in pumps for n in range(s.protein["bound"][row])]
        found |= {name: (*self.camera.to_nm(*at), "bound") for name, at in zip(names, bound, strict=True)}
        with _noted() as crossed:
            self._crossings.draw(self._surface, self._patch, fraction, sites)
        way_there = s.transit[: int(s.now[TRANSITS])]
        rows = self.camera.seen(way_there["x"] * (self._patch.spec.width_nm / 2.0**32), 6.0).tolist()
        names = [int(way_there[n]["ident"]) for n in rows]
        return found | {name: (*self.camera.to_nm(*at), "crossing") for name, at in zip(names, crossed, strict=True)}

    def _free(self, fraction: float) -> Places:
        s, r = self._patch.state, self._patch.rules
        found: Places = {}
        for segment in range(s.count.size):
            side = segment % 2
            rows = segment_rows(s, segment)
            x = s.x[rows].astype(np.int64) + (s.vx[rows] * (r.step_x[segment] * fraction)).astype(np.int64)
            y = (s.y[rows].astype(np.int64) + (s.vy[rows] * (s.step_y[segment] * fraction)).astype(np.int64)) % 2**32
            depth = np.where(y < 2**31, y, 2**32 - 1 - y) * (float(s.depth_nm[side]) / 2.0**31)
            for name, x_nm, d in zip(s.ident[rows], x % 2**32 * (r.width_nm / 2.0**32), depth, strict=True):
                found[int(name)] = float(x_nm), side_height_nm(side, float(d)), "free"
        return found

    def apart_nm(self, a: tuple[float, float, str], b: tuple[float, float, str]) -> float:
        """How far apart two places are, the short way round."""
        across = abs(a[0] - b[0])
        return float(np.hypot(min(across, self.camera.world_nm - across), a[1] - b[1]))
