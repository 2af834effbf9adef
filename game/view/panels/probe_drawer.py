"""What can be done to the cell from outside: a charge through the electrode, light, transmitters."""

from collections.abc import Callable
from typing import Final

from game.view.panels.drawers import Dispatch
from game.view.readout import Readout
from game.view.widgets.base import Widget
from game.view.widgets.button import Button
from game.view.widgets.chip import Chip
from game.view.widgets.drawer import Drawer
from game.view.widgets.note import Note
from game.words import _

SMALL_MV, BIG_MV = 5.0, 35.0
"""What a small and a big charge move V by: well below an axon's threshold, and well above it."""
FLASH_S: Final = 1.5
PUFF_MM: Final = 1.0


class Probe:
    """Charges, a flash, transmitters; and what the last spike took."""

    def __init__(self, dispatch: Dispatch, press: Callable[[], None]) -> None:
        self._dispatch = dispatch
        self._per_mV = 1.5
        self.chip = Chip(_("Probe"), _("Probe"), press)
        self.charges = {
            mV: Button(_("Put a charge in"), lambda mV=mV: self.charge(mV), aside=key, kind="row")  # type: ignore[misc]
            for mV, key in ((SMALL_MV, "Z"), (BIG_MV, "S"))
        }
        self.light = Button(_("Flash of light"), self.flash, words=_("Flash of light"), aside="T", kind="row")
        self.glutamate = Button(
            _("Puff of glutamate"),
            lambda: self.puff("glutamate"),
            words=_("Puff of glutamate"),
            aside="G",
            kind="row",
        )
        self.gaba = Button(_("Puff of GABA"), lambda: self.puff("GABA"), words=_("Puff of GABA"), aside="A", kind="row")
        self.note = Note(" ")
        self.rows: list[Widget] = [*self.charges.values(), self.light, self.glutamate, self.gaba, self.note]
        self.drawer = Drawer(_("Poke the cell"), self.rows)

    def widest(self) -> str:
        """The widest value of the chip."""
        return _count(1)

    def charge(self, mV: float) -> None:
        """Put in as many K⁺ as move V by `mV`."""
        self._dispatch("act", ("inject", "K", self.ions(mV)))

    def ions(self, mV: float) -> int:
        """How many K⁺ that takes."""
        return round(mV * self._per_mV)

    def flash(self) -> None:
        """Shine light."""
        self._dispatch("act", ("flash", FLASH_S))

    def puff(self, what: str) -> None:
        """Let out a transmitter."""
        self._dispatch("act", ("puff", what, PUFF_MM))

    def update(self, readout: Readout) -> None:
        """Show what there is to answer, and what the last spike took."""
        spark = readout.spark
        self._per_mV = spark.capacitance_e_per_mV
        for mV, button in self.charges.items():
            words = _("Small charge: {n} K⁺ in") if mV == SMALL_MV else _("Big charge: {n} K⁺ in")
            button.words = words.format(n=self.ions(mV))
        for button, gate in ((self.light, "ChR2"), (self.glutamate, "AMPA"), (self.gaba, "GABA")):
            button.enabled = gate in spark.gates
        self.chip.value = _count(spark.spikes) if "NaV" in spark.gates else _("charge")
        self.note.words = _note(spark.gates)


def _count(spikes: int) -> str:
    return _("1 spike") if spikes == 1 else _("{n} spikes").format(n=spikes)


def _note(gates: frozenset[str]) -> str:
    if not gates:
        return _("No gates here: try the cell “Excitable axon”.")
    return _("A small charge fades. A big one opens gates.")
