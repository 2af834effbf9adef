"""The large buttons of a visitor's cell: four things to do to it, to make it well again, and the challenge."""

from collections.abc import Callable
from typing import Final

import pygame

from game.engine.session import Session
from game.kiosk.interventions import INTERVENTIONS, Intervention
from game.words import _

from . import signs
from .big_button import BigButton, share_font_size
from .visitor_layout import VisitorPlace

_SIGNS: Final = {"pumps": signs.pump, "leaks": signs.leak, "poison": signs.poison, "potassium": signs.potassium}


class VisitorTiles:
    """`turn` is called with a lever that is pressed, `recover` and `play` for the other two."""

    def __init__(
        self, turn: Callable[[Intervention], None], recover: Callable[[], None], play: Callable[[], None]
    ) -> None:
        def turner(lever: Intervention) -> Callable[[], None]:
            return lambda: turn(lever)

        self.levers = {lever: BigButton(lever.name, turner(lever), _SIGNS[lever.name]) for lever in INTERVENTIONS}
        self.recovery = BigButton("make it well again", recover, signs.restart)
        self.challenge = BigButton("challenge", play, signs.challenge)

    @property
    def all(self) -> tuple[BigButton, ...]:
        """All six, in the order in which Tab visits them."""
        return (*self.levers.values(), self.recovery, self.challenge)

    def arrange(self, place: VisitorPlace) -> None:
        """Lay them out at `place`."""
        for tile, rect in zip(self.all, place.tiles, strict=True):
            tile.arrange(place.theme, rect)

    def draw(self, surface: pygame.Surface, session: Session) -> None:
        """Draw them, with what each would do to the cell of `session` now."""
        self._label(session)
        for tile in self.all:
            tile.draw(surface)

    def _label(self, session: Session) -> None:
        words = {
            "pumps": (_("Stop the pumps"), _("Start the pumps")),
            "leaks": (_("Open the Na⁺ leak"), _("Close the Na⁺ leak")),
            "poison": (_("Poison the pumps"), _("Take the poison away")),
            "potassium": (_("More K⁺ outside"), _("Wash the K⁺ away")),
        }
        for lever, tile in self.levers.items():
            tile.active = lever.is_applied(session)
            tile.words = words[lever.name][tile.active]
        self.recovery.words = _("Make it well again")
        self.challenge.words = _("One-minute challenge")
        share_font_size(self.all)
