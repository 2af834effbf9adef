"""One calcium pump in its current state: the same family of shapes as the sodium-potassium pump, of another colour."""

import math

import pygame

from game.engine import Patch
from game.engine.calcium_pump import CalciumPumpState
from game.view.drawing.theme import SPECIES_COLOUR
from game.view.scene import paths
from game.view.scene.camera import Camera, side_height_nm
from game.view.scene.paths import Point
from game.view.scene.placing import centred, ion_picture, placed
from game.view.scene.stills import Pictures, SitesOfOne, Stills

from . import poses
from .frames import PumpArt
from .nucleotides import add_energy, at_pump, energy_sites
from .sodium_potassium import age_in_state_s, dimmed
from .states import CALCIUM_STATES

_SITE = 2  # the middle one of the three that its relative has


class CalciumPumpPicture:
    """Draws the calcium pumps that one camera sees."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self.art = PumpArt(camera.ppn, calcium=True)
        self._stills = Stills()

    def draw(self, surface: pygame.Surface, patch: Patch, row: int, fraction: float) -> SitesOfOne:
        """Draw the pump of a row; returns where its site is."""
        s = patch.state
        state = s.protein[row].item(), s.site_tick[row].tobytes(), patch.rules
        moment = patch.tick + fraction
        return self._stills.draw(surface, row, state, moment, lambda: self._pictures(patch, row, fraction))

    def _pictures(self, patch: Patch, row: int, fraction: float) -> Pictures:
        pump, pictures = patch.state.protein[row], Pictures()
        camera, pose = self._camera, _pose_now(patch, row, fraction)
        image, (ox, oy) = self.art.frame(*pose)
        x, y = camera.to_px(float(pump["x"]), 0.0)
        pictures.all.append((image if pump["running"] else dimmed(image), (round(x - ox), round(y - oy))))
        pictures.moves = pose[2] < 1.0
        pictures.sites = places_of_sites(patch, row, fraction)
        self._add_site(pictures, patch, row, fraction)
        split = CalciumPumpState(int(pump["state"])) == CalciumPumpState.E1P_CA
        split_s = age_in_state_s(patch, pump, fraction) if split else math.inf
        add_energy(pictures, camera, patch, pump, pose, fraction, split_s)
        return pictures

    def _add_site(self, pictures: Pictures, patch: Patch, row: int, fraction: float) -> None:
        """The ion that is bound, gliding in from where it was met; a dashed outline where none is."""
        pump, camera = patch.state.protein[row], self._camera
        at = pictures.sites["Ca"][0]
        if not pump["bound"]:
            if CalciumPumpState(int(pump["state"])) == CalciumPumpState.E1:
                pictures.all.append(placed(camera, "site_ca", at))
            return
        at, age = gliding_in(patch, row, at, fraction)
        if age < 1.0:
            pictures.moves = True
            glow = 0.5 * paths.swell(age)
            pictures.add_halo(camera.to_px(*at), SPECIES_COLOUR["Ca"], 1.25 * camera.ppn, glow)
        pictures.all.append(centred(ion_picture("Ca", camera.ppn, 0.92), camera.to_px(*at)))


def places_of_sites(patch: Patch, row: int, fraction: float) -> SitesOfOne:
    """Where a calcium pump's one site is, x and height in nm, for "Ca"; and those of ATP and what it leaves."""
    pump, pose = patch.state.protein[row], _pose_now(patch, row, fraction)
    return {"Ca": at_pump(pump, [poses.sites(*pose, "Na")[_SITE]])} | energy_sites(pump, pose)


def gliding_in(patch: Patch, row: int, at: Point, fraction: float) -> tuple[Point, float]:
    """Where the ion of a site at `at` is, and how far along (1: there) on its way from where it was met."""
    s = patch.state
    age = (patch.tick - int(s.site_tick[row, 0]) + fraction) / max(1, patch.rules.calcium_wait)
    if age >= 1.0:
        return at, 1.0
    met = (float(s.site_x[row, 0]), side_height_nm(0, float(s.site_depth[row, 0])))
    mouth = (float(s.protein["x"][row]), side_height_nm(0, 1.0))
    return paths.along((met, mouth, at), paths.soften(age)), age


def _pose_now(patch: Patch, row: int, fraction: float) -> tuple[str, str, float]:
    """The shape that a pump comes from, the one it goes to, and how far it is."""
    pump = patch.state.protein[row]
    before, after = CALCIUM_STATES[CalciumPumpState(int(pump["state"]))].shapes
    if before == after:
        return before, after, 1.0
    return before, after, min(1.0, age_in_state_s(patch, pump, fraction) / patch.spec.tween_s)
