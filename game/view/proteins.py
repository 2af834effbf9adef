"""Channels and pumps, as their state has them: shapes that move, and the ions, ATP and drugs that are really bound."""

import math
from typing import Any

import pygame

from game.engine import Patch, species
from game.engine.pump import State
from game.engine.state import CHANNEL, PUMP

from . import paths, pump_art, sprites
from .camera import Camera, side_height_nm
from .crossing import Sites, draw_ion
from .glow import draw_halo
from .paths import Point
from .theme import ATP, SPECIES_COLOUR

# For each state: the shape that the pump comes from and the one it goes to.
POSES = {
    State.E1: ("e1", "e1"),
    State.E1_3NA: ("e1", "e1"),
    State.E1P_3NA: ("e1", "e1p"),
    State.E2P_3NA: ("e1p", "e2p"),
    State.E2P: ("e2p", "e2p"),
    State.E2P_2K: ("e2p", "e2p"),
    State.E2_2K: ("e2p", "e2"),
    State.E1_2K: ("e2", "e1"),
}
_SODIUM_STATES = (State.E1, State.E1_3NA, State.E1P_3NA, State.E2P_3NA)
_PHOSPHATE_STATES = (State.E1P_3NA, State.E2P_3NA, State.E2P, State.E2P_2K)
_LEAVING_S = 0.5  # how long ADP and phosphate are seen to drift away
_ASLEEP = 0.55  # how bright a pump that is switched off is drawn


class Proteins:
    """Draws every protein that one camera sees."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self._pump = pump_art.PumpArt(camera.ppn)

    def warm_up(self) -> None:
        """Draw every shape of the pump."""
        for _frame in self._pump.prewarm():
            pass

    def draw(self, surface: pygame.Surface, patch: Patch, fraction: float) -> Sites:
        """Draw them all; returns where each pump's sites are."""
        sites: Sites = {}
        for row in self._camera.seen(patch.state.protein["x"], 6.0).tolist():
            protein = patch.state.protein[row]
            if protein["kind"] == CHANNEL:
                self._draw_channel(surface, protein)
            elif protein["kind"] == PUMP:
                sites[row] = self._draw_pump(surface, patch, row, fraction)
        return sites

    def _place(self, surface: pygame.Surface, name: str, at: Point, level: float = 1.0, turn: float = 0.0) -> None:
        image = sprites.raster(name, self._camera.ppn, level=level, turn=turn)
        (ox, oy), (w, h) = sprites.anchors(name)
        across, down = (0.5, 0.5) if turn else (ox / w, oy / h)
        x, y = self._camera.to_px(*at)
        surface.blit(image, (round(x - image.get_width() * across), round(y - image.get_height() * down)))

    def _draw_channel(self, surface: pygame.Surface, protein: Any) -> None:
        key = species.TABLE[protein["species"]].key.lower()
        at = (float(protein["x"]), 0.0)
        name = f"channel_{key}" + ("" if protein["open"] else "_closed")
        self._place(surface, name, at)
        if protein["blocked"]:
            for x, y in sprites.points(name, "plug"):
                self._place(surface, "plug", (at[0] + x, -y))

    def _draw_pump(self, surface: pygame.Surface, patch: Patch, row: int, fraction: float) -> dict[str, list[Point]]:
        pump = patch.state.protein[row]
        camera, state = self._camera, State(int(pump["state"]))
        age_s = _age_s(patch, pump, fraction)
        before, after, t = _pose(patch, pump, fraction)
        image, (ox, oy) = self._pump.frame(before, after, t)
        x, y = camera.to_px(float(pump["x"]), 0.0)
        if not pump["running"]:
            image = _dimmed(image)
        surface.blit(image, (round(x - ox), round(y - oy)))
        ion = "Na" if state in _SODIUM_STATES else "K"
        sites = places_of_sites(patch, row, fraction)
        self._draw_sites(surface, patch, row, ion, sites[ion], fraction)
        self._draw_energy(surface, pump, state, age_s, t)
        if pump["blocked"]:
            held = state == State.E2P
            spot = _at(pump, [pump_art.ouabain_site(before, after, t)])[0]
            self._place(surface, "ouabain", spot if held else (spot[0], spot[1] + 2.6), 1.0 if held else 0.75)
        return sites

    def _draw_sites(
        self, surface: pygame.Surface, patch: Patch, row: int, ion: str, sites: list[Point], fraction: float
    ) -> None:
        """The ions that are bound, each gliding in from where it was met; a dashed outline where none is."""
        pump = patch.state.protein[row]
        count = 3 if ion == "Na" else 2
        for site in range(count):
            at = sites[site]
            if site >= pump["bound"]:
                if State(int(pump["state"])) in (State.E1, State.E2P):
                    self._place(surface, f"site_{ion.lower()}", at)
                continue
            at, age = gliding_in(patch, row, site, at, fraction)
            if age < 1.0:
                glow = 0.5 * paths.swell(age)
                draw_halo(surface, self._camera.to_px(*at), SPECIES_COLOUR[ion], 1.25 * self._camera.ppn, glow)
            draw_ion(surface, ion, self._camera.to_px(*at), self._camera.ppn, 0.92)

    def _draw_energy(self, surface: pygame.Surface, pump: Any, state: State, age_s: float, t: float) -> None:
        """ATP in its site; its phosphate on the pump; ADP and phosphate drifting off when they have left."""
        before, after = POSES[state]
        seat = pump_art.atp_site(before, after, t)
        pocket = _at(pump, [(seat.x, seat.y)])[0]
        spot = _at(pump, [pump_art.phosphate_site(before, after, t)])[0]
        ppn = self._camera.ppn
        if pump["atp"]:
            self._place(surface, "atp", pocket, turn=seat.angle)
        if state in _PHOSPHATE_STATES:
            if state == State.E1P_3NA:
                draw_halo(surface, self._camera.to_px(*spot), ATP, 1.6 * ppn, 0.6 * paths.swell(age_s / _LEAVING_S))
            self._place(surface, "pi", spot)
        leaving = age_s / _LEAVING_S
        if leaving < 1.0:
            gone = 3.0 * paths.ease(leaving)
            if state == State.E1P_3NA:
                away = pocket[0] + gone * 0.6, pocket[1] - gone
                self._place(surface, "adp", away, _faded(1.0 - leaving), seat.angle)
            elif state == State.E2_2K:
                self._place(surface, "pi", (spot[0] + gone * 0.9, spot[1] - gone * 0.5), _faded(1.0 - leaving))


def places_of_sites(patch: Patch, row: int, fraction: float) -> dict[str, list[Point]]:
    """Where a pump's sites are: x and height in nm of those for "Na" and those for "K".

    Both, whatever its state: an ion may still be on its way out when the pump goes on to the next.
    """
    pump = patch.state.protein[row]
    pose = _pose(patch, pump, fraction)
    return {key: _at(pump, pump_art.sites(*pose, key)) for key in ("Na", "K")}


def gliding_in(patch: Patch, row: int, site: int, at: Point, fraction: float) -> tuple[Point, float]:
    """Where the ion of a site at `at` is, and how far along (1: there) on its way from where it was met."""
    s, pump = patch.state, patch.state.protein[row]
    # The last of a set is there when the pump may close over it.
    ticks = max(1, int(patch.rules.pump_wait[State.E1_3NA]))
    age = (patch.tick - int(s.site_tick[row, site]) + fraction) / ticks
    if age >= 1.0:
        return at, 1.0
    side = 0 if State(int(pump["state"])) in _SODIUM_STATES else 1
    met = (float(s.site_x[row, site]), side_height_nm(side, float(s.site_depth[row, site])))
    mouth = (float(pump["x"]), side_height_nm(side, 1.0))
    return paths.along((met, mouth, at), paths.soften(age)), age


def _age_s(patch: Patch, pump: Any, fraction: float) -> float:
    """How long a pump has been in its state. While it is off its clock stands: its picture does too."""
    return (patch.tick - int(pump["since"]) + fraction) * patch.spec.dt_s if pump["running"] else math.inf


def _pose(patch: Patch, pump: Any, fraction: float) -> tuple[str, str, float]:
    """The shape that a pump comes from, the one it goes to, and how far it is."""
    before, after = POSES[State(int(pump["state"]))]
    return before, after, min(1.0, _age_s(patch, pump, fraction) / patch.spec.tween_s) if before != after else 1.0


def _at(pump: Any, places: list[Point]) -> list[Point]:
    """Places relative to the pump's anchor (y down) as x and height."""
    return [(float(pump["x"]) + x, -y) for x, y in places]


def _faded(level: float) -> float:
    """In eighths, so that few rasters serve."""
    return max(1, round(level * 8)) / 8


def _dimmed(image: pygame.Surface) -> pygame.Surface:
    copy = image.copy()
    shade = round(255 * _ASLEEP)
    copy.fill((shade, shade, shade, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return copy
