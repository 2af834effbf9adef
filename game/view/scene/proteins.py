"""Channels and pumps, drawn in their current state."""

from functools import partial
from operator import itemgetter
from typing import Any, Final

import pygame

from game.engine import Patch
from game.engine.state import CALCIUM_PUMP, CHANNEL, PROTEIN, PUMP, SHUNT

from .camera import Camera
from .crossing import Sites
from .placing import channel_pictures
from .pump.calcium import CalciumPumpPicture
from .pump.sodium_potassium import PumpPicture
from .stills import Pictures, Stills

_FIELDS: Final[tuple[str, ...]] = PROTEIN.names or ()
_KIND, _GATE = _FIELDS.index("kind"), _FIELDS.index("gate")
_drawn_state = itemgetter(
    *(n for n, name in enumerate(_FIELDS) if name not in ("k", "since", "crossed_in", "crossed_out"))
)
"""Of a record, what a channel's picture may depend on; the rest changes with every ion that crosses."""


class Proteins:
    """Draws every protein that one camera sees."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self._pumps = PumpPicture(camera)
        self._calcium_pumps = CalciumPumpPicture(camera)
        self._channels = Stills()

    def warm_up(self) -> None:
        """Draw every shape of the pump."""
        for _frame in self._pumps.art.prewarm():
            pass

    def draw(self, surface: pygame.Surface, patch: Patch, fraction: float) -> Sites:
        """Draw them all; returns where each pump's sites are."""
        sites: Sites = {}
        proteins = patch.state.protein
        seen = self._camera.seen(proteins["x"], 6.0)
        for row, protein in zip(seen.tolist(), proteins[seen].tolist(), strict=True):
            kind, gate = protein[_KIND], protein[_GATE]
            if kind == CHANNEL and gate != SHUNT:  # a shunt is the gap around the electrode
                self._channels.draw(surface, row, _drawn_state(protein), 0.0, partial(self._channel, proteins[row]))
            elif kind == PUMP:
                sites[row] = self._pumps.draw(surface, patch, row, fraction)
            elif kind == CALCIUM_PUMP:
                sites[row] = self._calcium_pumps.draw(surface, patch, row, fraction)
        return sites

    def _channel(self, protein: Any) -> Pictures:
        pictures = Pictures()
        pictures.all = channel_pictures(self._camera, protein)
        return pictures
