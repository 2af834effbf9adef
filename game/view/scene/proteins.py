"""Channels and pumps, as their state has them."""

import pygame

from game.engine import Patch
from game.engine.state import CALCIUM_PUMP, CHANNEL, PUMP, SHUNT

from .camera import Camera
from .crossing import Sites
from .placing import draw_channel
from .pump.calcium import CalciumPumpPicture
from .pump.sodium_potassium import PumpPicture


class Proteins:
    """Draws every protein that one camera sees."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self._pumps = PumpPicture(camera)
        self._calcium_pumps = CalciumPumpPicture(camera)

    def warm_up(self) -> None:
        """Draw every shape of the pump."""
        for _frame in self._pumps.art.prewarm():
            pass

    def draw(self, surface: pygame.Surface, patch: Patch, fraction: float) -> Sites:
        """Draw them all; returns where each pump's sites are."""
        sites: Sites = {}
        for row in self._camera.seen(patch.state.protein["x"], 6.0).tolist():
            protein = patch.state.protein[row]
            if protein["kind"] == CHANNEL and protein["gate"] != SHUNT:  # a shunt is the gap around the electrode
                draw_channel(surface, self._camera, protein)
            elif protein["kind"] == PUMP:
                sites[row] = self._pumps.draw(surface, patch, row, fraction)
            elif protein["kind"] == CALCIUM_PUMP:
                sites[row] = self._calcium_pumps.draw(surface, patch, row, fraction)
        return sites
