"""The rails beside the picture: charge flow on the left, concentrations on the right; tabs where there is no room."""

from collections.abc import Callable

import pygame

from game.view.actions.live import Side
from game.view.live.membrane_view import MembraneView
from game.view.panels.concentrations import Concentrations
from game.view.panels.layout import Layout
from game.view.panels.ledger import CurrentLedger
from game.view.readout.readout import Readout


class Rails:
    """Both rails; where they are folded, at most one is open."""

    def __init__(self, now: Callable[[], float], view: MembraneView) -> None:
        self._panels: dict[Side, CurrentLedger | Concentrations] = {
            "left": CurrentLedger(now),
            "right": Concentrations(now),
        }
        self._view = view

    @property
    def open(self) -> Side | None:
        """The rail that is open where they are folded."""
        return self._view.rail

    def reset(self) -> None:
        """Reset both rails: show the next readout at once."""
        for panel in self._panels.values():
            panel.reset()

    def toggle(self, side: Side) -> None:
        """Open one rail, and fold the other, or fold it."""
        self._view.rail = None if self.open == side else side

    def fold(self) -> bool:
        """Fold both; False if they were folded."""
        was, self._view.rail = self._view.rail, None
        return was is not None

    def tap(self, at: tuple[float, float], layout: Layout) -> bool:
        """Open or fold the rail at a place in the window, px; False if none is folded there."""
        if not layout.rails_collapsed:
            return False
        for side in self._panels:
            rail, tab = _places(layout, side)
            if (rail if self.open == side else tab).collidepoint(at):
                self.toggle(side)
                return True
        return False

    def draw(self, surface: pygame.Surface, layout: Layout, readout: Readout) -> None:
        """Draw both rails, or their tabs."""
        for side, panel in self._panels.items():
            rail, tab = _places(layout, side)
            if not layout.rails_collapsed or self.open == side:
                panel.draw(surface, rail, readout, layout.theme, faces=layout.membrane_faces)
            else:
                panel.draw_tab(surface, tab, readout, layout.theme)


def _places(layout: Layout, side: Side) -> tuple[pygame.Rect, pygame.Rect]:
    """Where the rail stands, and its tab."""
    return (layout.left_rail, layout.left_tab) if side == "left" else (layout.right_rail, layout.right_tab)
