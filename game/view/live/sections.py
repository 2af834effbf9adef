"""What can be changed on the Live screen: a chip and a drawer for each kind of change."""

from collections.abc import Callable, Sequence

from game.view.panels.section import Dispatch, Section
from game.view.readout.readout import Readout
from game.view.widgets.drawer import Drawer

from .drawers.bath import Bath
from .drawers.cell import CellChoice, Cells
from .drawers.drugs import Drugs
from .drawers.fuel import FuelDrawer
from .drawers.leaks import Leaks
from .drawers.probe import Probe
from .drawers.pumps import Pumps
from .drawers.sweep import SweepDrawer


class Sections:
    """All of them in `all`, in the order in which their chips stand; `first` are the last to be folded away."""

    def __init__(
        self,
        cells: Sequence[CellChoice],
        dispatch: Dispatch,
        toggle: Callable[[Drawer], None],
        plot: Callable[[], None],
    ) -> None:
        """`toggle` opens a drawer or closes it; `plot`, that of the sweep, which has no chip of its own."""
        self.leaks = Leaks(dispatch, lambda: toggle(self.leaks.drawer))
        self.pumps = Pumps(dispatch, lambda: toggle(self.pumps.drawer))
        self.drugs = Drugs(dispatch, lambda: toggle(self.drugs.drawer))
        self.fuel = FuelDrawer(dispatch, lambda: toggle(self.fuel.drawer))
        self.bath = Bath(dispatch, lambda: toggle(self.bath.drawer), plot)
        self.sweep = SweepDrawer(dispatch, lambda: toggle(self.bath.drawer))
        self.probe = Probe(dispatch, lambda: toggle(self.probe.drawer))
        self.cells = Cells(cells, dispatch, lambda: toggle(self.cells.drawer))
        self.all: list[Section] = [self.leaks, self.pumps, self.drugs, self.bath, self.fuel, self.probe]
        self.all += [self.cells] if cells else []
        self.first: list[Section] = [self.leaks, self.pumps, self.bath, self.all[-1]]
        self._readout: Readout | None = None
        self._chips: tuple[object, ...] = ()

    def update(self, readout: Readout) -> None:
        """Show what `readout` says; of a section whose drawer is shut, what its chip shows."""
        changed = self._takes_over(readout)
        for section in self.all:
            if changed or section.drawer.motion != "shut":
                section.update(readout)
        self.sweep.update(readout)

    def update_all(self) -> None:
        """Show the last readout in every drawer, shut ones too: how high one is depends on its words."""
        if self._readout is not None:
            for section in self.all:
                section.update(self._readout)

    def _takes_over(self, readout: Readout) -> bool:
        """Store the readout. Returns whether it differs in anything shown by a section whose drawer is shut."""
        self._readout = readout
        excitation = readout.excitation
        now = readout.preset, readout.gated, readout.pumps_total, readout.drugged, excitation.gates, excitation.spikes
        chips = (*now, readout.settings, readout.defaults)
        if chips == self._chips:
            return False
        self._chips = (*now, dict(readout.settings), dict(readout.defaults))
        return True
