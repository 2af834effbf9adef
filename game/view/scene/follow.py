"""The ion or protein that the user has tapped: where it is now, and where it has been."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pygame

from game.engine import Patch, carriers, species
from game.engine.state import NONE, RELEASE, TRANSITS
from game.view.drawing.glow import draw_halo
from game.view.drawing.species_art import ART
from game.view.drawing.theme import BONE, SPECIES_COLOUR

from . import paths, splat
from .camera import Camera, side_height_nm
from .crossing import way_and_progress
from .ions import segment_rows
from .paths import Point
from .pump.sites import gliding_in, places_of_sites

TAP_NM = 1.4
KINDS = tuple(row for row, kind in enumerate(species.TABLE) if ART[kind.key].tap_nm2)
"""The species that can be tapped."""
_TRAIL = 150  # points, one a tick
_MOST_SEEN = 40_000  # ticks: as far as one can go back


@dataclass(frozen=True, slots=True)
class IonPlace:
    """Where an ion is: free in the water, on its way through a protein, or bound in one."""

    species: int
    side: int
    at: Point
    how: str  # "free", "crossing" or "bound"


@dataclass(frozen=True, slots=True)
class _Seen:
    """Where an ion was at a tick, and how often it had crossed by then since it has been followed."""

    at: Point
    side: int
    crossings: int


class IonTrail:
    """Follows one ion by its ident. What it shows depends on the tick alone, however that was reached."""

    def __init__(self, ident: int) -> None:
        self.ident = ident
        self.found: IonPlace | None = None
        self.crossings = 0
        self._seen: dict[int, _Seen] = {}  # by tick, rising
        self.points: list[Point] = []  # where it was at the last ticks, oldest first

    def update(self, patch: Patch, fraction: float = 0.0) -> None:
        """Record where the ion is `fraction` of a tick from now; the trail has a point for every tick recorded."""
        self.found, tick = find(patch, self.ident, fraction), patch.tick
        if self.found is not None and tick not in self._seen and tick > self.latest:
            last = self._seen[next(reversed(self._seen))] if self._seen else None
            crossed = last is not None and last.side != self.found.side
            self._seen[tick] = _Seen(self.found.at, self.found.side, (last.crossings if last else 0) + crossed)
            if len(self._seen) > _MOST_SEEN:
                del self._seen[next(iter(self._seen))]
        now = self._seen.get(tick)
        self.crossings = now.crossings if now is not None else 0
        self.points = [self._seen[n].at for n in range(tick - _TRAIL + 1, tick + 1) if n in self._seen]

    def covers(self, tick: int) -> bool:
        """Whether the ion has been recorded up to `tick`, or is followed only since later."""
        return not self._seen or tick <= self.latest

    @property
    def latest(self) -> int:
        """The last tick of the patch at which the ion was recorded; -1 before the first."""
        return next(reversed(self._seen), -1)

    def truncate(self, tick: int) -> None:
        """Delete all points after `tick`: the run continues differently from there."""
        self._seen = {seen: what for seen, what in self._seen.items() if seen <= tick}

    def draw(self, surface: pygame.Surface, camera: Camera, trails: bool = True) -> None:
        """Draw the way it came, and a ring around it."""
        if self.found is None:
            return
        colour = SPECIES_COLOUR[species.TABLE[self.found.species].key]
        points = [camera.to_px(*point) for point in (*self.points, self.found.at)]
        width = max(1, round(0.16 * camera.ppn))
        if trails:
            for n in range(1, len(points)):
                if abs(points[n][0] - points[n - 1][0]) < camera.width / 2:
                    shade = n / len(points)
                    faded = tuple(round(c * (0.25 + 0.75 * shade)) for c in colour)
                    pygame.draw.aaline(surface, faded, points[n - 1], points[n], width)
        at = points[-1]
        draw_halo(surface, at, colour, 1.8 * camera.ppn, 0.5)
        pygame.draw.aacircle(surface, BONE, at, max(9, round(0.75 * camera.ppn)), 2)


def find(patch: Patch, ident: int, fraction: float = 0.0) -> IonPlace | None:
    """Where the ion with this `ident` is drawn `fraction` of a tick from now; None once it has left to the bath."""
    s, r = patch.state, patch.rules
    for segment in range(s.count.size):
        rows = segment_rows(s, segment)
        row = int(splat.find_ident(s.ident[rows], ident))
        if row >= 0:
            side = segment % 2
            row += rows.start
            x = (int(s.x[row]) + int(s.vx[row] * (r.step_x[segment] * fraction))) % 2**32
            y = (int(s.y[row]) + int(s.vy[row] * (s.step_y[segment] * fraction))) % 2**32
            at = x * r.width_nm / 2.0**32, side_height_nm(side, _folded(y) * float(s.depth_nm[side]))
            return IonPlace(segment // 2, side, at, "free")
    for way in s.transit[: int(s.now[TRANSITS])]:
        if way["ident"] == ident:
            pump = int(way["protein"])
            sites = places_of_sites(patch, pump, fraction) if way["kind"] == RELEASE and pump >= 0 else {}
            return IonPlace(
                int(way["species"]),
                int(way["side"]),
                paths.along(*way_and_progress(patch, way, sites, fraction)),
                "crossing",
            )
    for row, site in np.argwhere(s.site_ident == ident).tolist():
        kind, side = carriers.holds(s.protein[row])
        at = places_of_sites(patch, row, fraction)[species.TABLE[kind].key][site]
        return IonPlace(kind, side, gliding_in(patch, row, site, at, fraction)[0], "bound")
    return None


def ion_at(
    patch: Patch, x_nm: float, height_nm: float, kinds: Sequence[int] = KINDS, reach_nm: float = TAP_NM
) -> int | None:
    """The ident of the free ion nearest to a point, if one of `kinds` is within reach; anions only if touched."""
    s, r = patch.state, patch.rules
    side = 1 if height_nm > 0 else 0
    depth = abs(height_nm) - 2.0
    best, found = reach_nm**2, None
    for kind in kinds:
        rows = segment_rows(s, species.segment(kind, side))
        reach = min(best, ART[species.TABLE[kind].key].tap_nm2)
        row, square = splat.nearest(s.x[rows], s.y[rows], r.width_nm, float(s.depth_nm[side]), x_nm, depth, reach)
        if row >= 0:
            best, found = float(square), int(s.ident[rows][row])
    return found


def protein_at(patch: Patch, x_nm: float, height_nm: float) -> int | None:
    """The row of the protein at a point, if there is one."""
    if not -8.5 < height_nm < 5.5:
        return None
    slot = int(x_nm / patch.rules.width_nm * patch.state.owner.size) % patch.state.owner.size
    row = int(patch.state.owner[slot])
    if row < 0 or patch.state.protein["kind"][row] == NONE:
        return None
    reach = (-8.5, 5.5) if patch.state.protein["kind"][row] in carriers.KINDS else (-3.6, 3.6)
    return row if reach[0] < height_nm < reach[1] else None


def _folded(phase: int) -> float:
    """Depth as a share of the whole, 0 at the membrane and 1 at the far wall."""
    return (phase if phase < 2**31 else 2**32 - 1 - phase) / 2.0**31
