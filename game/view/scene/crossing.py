"""Ions on their way through a channel, or from a pump's site back into the water: the ones that get a trail.

Everything is a function of the patch's state, so a paused or stepped picture is the same one.
"""

from typing import Any

import pygame

from game.engine import Patch, species
from game.engine.state import HOLE, RELEASE, TRANSITS
from game.view.drawing import sprites
from game.view.drawing.glow import draw_halo
from game.view.drawing.theme import SPECIES_COLOUR

from . import paths
from .camera import Camera, side_height_nm
from .ions import QUIET
from .paths import Point
from .placing import SPRITE, draw_ion, sprite_name

MOST_TRAILS = 12  # more would only be noise
_TRAIL_STEPS = 7
_TRAIL_LENGTH = 0.42  # of the way
_BARREL_NM = 1.28  # a chloride channel has two pores, this far from its middle


Sites = dict[int, dict[str, list[Point]]]
"""A pump's row -> "Na" or "K" -> x and height of the sites for that ion, nm."""


class Crossings:
    """Draws the ions that are between two places."""

    def __init__(self, camera: Camera, trails: bool = True) -> None:
        self._camera = camera
        self.trails = trails

    def draw(self, surface: pygame.Surface, patch: Patch, fraction: float, release_from: Sites) -> None:
        """`release_from`: for each pump's row, where its sites for each ion are now (nm)."""
        s = patch.state
        trails = 0
        way_there = s.transit[: int(s.now[TRANSITS])]
        for n in self._camera.seen(way_there["x"] * (patch.rules.width_nm / 2.0**32), 6.0).tolist():
            row = way_there[n]
            key = species.TABLE[row["species"]].key
            if key not in SPRITE:
                continue
            way, progress = way_and_progress(patch, row, release_from.get(int(row["protein"]), {}), fraction)
            if _in_hole(patch, row):  # a stream of them: each is plain, as a free ion is
                self._draw_plain(surface, key, paths.along(way, progress))
                continue
            trail = self.trails and trails < MOST_TRAILS
            trails += trail
            self._draw_one(surface, key, way, progress, trail)

    def _draw_one(
        self, surface: pygame.Surface, key: str, way: tuple[Point, ...], progress: float, trail: bool
    ) -> None:
        camera, colour = self._camera, SPECIES_COLOUR[key]
        glow, steps = paths.swell(progress) ** 0.5, paths.steps_of(way)
        if trail:
            for n in range(_TRAIL_STEPS):
                back = (n + 1) / _TRAIL_STEPS
                at = progress - back * _TRAIL_LENGTH
                if at > 0:
                    point = camera.to_px(*paths.along(way, at, steps))
                    draw_halo(surface, point, colour, (0.50 - 0.32 * back) * camera.ppn, 0.5 * (1 - back) * glow)
        point = camera.to_px(*paths.along(way, progress, steps))
        draw_halo(surface, point, colour, 1.25 * camera.ppn, 0.55 * glow)
        draw_ion(surface, key, point, camera.ppn, 1.12)

    def _draw_plain(self, surface: pygame.Surface, key: str, at: Point) -> None:
        """As bright as a free ion beside the membrane."""
        image = sprites.raster(sprite_name(key, self._camera.ppn), self._camera.ppn, level=QUIET[key])
        x, y = self._camera.to_px(*at)
        surface.blit(image, (round(x - image.get_width() / 2), round(y - image.get_height() / 2)))


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
