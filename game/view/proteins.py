"""Channels and pumps, as their state has them."""

from typing import Any

import pygame

from game.engine import Patch, species
from game.engine.state import CALCIUM_PUMP, CHANNEL, PUMP, SHUNT

from . import gated_art, sprites
from .calcium_pump_picture import CalciumPumpPicture
from .camera import Camera
from .crossing import Sites
from .pump_energy import place
from .pump_picture import PumpPicture


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
                self._draw_channel(surface, protein)
            elif protein["kind"] == PUMP:
                sites[row] = self._pumps.draw(surface, patch, row, fraction)
            elif protein["kind"] == CALCIUM_PUMP:
                sites[row] = self._calcium_pumps.draw(surface, patch, row, fraction)
        return sites

    def _draw_channel(self, surface: pygame.Surface, protein: Any) -> None:
        at = (float(protein["x"]), 0.0)
        name = _barrel(protein)
        place(surface, self._camera, name, at)
        for part in gated_art.parts(protein):
            place(surface, self._camera, part.sprite, (at[0] + part.x, part.height))
        if protein["blocked"]:
            for x, y in sprites.points(name, "plug"):
                place(surface, self._camera, "plug", (at[0] + x, -y))


def _barrel(protein: Any) -> str:
    """The channel without what gates it: open, or shut."""
    if protein["gate"]:
        return gated_art.barrel(protein)
    key = species.TABLE[protein["species"]].key.lower()
    return f"channel_{key}" + ("" if protein["open"] else "_closed")
