"""Follows one ion after another out through a channel: each is ringed and named until it is out of sight."""

import math
from typing import Final

import numpy as np
import pygame

from game.engine import Patch, species
from game.engine.state import THROUGH, TRANSITS
from game.view.drawing import text
from game.view.drawing.theme import BONE
from game.view.scene.camera import Camera
from game.view.scene.follow import IonPlace, IonTrail

from .layout import KioskLayout

_OUTSIDE: Final = 1
_STAY_S: Final = 6.0  # with an ion that has come out, before the next is looked for
_FADE_S: Final = 0.4
_RING_NM: Final = 0.85


class Followed:
    """Follows K⁺ that leave, each for some seconds."""

    def __init__(self) -> None:
        self._trail: IonTrail | None = None
        self._since_s = math.inf
        self._light = 0.0

    @property
    def ion(self) -> IonPlace | None:
        """Where the ion is; None while there is none."""
        return None if self._trail is None else self._trail.found

    def update(self, patch: Patch, fraction: float, camera: Camera, at: KioskLayout, seconds: float) -> None:
        """Advance by `seconds`; of several K⁺ that leave, the one nearest to the middle of the picture is followed.

        An ion that goes back, or comes under the words, is no longer followed.
        """
        self._since_s += seconds
        if self._since_s > _STAY_S:
            found = _leaving(patch, camera.centre_nm)
            if found is not None:
                self._trail, self._since_s, self._light = IonTrail(found), 0.0, 0.0
        self._light = min(1.0, self._light + seconds / _FADE_S)
        if self._trail is None:
            return
        self._trail.update(patch, fraction)
        if self._trail.found is not None:
            y = camera.y_px(self._trail.found.at[1])
            if self._trail.found.side == _OUTSIDE and at.caption.bottom < y < at.note.top:
                return
        self._trail, self._since_s = None, math.inf

    def draw(self, surface: pygame.Surface, camera: Camera, trails: bool) -> None:
        """Draw its way, a ring and its name."""
        if self._trail is None or self._trail.found is None:
            return
        x, y = camera.to_px(*self._trail.found.at)
        self._trail.draw(surface, camera, trails)
        radius = round(_RING_NM * camera.ppn)
        pygame.draw.aacircle(surface, BONE, (x, y), radius, max(3, radius // 8))
        px = max(24, round(1.5 * camera.ppn))
        image = text.render("K⁺", px, 700, BONE, outline=True)
        left, rim = round(x + 1.4 * radius), text.outline_px(px)
        image.set_alpha(round(255 * self._light))
        surface.blit(image, (left - rim, round(y) + text.cap_height(px) // 2 - text.ascent(px, 700) - rim))
        image.set_alpha(255)


def _leaving(patch: Patch, near_nm: float) -> int | None:
    """A K⁺ that is on its way out through a channel: of several, the nearest."""
    state, world = patch.state, patch.spec.width_nm
    ways = state.transit[: int(state.now[TRANSITS])]
    ways = ways[(ways["kind"] == THROUGH) & (ways["species"] == species.K) & (ways["side"] == _OUTSIDE)]
    if not ways.size:
        return None
    x = state.protein["x"][ways["protein"]]
    off = np.abs((x - near_nm + world / 2) % world - world / 2)
    return int(ways["ident"][np.argmin(off)])
