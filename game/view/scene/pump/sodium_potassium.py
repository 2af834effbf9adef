"""One pump in its current state: its shape as it moves, and the ions, ATP, phosphate and drugs bound to it."""

import math
from typing import Any

import pygame

from game.engine import Patch
from game.engine.pump import PumpState
from game.view.drawing.theme import SPECIES_COLOUR
from game.view.scene import paths
from game.view.scene.camera import Camera, side_height_nm
from game.view.scene.paths import Point
from game.view.scene.placing import centred, ion_picture, placed
from game.view.scene.stills import Pictures, SitesOfOne, Stills

from . import poses
from .frames import PumpArt
from .nucleotides import Pose, add_energy, at_pump, energy_sites
from .states import STATES

_ASLEEP = 0.55  # how bright a pump that is switched off is drawn


class PumpPicture:
    """Draws the pumps that one camera sees."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self.art = PumpArt(camera.ppn)
        self._stills = Stills()

    def draw(self, surface: pygame.Surface, patch: Patch, row: int, fraction: float) -> SitesOfOne:
        """Draw the pump of a row; returns where its sites are."""
        s = patch.state
        state = s.protein[row].item(), s.site_tick[row].tobytes(), patch.rules
        moment = patch.tick + fraction
        return self._stills.draw(surface, row, state, moment, lambda: self._pictures(patch, row, fraction))

    def _pictures(self, patch: Patch, row: int, fraction: float) -> Pictures:
        pump, pictures = patch.state.protein[row], Pictures()
        camera, state = self._camera, PumpState(int(pump["state"]))
        before, after, t = pose = pose_now(patch, pump, fraction)
        image, (ox, oy) = self.art.frame(before, after, t)
        x, y = camera.to_px(float(pump["x"]), 0.0)
        if not pump["running"]:
            image = dimmed(image)
        pictures.all.append((image, (round(x - ox), round(y - oy))))
        pictures.moves = t < 1.0
        ion = STATES[state].ion
        pictures.sites = _sites_at(pump, pose)
        self._add_sites(pictures, patch, row, ion, fraction)
        split_s = age_in_state_s(patch, pump, fraction) if state == PumpState.E1P_3NA else math.inf
        add_energy(pictures, camera, patch, pump, pose, fraction, split_s)
        if pump["blocked"]:
            held = state == PumpState.E2P
            spot = at_pump(pump, [poses.ouabain_site(before, after, t)])[0]
            at, level = (spot, 1.0) if held else ((spot[0], spot[1] + 2.6), 0.75)
            pictures.all.append(placed(camera, "ouabain", at, level))
        return pictures

    def _add_sites(self, pictures: Pictures, patch: Patch, row: int, ion: str, fraction: float) -> None:
        """The ions that are bound, each gliding in from where it was met; a dashed outline where none is."""
        pump, camera = patch.state.protein[row], self._camera
        bound, open_now = int(pump["bound"]), STATES[PumpState(int(pump["state"]))].bound == 0
        for site, at in enumerate(pictures.sites[ion]):
            if site >= bound:
                if open_now:
                    pictures.all.append(placed(camera, f"site_{ion.lower()}", at))
                continue
            now_at, age = gliding_in(patch, row, site, at, fraction)
            if age < 1.0:
                pictures.moves = True
                glow = 0.5 * paths.swell(age)
                pictures.add_halo(camera.to_px(*now_at), SPECIES_COLOUR[ion], 1.25 * camera.ppn, glow)
            pictures.all.append(centred(ion_picture(ion, camera.ppn, 0.92), camera.to_px(*now_at)))


def places_of_sites(patch: Patch, row: int, fraction: float) -> SitesOfOne:
    """Where a pump's sites are: x and height in nm of those for "Na" and those for "K".

    Both, whatever its state: an ion may still be on its way out when the pump goes on to the next.
    """
    pump = patch.state.protein[row]
    return _sites_at(pump, pose_now(patch, pump, fraction))


def _sites_at(pump: Any, pose: Pose) -> SitesOfOne:
    places = {key: at_pump(pump, poses.sites(*pose, key)) for key in ("Na", "K")}
    return places | energy_sites(pump, pose)


def gliding_in(patch: Patch, row: int, site: int, at: Point, fraction: float) -> tuple[Point, float]:
    """Where the ion of a site at `at` is, and how far along (1: there) on its way from where it was met."""
    s, pump = patch.state, patch.state.protein[row]
    # The last of a set is there when the pump may close over it.
    ticks = max(1, int(patch.rules.pump_wait[PumpState.E1_3NA]))
    age = (patch.tick - int(s.site_tick[row, site]) + fraction) / ticks
    if age >= 1.0:
        return at, 1.0
    side = 0 if STATES[PumpState(int(pump["state"]))].ion == "Na" else 1
    met = (float(s.site_x[row, site]), side_height_nm(side, float(s.site_depth[row, site])))
    mouth = (float(pump["x"]), side_height_nm(side, 1.0))
    return paths.along((met, mouth, at), paths.soften(age)), age


def age_in_state_s(patch: Patch, pump: Any, fraction: float) -> float:
    """Seconds on screen that a pump has been in its state; constant while it is switched off."""
    return (patch.tick - int(pump["since"]) + fraction) * patch.spec.dt_s if pump["running"] else math.inf


def pose_now(patch: Patch, pump: Any, fraction: float) -> tuple[str, str, float]:
    """The shape that a pump comes from, the one it goes to, and how far it is."""
    before, after = STATES[PumpState(int(pump["state"]))].shapes
    return (
        before,
        after,
        min(1.0, age_in_state_s(patch, pump, fraction) / patch.spec.tween_s) if before != after else 1.0,
    )


def dimmed(image: pygame.Surface) -> pygame.Surface:
    """A copy as dark as a pump that is switched off."""
    copy = image.copy()
    shade = round(255 * _ASLEEP)
    copy.fill((shade, shade, shade, 255), special_flags=pygame.BLEND_RGBA_MULT)
    return copy
