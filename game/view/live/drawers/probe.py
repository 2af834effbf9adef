"""What can be done to the cell from outside: a charge through the electrode, light, transmitters."""

import math
from collections.abc import Callable
from functools import partial
from typing import Final

from game.view.actions.live import Clamp, Control, Flash, InjectIons, Leaky, Puff, RunAction, ViewSwitch
from game.view.keys import LIVE
from game.view.panels.figures import signed
from game.view.panels.section import Dispatch
from game.view.readout.readout import Readout
from game.view.widgets.base import Widget
from game.view.widgets.button import Button
from game.view.widgets.chip import Chip
from game.view.widgets.drawer import Drawer
from game.view.widgets.note import Note
from game.view.widgets.scale import Linear
from game.view.widgets.slider import Slider
from game.view.widgets.toggle import Toggle
from game.words import _

SMALL_MV, BIG_MV = 5.0, 35.0
"""What a small and a big charge move V by: well below an axon's threshold, and well above it."""
EXPERIMENT_MV: Final = 60.0
"""What the charge of the capacitor experiment moves V by: far above the jitter, so that its decay can be fitted."""


class Probe:
    """Charges, a flash, transmitters; and what the last spike took."""

    def __init__(self, dispatch: Dispatch, press: Callable[[], None]) -> None:
        self._dispatch = dispatch
        self._per_mV = 1.5
        self._held_mV = 0.0
        self.chip = Chip(_("Probe"), _("Probe"), press)
        self.charges = {
            mV: Button(_("Put a charge in"), partial(self.charge, mV), aside=LIVE.hint(key), kind="row")
            for mV, key in ((SMALL_MV, Control.SMALL_CHARGE), (BIG_MV, Control.BIG_CHARGE))
        }
        self.light = self._row(_("Flash of light"), Flash())
        self.glutamate = self._row(_("Puff of glutamate"), Puff("glutamate"))
        self.gaba = self._row(_("Puff of GABA"), Puff("GABA"))
        self.electrode = self._row(_("Electrode"), RunAction.MOVE_ELECTRODE)
        self.leaky = Toggle(_("Leaky electrode"), _("Leaky electrode"), lambda on: dispatch(Leaky(on)))
        self.unpaired = self._row(_("Unpaired charges"), ViewSwitch.UNPAIRED)
        self.holds = Toggle(_("Hold the voltage"), _("Hold the voltage"), self.hold)
        self.level = Slider(
            _("Voltage to hold, mV"),
            Linear(-120.0, 60.0, 5.0),
            self._level,
            show=lambda mV: signed(round(mV)),
            name="mV",
        )
        self.experiment = Button(_("Capacitor: 60 mV in"), lambda: self.charge(EXPERIMENT_MV), kind="row")
        self.electrode_rows: list[Widget] = [
            self.electrode,
            self.leaky,
            self.holds,
            self.level,
            self.experiment,
            self.unpaired,
        ]
        self.note = Note(" ")
        self.rows: list[Widget] = [
            *self.charges.values(),
            self.light,
            self.glutamate,
            self.gaba,
            *self.electrode_rows,
            self.note,
        ]
        self.drawer = Drawer(_("Poke the cell"), self.rows)

    def _row(self, words: str, action: Flash | Puff | RunAction | ViewSwitch) -> Button:
        """A button for `action`, with its key shown."""
        return Button(words, partial(self._dispatch, action), words=words, aside=LIVE.hint(action), kind="row")

    def widest(self) -> str:
        """The widest value of the chip."""
        return _count(10)

    def charge(self, mV: float) -> None:
        """Inject as many K⁺ as move V by `mV`."""
        self._dispatch(InjectIons("K", self.ions(mV)))

    def ions(self, mV: float) -> int:
        """How many K⁺ that takes."""
        return round(mV * self._per_mV)

    def hold(self, on: bool) -> None:
        """Clamp V at the slider's value, or release it."""
        self._dispatch(Clamp(float(self.level.number) if on else None))

    def _level(self, mV: float) -> None:
        self._held_mV = mV
        if self.holds.on:
            self._dispatch(Clamp(mV))

    def update(self, readout: Readout) -> None:
        """Show the rows that apply to this cell, and what the last spike took."""
        excitation = readout.excitation
        self._per_mV = excitation.capacitance_e_per_mV
        for mV, button in self.charges.items():
            words = _("Small charge: {n} K⁺ in") if mV == SMALL_MV else _("Big charge: {n} K⁺ in")
            button.words = words.format(n=self.ions(mV))
        for button, gate in ((self.light, "ChR2"), (self.glutamate, "AMPA"), (self.gaba, "GABA")):
            button.enabled = gate in excitation.gates
        self._show_electrode(readout)
        rows = self._of_use(readout)
        if rows != self.drawer.rows:
            self.drawer.replace_rows(rows)
        self.chip.value = _count(excitation.spikes) if "NaV" in excitation.gates else _("charge")
        self.note.words = _note(excitation.gates)

    def _of_use(self, readout: Readout) -> list[Widget]:
        """The rows that do something now: a low window has no room for the rest."""
        gates, probe = readout.excitation.gates, readout.probe
        unused: list[Widget] = [
            *(row for row in (self.light, self.glutamate, self.gaba) if not row.enabled),
            *([] if probe.share >= 1 or probe.leaky else [self.leaky]),
            *([] if self.holds.on else [self.level]),
            *([self.experiment, self.note] if "NaV" in gates else []),
        ]
        return [row for row in self.rows if row not in unused]

    def _show_electrode(self, readout: Readout) -> None:
        probe = readout.probe
        where = _("put away") if math.isnan(probe.share) else _("in the bath") if probe.share < 1 else _("in the cell")
        self.electrode.words = _("Electrode: {where}").format(where=where)
        self.leaky.on = probe.leaky
        self.holds.on = not math.isnan(probe.holds_mV)
        self._held_mV = probe.holds_mV if self.holds.on else self._held_mV
        self.level.show_value(self._held_mV)
        again = probe.pulse is not None and probe.pulse.charge_e == self.ions(EXPERIMENT_MV)
        words = _("Capacitor: {n} K⁺ in again") if again else _("Capacitor: {n} K⁺ in")
        self.experiment.words = words.format(n=self.ions(EXPERIMENT_MV))


def _count(spikes: int) -> str:
    return _("1 spike") if spikes == 1 else _("{n} spikes").format(n=spikes)


def _note(gates: frozenset[str]) -> str:
    if not gates:
        return _("No gates here: try the cell “Excitable axon”.")
    return _("A small charge fades. A big one opens gates.")
