"""The field potential just outside, as light along the outer face: cool where current goes in, warm where out."""

import numpy as np
import pygame

from game.engine import Patch, field_potential
from game.engine.state import UNGATED
from game.view.drawing import text
from game.view.drawing.glow import draw_halo
from game.view.drawing.theme import BONE, MINUS, PLUS
from game.view.panels.figures import signed

from .camera import HALF_MEMBRANE_NM, Camera

FULL_UV = 1.5
"""A potential this large is drawn at full strength."""
_FAINTEST_UV = 0.12
_LABELLED_UV = 0.4
_MOST_ALPHA = 0.38
_EVERY_NM = 2
_LABEL_NM = 9.2


class FieldArt:
    """Draws the field potential that one camera sees."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera

    def draw(self, surface: pygame.Surface, patch: Patch) -> None:
        """Draw it where the membrane has gates: elsewhere it is too small to be seen."""
        if not np.any(patch.state.protein["gate"] != UNGATED):
            return
        camera, ppn = self._camera, self._camera.ppn
        places, potential = field_potential.places_nm(patch), field_potential.along_uV(patch)
        seen = [n for n in camera.seen(places, 3.0).tolist() if n % _EVERY_NM == 0]
        for n in seen:
            strength = min(1.0, abs(float(potential[n])) / FULL_UV)
            if abs(potential[n]) > _FAINTEST_UV:
                at = camera.to_px(float(places[n]), HALF_MEMBRANE_NM + field_potential.NEAR_NM)
                draw_halo(surface, at, MINUS if potential[n] < 0 else PLUS, 3.4 * ppn, _MOST_ALPHA * strength)

    def draw_label(self, surface: pygame.Surface, patch: Patch, size_px: int, within: pygame.Rect) -> None:
        """Write how large it is, over the place where it is largest."""
        potential = field_potential.along_uV(patch)
        places = field_potential.places_nm(patch)
        x_px = np.array([self._camera.x_px(float(x)) for x in places])
        room = 4.0 * size_px
        strength = np.where((x_px > within.left + room) & (x_px < within.right - room), np.abs(potential), 0.0)
        n = int(np.argmax(strength))
        if strength[n] < _LABELLED_UV:
            return
        words = f"{signed(round(float(potential[n]), 1), 1)} µV"
        at = (round(float(x_px[n])), round(self._camera.y_px(_LABEL_NM)))
        text.draw(surface, words, at, size_px, 600, BONE, "centre", True)
