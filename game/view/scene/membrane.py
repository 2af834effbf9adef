"""The bilayer: two leaflets of lipids between the proteins, and the marks of charge that ride on its faces."""

import pygame

from game.engine import Patch
from game.engine.state import CHANNEL, HOLE, NONE

from . import bilayer, hole
from .camera import Camera
from .gradient import glow_strength

_MARKS_FROM_PPN = 9.0

SHOWN_STRETCH = 6.0
"""How many times more than in truth a stretched membrane's heads are drawn apart: 4 % would not be seen."""


def stretch_step(patch: Patch) -> float:
    """The stretch of a patch's membrane in whole half per cents: seldom anew, so that it need not often be painted."""
    return round(min(patch.stretch, 0.1) * 200.0) / 200.0


class Membrane:
    """The strip of lipids and marks for one camera and one set of proteins."""

    def __init__(self, camera: Camera, patch: Patch) -> None:
        hole_nm = hole.half_width_nm(camera.world_nm / patch.state.owner.size)
        half_nm = {CHANNEL: bilayer.CHANNEL_HALF_NM, HOLE: hole_nm}
        seen = patch.state.protein[camera.seen(patch.state.protein["x"], hole_nm + 2.0)]
        placed = [p for p in seen if p["kind"] != NONE]
        gaps = [(float(p["x"]), half_nm.get(int(p["kind"]), bilayer.PUMP_HALF_NM)) for p in placed]
        pitch_nm = bilayer.PITCH_NM * (1.0 + SHOWN_STRETCH * stretch_step(patch))
        self._top = bilayer.strip_top(camera)
        self._lipids = bilayer.lipids(camera, gaps, pitch_nm)
        for p in placed:
            if p["kind"] == HOLE:
                hole.paint(self._lipids, camera, self._top, float(p["x"]), hole_nm)
        rows = self._lipids.get_bounding_rect()  # clear ones take as long to blit as others
        self._lipids = self._lipids.subsurface((0, rows.y, camera.width, max(1, rows.height))).copy()
        self._top += rows.y
        shown = camera.ppn >= _MARKS_FROM_PPN
        self._marks = {sign: bilayer.marks(camera, gaps, sign) for sign in (-1, 1)} if shown else {}

    def draw(self, surface: pygame.Surface, voltage_mV: float) -> None:
        """Draw the bilayer, and its marks as strong as the voltage."""
        surface.blit(self._lipids, (0, self._top))
        alpha = round(234 * min(1.0, glow_strength(voltage_mV)))
        if self._marks and alpha > 3:
            for top, strip in self._marks[1 if voltage_mV > 0 else -1]:
                strip.set_alpha(alpha)  # then SDL darkens by 1 what lies under clear px, so they count
                surface.blit(strip, (0, top))
