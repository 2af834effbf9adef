"""Ions on their way through a channel, or from a pump's site back into the water: the ones that get a trail.

Everything is a function of the patch's state, so a paused or stepped picture is the same one.
"""

from collections.abc import Sequence
from typing import Any, Final

import pygame

from game.engine import Patch, species
from game.engine.state import HOLE, RELEASE, TRANSIT, TRANSITS
from game.view.drawing.glow import Placed, halo
from game.view.drawing.species_art import ART
from game.view.drawing.theme import SPECIES_COLOUR

from . import paths
from .camera import Camera, side_height_nm
from .paths import Point
from .placing import centred, ion_picture
from .trails import Trails

MOST_TRAILS = 12  # more would only be noise
_TRAIL_STEPS = 7
_TRAIL_LENGTH = 0.42  # of the way
_FIELDS: Final[tuple[str, ...]] = TRANSIT.names or ()
_BARREL_NM = 1.28  # a chloride channel has two pores, this far from its middle


Places = Sequence[Sequence[float]]
Sites = dict[int, dict[str, list[Point]]]
"""A pump's row -> "Na" or "K" -> x and height of the sites for that ion, nm."""


class Crossings:
    """Draws the ions that are between two places."""

    def __init__(self, camera: Camera, trails: bool = True) -> None:
        self._camera = camera
        self.trails = trails
        backs = [(n + 1) / _TRAIL_STEPS for n in range(_TRAIL_STEPS)]
        far = [back * _TRAIL_LENGTH for back in backs]
        # Of each light of a trail: how far back along the way, its radius in px, how strong it is.
        self._lights = [
            (length, round((0.50 - 0.32 * back) * camera.ppn), 0.5 * (1 - back))
            for back, length in zip(backs, far, strict=True)
        ]
        self._places = Trails(camera, [0.0, *far])
        self._bright = round(1.25 * camera.ppn)
        self._discs: dict[tuple[str, int, int], tuple[pygame.Surface, float]] = {}
        self._ions: dict[str, pygame.Surface] = {}

    def draw(self, surface: pygame.Surface, patch: Patch, fraction: float, release_from: Sites) -> None:
        """`release_from`: for each pump's row, where its sites for each ion are now (nm)."""
        s = patch.state
        trails = 0
        way_there = s.transit[: int(s.now[TRANSITS])]
        seen = self._camera.seen(way_there["x"] * (patch.rules.width_nm / 2.0**32), 6.0)
        crossing = []
        for values in way_there[seen].tolist():
            row = dict(zip(_FIELDS, values, strict=True))
            key = species.TABLE[row["species"]].key
            way = way_and_progress(patch, row, release_from.get(row["protein"], {}), fraction)
            crossing.append((key, way, _in_hole(patch, row)))
        places = self._places.places([way for _key, way, _in_hole in crossing])
        pictures: list[Placed] = []
        for (key, (_way, progress), in_hole), at in zip(crossing, places, strict=True):
            if in_hole:  # a stream of them: each is plain, as bright as a free ion beside the membrane
                pictures.append(centred(ion_picture(key, self._camera.ppn, level=ART[key].brightness), at[0]))
                continue
            self._add_lit(pictures, key, progress, at, self.trails and trails < MOST_TRAILS)
            trails += 1
        surface.fblits(pictures)

    def _add_lit(self, pictures: list[Placed], key: str, progress: float, places: Places, trail: bool) -> None:
        """An ion in its light, with the lights of its trail behind it; `places`: where it is, and where they are."""
        glow = paths.swell(progress) ** 0.5
        if trail:
            for n, (back, radius, strength) in enumerate(self._lights, 1):
                sixteenths = round(strength * glow * 16)
                if progress <= back or sixteenths == 0:
                    break  # those behind it are farther back, and weaker
                disc, half = self._disc(key, radius, sixteenths)
                x, y = places[n]
                pictures.append((disc, (round(x - half), round(y - half))))
        x, y = places[0]
        sixteenths = round(0.55 * glow * 16)
        if sixteenths > 0:
            disc, half = self._disc(key, self._bright, sixteenths)
            pictures.append((disc, (round(x - half), round(y - half))))
        if key not in self._ions:
            self._ions[key] = ion_picture(key, self._camera.ppn, 1.12)
        pictures.append(centred(self._ions[key], (x, y)))

    def _disc(self, key: str, radius: int, sixteenths: int) -> tuple[pygame.Surface, float]:
        """A disc of an ion's light, so many sixteenths of full strength, and half its width."""
        of = key, radius, sixteenths
        found = self._discs.get(of)
        if found is None:
            disc = halo(SPECIES_COLOUR[key], radius, sixteenths / 16)
            found = self._discs[of] = disc, disc.get_width() / 2
        return found


def _in_hole(patch: Patch, row: Any) -> bool:
    """Whether it goes through a place where the membrane is torn."""
    return row["protein"] >= 0 and bool(patch.state.protein["kind"][row["protein"]] == HOLE)


def landing_nm(patch: Patch, row: Any) -> tuple[float, float]:
    """Where an ion on its way will land: x and depth, nm."""
    r = patch.rules
    x_nm = float(row["x"]) * r.width_nm / 2.0**32
    phase = int(row["y"])
    folded = phase if phase < 2**31 else 2**32 - 1 - phase
    return x_nm, folded * float(patch.state.depth_nm[row["side"]]) / 2.0**31


def way_and_progress(
    patch: Patch, row: Any, sites: dict[str, list[Point]], fraction: float
) -> tuple[tuple[Point, ...], float]:
    """The way of an ion between two places, and how far along it is (0 to 1), `fraction` of a tick from now.

    `sites`: where those of its pump are, if it comes from one.
    """
    released = row["kind"] == RELEASE
    ticks = patch.rules.release_ticks if released else patch.rules.transit_ticks
    progress = (patch.tick - int(row["since"]) + fraction) / (ticks + 1)
    if not released:
        return pore_way(patch, row), progress
    key = species.TABLE[row["species"]].key
    return release_way(patch, row, sites.get(key, [])), paths.soften(progress)


def pore_way(patch: Patch, row: Any) -> tuple[Point, ...]:
    """The way through a channel, from the vestibule to its mirror image."""
    x_nm, depth = landing_nm(patch, row)
    side = int(row["side"])
    if _in_hole(patch, row):
        return (x_nm, side_height_nm(1 - side, depth)), (x_nm, side_height_nm(side, depth))
    # Where the channel has been taken out meanwhile, the ion goes straight on.
    pore = float(patch.state.protein["x"][row["protein"]]) if row["protein"] >= 0 else x_nm
    if row["species"] == species.CL and row["protein"] >= 0:
        pore += _BARREL_NM if x_nm > pore else -_BARREL_NM
    return paths.through_pore((x_nm, side_height_nm(1 - side, depth)), pore, (x_nm, side_height_nm(side, depth)))


def release_way(patch: Patch, row: Any, sites: list[Point]) -> tuple[Point, ...]:
    """The way from a pump's site, out of its mouth, to where the ion will be free."""
    x_nm, depth = landing_nm(patch, row)
    centre = float(patch.state.protein["x"][row["protein"]]) if row["protein"] >= 0 else x_nm
    side = int(row["side"])
    start = sites[int(row["site"])] if int(row["site"]) < len(sites) else (centre, 0.0)
    return start, (centre, side_height_nm(side, 1.2)), (x_nm, side_height_nm(side, depth))
