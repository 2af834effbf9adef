"""The panels that measure, over the scene: voltage, its trace, energy, the rails, and what the last spike took."""

from collections.abc import Callable

import pygame

from game.view.live.membrane_view import MembraneView
from game.view.live.rails import Rails
from game.view.panels.energy import EnergyPanel
from game.view.panels.layout import Layout
from game.view.panels.spike_note import SpikeNote
from game.view.panels.trace import Trace
from game.view.panels.voltmeter import Voltmeter
from game.view.readout.readout import Readout


class Panels:
    """Draws a readout in the places of a layout. `now`: seconds of frames so far."""

    def __init__(self, now: Callable[[], float], view: MembraneView) -> None:
        self._voltmeter, self._trace, self._energy = Voltmeter(now), Trace(), EnergyPanel(now)
        self._spike_note = SpikeNote()
        self.rails = Rails(now, view)

    def reset(self) -> None:
        """Reset all panels: show the next readout at once, without gliding."""
        self._voltmeter.reset()
        self._energy.reset()
        self.rails.reset()

    def reset_voltage(self) -> None:
        """Reset the voltmeter: a jump that the user made shows at once."""
        self._voltmeter.reset()

    def tap(self, at: tuple[float, float], layout: Layout) -> bool:
        """Whether a tap at a place in the window, px, is on a panel; a rail that is folded opens."""
        panels = (layout.voltmeter, layout.trace, layout.energy)
        return self.rails.tap(at, layout) or any(rect.collidepoint(at) for rect in panels)

    def draw(self, surface: pygame.Surface, layout: Layout, readout: Readout) -> None:
        """Draw them all."""
        if "NaV" in readout.excitation.gates:
            self._spike_note.draw(surface, layout, readout.excitation.last)
        self._voltmeter.draw(surface, layout.voltmeter, readout, layout.theme)
        self._trace.draw(surface, layout.trace, readout, layout.theme)
        self._energy.draw(surface, layout.energy, readout, layout.theme)
        self.rails.draw(surface, layout, readout)
