"""One scene as it is seen: where the camera is, what it follows, and what is drawn over the ions."""

import math

import numpy as np
import pygame

from game.engine import Patch, species
from game.engine.state import CHANNEL, PUMP, THROUGH, TRANSITS
from game.kiosk.stage import Stage
from game.view.camera import Camera
from game.view.follow import IonTrail
from game.view.kiosk.place import Place
from game.view.lab.callouts import Callouts
from game.view.lab.terms import terms_of
from game.view.observer import recent_voltage_mV
from game.view.pump_picture import pose_now
from game.view.scene import Scene
from game.view.theme import Theme

_OUTSIDE = 1
_LABELS = 1.5  # times as large as in the lab: these are read from farther away
_GLIDE_S = 0.9  # time constant with which the camera comes after what it follows
_STAY_S = 4.0  # with an ion that has come out, before the next is looked for


class Shot:
    """Draws a stage as its scene wants it to be looked at."""

    def __init__(self, stage: Stage, place: Place, reduced_motion: bool, drawn: dict[float, Scene]) -> None:
        """`drawn`: pictures made for other shots of this window, by px per nm: those that fit are used again."""
        self.stage, self._reduced_motion = stage, reduced_motion
        self._trail: IonTrail | None = None
        self._since_found_s = math.inf
        self._labels = Callouts()
        self.row = self._middle_row()
        self._x_nm = self._first_x_nm()
        self.resize(place, drawn)

    @property
    def patch(self) -> Patch:
        """The patch that is shown."""
        return self.stage.session.patch

    @property
    def voltage_mV(self) -> float:
        """What the figure shows."""
        return recent_voltage_mV(self.patch)

    def resize(self, place: Place, drawn: dict[float, Scene]) -> None:
        """Lay it out for another window; `drawn` as at the start."""
        self._place = place
        self._label_theme = Theme(*place.size)
        self._label_theme.words *= _LABELS
        camera = self._camera()
        found = drawn.get(camera.ppn)
        if found is None:
            found = drawn[camera.ppn] = Scene(camera, self.patch, place.scrim, self._reduced_motion)
        else:
            found.slide(camera, self.patch)
        self.scene = found

    def update(self, seconds: float) -> None:
        """Let `seconds` pass, and let the camera come after what it looks at."""
        self.stage.advance(seconds)
        if self.stage.scene.look == "pump" and self.row is not None:
            self._labels.advance(terms_of(self.patch, self.row), seconds, self._reduced_motion)
        if self.stage.scene.look == "ion":
            self._follow(seconds)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the membrane, and what belongs to this look at it."""
        fraction = self.stage.fraction
        self.scene.draw(surface, self.patch, fraction, self.voltage_mV)
        if self._trail is not None:
            self._trail.update(self.patch, fraction)
            self._trail.draw(surface, self.scene.camera, not self._reduced_motion)
        if self.stage.scene.look == "pump" and self.row is not None:
            pump = self.patch.state.protein[self.row]
            shape = pose_now(self.patch, pump, fraction)
            self._labels.draw(surface, self.scene.camera, float(pump["x"]), shape, self._label_theme)

    # Where to look ---------------------------------------------------------------------------------------------

    def _camera(self) -> Camera:
        place, look = self._place, self.stage.scene.look
        ppn = place.close_ppn if look == "pump" else 1.6 * place.ppn if look == "ion" else place.ppn
        aside = 0.0  # what is looked at stands clear of the figure at the left
        if look == "pump" and not place.theme.portrait:
            aside = 0.12 * place.theme.width / ppn
        world_nm = self.patch.spec.width_nm
        return Camera(*place.size, ppn, (self._x_nm - aside) % world_nm, place.membrane_y, world_nm)

    def _middle_row(self) -> int | None:
        """The protein in the middle: a pump, or a channel for the ion that is followed."""
        patch, look = self.patch, self.stage.scene.look
        rows = patch.rows(CHANNEL, species.K) if look == "ion" else patch.rows(PUMP)
        if not rows.size:
            return None
        away = np.abs(patch.state.protein["x"][rows] - patch.spec.width_nm / 2)
        return int(rows[np.argmin(away)])

    def _first_x_nm(self) -> float:
        if self.row is None or self.stage.scene.look == "cell":
            return self.patch.spec.width_nm / 2
        return float(self.patch.state.protein["x"][self.row])

    def _follow(self, seconds: float) -> None:
        """Stay with an ion that leaves through a channel; after some time look for the next."""
        self._since_found_s += seconds
        if self._since_found_s > _STAY_S:
            found = self._leaving()
            if found is not None:
                self._trail, self._since_found_s = IonTrail(found), 0.0
        if self._trail is None or self._trail.found is None:
            return
        world = self.patch.spec.width_nm
        off = (self._trail.found.at[0] - self._x_nm + world / 2) % world - world / 2
        self._x_nm = (self._x_nm + off * (1.0 - math.exp(-seconds / _GLIDE_S))) % world
        if abs(off) * self.scene.camera.ppn > 0.5:
            self.scene.slide(self._camera(), self.patch)

    def _leaving(self) -> int | None:
        """A K+ that is on its way out through a channel: of several, the nearest."""
        state, world = self.patch.state, self.patch.spec.width_nm
        ways = state.transit[: int(state.now[TRANSITS])]
        ways = ways[(ways["kind"] == THROUGH) & (ways["species"] == species.K) & (ways["side"] == _OUTSIDE)]
        if not ways.size:
            return None
        x = state.protein["x"][ways["protein"]]
        off = np.abs((x - self._x_nm + world / 2) % world - world / 2)
        return int(ways["ident"][np.argmin(off)])
