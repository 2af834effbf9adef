"""The view of one scene: where the camera is, what it follows, and what is drawn over the ions."""

import math
from typing import Final

import numpy as np
import pygame

from game.engine import Patch, species
from game.engine.state import CHANNEL, PUMP
from game.kiosk.scene_run import SceneRun
from game.view.drawing.theme import Theme
from game.view.kiosk.followed import Followed
from game.view.lab.callouts import Callouts
from game.view.lab.terms import terms_of
from game.view.panels.cell_gauge import WholeCell, cell_of
from game.view.readout.observer import folds_left, recent_voltage_mV
from game.view.scene.camera import Camera
from game.view.scene.pump.sodium_potassium import pose_now
from game.view.scene.scene import Scene

from .layout import KioskLayout

Drawn = dict[tuple[float, float], Scene]
"""Pictures of one window by scale and height of the membrane: shots that agree in these use one."""
_LABELS: Final = 1.9  # times as large as in the lab: these are read from farther away
_NAMED: Final = ("na", "na_free", "k", "k_free", "atp", "phosphate")  # of the pump's terms: ions and fuel
_GLIDE_S: Final = 0.9  # time constant with which the camera comes after what it follows
_CALM_S: Final = 0.5  # time constant of the figure in a scene that goes faster
_ASIDE: Final = {"pump": 0.13}  # of the window: how far right it stands, clear of the figure and of its own labels
_CLEAR_OF_TRACE: Final = -0.11  # the same, for the electrode that stands beside the pumps in the middle


def ppn_of(place: KioskLayout, look: str) -> float:
    """Px per nm at which a look is drawn."""
    return place.close_ppn if look in ("pump", "ion") else place.cell_ppn if look == "cell" else place.ppn


class Shot:
    """Draws a run with the view that its scene asks for."""

    def __init__(self, run: SceneRun, place: KioskLayout, reduced_motion: bool, drawn: Drawn) -> None:
        """`drawn`: pictures made for other shots of this window: those that fit are used again."""
        self.run, self._reduced_motion = run, reduced_motion
        self._look = run.scene.look
        self._voltage_mV = recent_voltage_mV(run.session.patch)
        self.followed = Followed()
        self._labels = Callouts()
        self.row = self._middle_row()
        self._x_nm = self._first_x_nm()
        self.resize(place, drawn)

    @property
    def patch(self) -> Patch:
        """The patch that is shown."""
        return self.run.session.patch

    @property
    def voltage_mV(self) -> float:
        """What the figure shows: a mean over more of the run if that goes faster, so that it can be read."""
        return self._voltage_mV

    @property
    def cell(self) -> WholeCell:
        """The whole cell, as it is drawn small."""
        patch = self.patch
        return cell_of(patch.volume, folds_left(patch), patch.stretch, patch.torn)

    @property
    def looks_at_px(self) -> float | None:
        """X in px of the one thing that stays bright; None where nothing is darkened."""
        if self._look != "pump" or self.row is None:
            return None
        return self.scene.camera.x_px(float(self.patch.state.protein["x"][self.row]))

    def resize(self, place: KioskLayout, drawn: Drawn) -> None:
        """Lay it out for another window; `drawn` as at the start."""
        self._place = place
        self._label_theme = Theme(*place.size)
        self._label_theme.words *= _LABELS
        camera = self._camera()
        key = camera.ppn, camera.membrane_y
        found = drawn.get(key)
        if found is None:
            found = drawn[key] = Scene(camera, self.patch, place.scrim, self._reduced_motion)
        else:
            found.slide(camera, self.patch)
        self.scene = found

    def update(self, seconds: float) -> None:
        """Advance by `seconds`, and move the camera after the ion that is followed."""
        self.run.advance(seconds)
        share = 1.0 - math.exp(-seconds / _CALM_S) if self.run.scene.speed > 1 else 1.0
        self._voltage_mV += share * (recent_voltage_mV(self.patch) - self._voltage_mV)
        if self._look == "pump" and self.row is not None:
            named = tuple(term for term in terms_of(self.patch, self.row) if term in _NAMED)
            self._labels.advance(named, seconds, self._reduced_motion)
        if self._look == "ion":
            self.followed.update(self.patch, self.run.fraction, self.scene.camera, self._place, seconds)
            self._glide(seconds)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the membrane, and what belongs to this look at it."""
        self.scene.draw(surface, self.patch, self.run.fraction, self.voltage_mV)

    def draw_names(self, surface: pygame.Surface) -> None:
        """Draw what is named in this look, over the dark that is drawn for words."""
        if self._look == "ion":
            self.followed.draw(surface, self.scene.camera, not self._reduced_motion)
        if self._look == "pump" and self.row is not None:
            pump = self.patch.state.protein[self.row]
            shape = pose_now(self.patch, pump, self.run.fraction)
            at, theme = float(pump["x"]), self._label_theme
            self._labels.draw(surface, self.scene.camera, at, shape, theme, letters=False)

    # Where to look ---------------------------------------------------------------------------------------------

    def _camera(self) -> Camera:
        place, look = self._place, self._look
        ppn = ppn_of(place, look)
        raised = place.raised_y if self.run.scene.trace != "none" else place.membrane_y
        membrane_y = place.cell_y if look == "cell" else raised
        aside = _ASIDE.get(look, 0.0) if not place.theme.portrait else 0.0
        if self.run.scene.trace == "spike":
            aside = _CLEAR_OF_TRACE
        world_nm = self.patch.spec.width_nm
        return Camera(*place.size, ppn, (self._x_nm - aside * place.theme.width / ppn) % world_nm, membrane_y, world_nm)

    def _middle_row(self) -> int | None:
        """The protein in the middle: a pump, or a channel for the ion that is followed."""
        patch = self.patch
        rows = patch.rows(CHANNEL, species.K) if self._look == "ion" else patch.rows(PUMP)
        if not rows.size:
            return None
        away = np.abs(patch.state.protein["x"][rows] - patch.spec.width_nm / 2)
        return int(rows[np.argmin(away)])

    def _first_x_nm(self) -> float:
        if self.row is None or self._look == "cell":
            return self.patch.spec.width_nm / 2
        return float(self.patch.state.protein["x"][self.row])

    def _glide(self, seconds: float) -> None:
        """Move the camera towards the ion that is followed."""
        ion, world = self.followed.ion, self.patch.spec.width_nm
        if ion is None:
            return
        off = (ion.at[0] - self._x_nm + world / 2) % world - world / 2
        self._x_nm = (self._x_nm + off * (1.0 - math.exp(-seconds / _GLIDE_S))) % world
        if abs(off) * self.scene.camera.ppn > 0.5:
            self.scene.slide(self._camera(), self.patch)
