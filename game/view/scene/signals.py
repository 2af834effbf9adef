"""Light and transmitters as pictures: a beam on ChR2, and a cloud of molecules in front of their receptors.

The molecules stand for a concentration: they are drawn, not simulated, and they thin out as it is cleared away.
"""

import math

import pygame

from game.engine import Patch
from game.engine.state import AMPA, CHANNEL, CHR2, GABA, GABA_MM, GLUTAMATE_MM, LIGHT
from game.view.drawing import sprites
from game.view.drawing.glow import draw_halo
from game.view.drawing.theme import Colour

from .camera import HALF_MEMBRANE_NM, Camera

LIGHT_COLOUR: Colour = (0x7F, 0xC8, 0xFF)  # 470 nm, where ChR2 answers best
_MOLECULES = 14  # in front of one receptor, at 1 mM
_REACH_NM, _LOWEST_NM, _HIGHEST_NM = 6.5, 4.6, 15.0
_DRIFT_NM = 0.5
_GOLDEN = 0.6180339887


class Signals:
    """Draws the stimuli of light- and transmitter-gated channels."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera

    def draw(self, surface: pygame.Surface, patch: Patch, fraction: float) -> None:
        """Draw them over the scene, as strong as they are now."""
        signal = patch.state.signal
        protein = patch.state.protein
        for row in self._camera.seen(protein["x"], 6.0).tolist():
            if protein["kind"][row] != CHANNEL:
                continue
            gate, x_nm = int(protein["gate"][row]), float(protein["x"][row])
            if gate == CHR2 and signal[LIGHT] > 0:
                self._beam(surface, x_nm)
            elif gate == AMPA:
                self._cloud(surface, "glutamate", x_nm, float(signal[GLUTAMATE_MM]), patch, row, fraction)
            elif gate == GABA:
                self._cloud(surface, "gaba", x_nm, float(signal[GABA_MM]), patch, row, fraction)

    def _beam(self, surface: pygame.Surface, x_nm: float) -> None:
        """Soft light from above onto one channel. It adds little brightness, over little of the screen."""
        ppn = self._camera.ppn
        for step in range(9):
            height = HALF_MEMBRANE_NM + 2.6 * step
            draw_halo(surface, self._camera.to_px(x_nm, height), LIGHT_COLOUR, (3.0 + 0.12 * step) * ppn, 0.25)
        draw_halo(surface, self._camera.to_px(x_nm, 0.6), LIGHT_COLOUR, 2.2 * ppn, 0.5)

    def _cloud(
        self, surface: pygame.Surface, name: str, x_nm: float, dose_mM: float, patch: Patch, row: int, fraction: float
    ) -> None:
        """As many molecules as the concentration says; the last one fades."""
        wanted = min(3 * _MOLECULES, _MOLECULES * dose_mM)
        time_s = (patch.tick + fraction) * patch.spec.dt_s
        for n in range(math.ceil(wanted) if wanted > 0.2 else 0):
            level = min(1.0, wanted - n)
            if level < 0.125:
                continue
            across = 2.0 * ((n * _GOLDEN + 0.37 * row) % 1.0) - 1.0
            up = (n * _GOLDEN * _GOLDEN + 0.11 * row) % 1.0
            sway = math.sin(1.3 * time_s + 2.4 * n), math.cos(1.1 * time_s + 1.7 * n)
            at = (
                x_nm + across * _REACH_NM + _DRIFT_NM * sway[0],
                _LOWEST_NM + up * (_HIGHEST_NM - _LOWEST_NM) + _DRIFT_NM * sway[1],
            )
            image = sprites.raster(name, self._camera.ppn, level=max(1, round(level * 8)) / 8)
            x, y = self._camera.to_px(*at)
            surface.blit(image, (round(x - image.get_width() / 2), round(y - image.get_height() / 2)))
