"""Oxygen and glucose: what the cell makes its ATP from; and a pump that a mutation has made worse."""

import math
from collections.abc import Callable

from game.engine.units import ATP_meV
from game.view.drawing.theme import BONE
from game.view.panels.mitochondrion import Mitochondrion
from game.view.panels.section import Dispatch, Settings
from game.view.readout.readout import Readout
from game.view.widgets.chip import Chip
from game.view.widgets.drawer import Drawer
from game.view.widgets.note import Note
from game.view.widgets.scale import Linear
from game.view.widgets.slider import Slider, Stop
from game.words import _


class FuelDrawer:
    """How much oxygen and glucose the blood brings, and how well the pumps work."""

    def __init__(self, dispatch: Dispatch, press: Callable[[], None]) -> None:
        self.settings = Settings(("oxygen", "glucose", "pump_affinity", "pump_turnover"), dispatch)
        self.chip = Chip(_("Energy"), _("Energy"), press)
        names = {
            "oxygen": (_("Oxygen"), _("Oxygen that the blood brings")),
            "glucose": (_("Glucose"), _("Glucose that the blood brings")),
            "pump_affinity": (_("Pump's hold"), _("How firmly the pumps hold Na⁺; a mutation can weaken it")),
            "pump_turnover": (_("Pump's speed"), _("How fast the pumps turn; a mutation can slow them")),
        }
        self.sliders = {key: self._slider(key, *names[key]) for key in self.settings.keys}
        self._mitochondrion = Mitochondrion()
        self._note = Note(_("Mitochondria make ATP from oxygen and glucose. Without it, the pumps stall."))
        rows = [self._mitochondrion, *self.sliders.values(), self._note]
        self.drawer = Drawer(_("Energy of the cell"), rows, (_("Normal"), self.settings.undo))

    def _slider(self, key: str, name: str, label: str) -> Slider:
        low = 0.0 if key in ("oxygen", "glucose") else 0.05
        slider = Slider(
            label,
            Linear(low, 1.0, 0.01),
            lambda share: self.settings.set(key, share),
            show=lambda share: f"{100 * share:.0f} %",
            name=name,
            colour=BONE,
        )
        slider.name_px = 170
        return slider

    def widest(self) -> str:
        """The widest value of the chip."""
        return _("normal")

    def update(self, readout: Readout) -> None:
        """Move the sliders."""
        self.settings.update(readout)
        for key, slider in self.sliders.items():
            slider.enabled = key in self.settings.now
            slider.show_value(self.settings.now.get(key, 0.0))
            slider.stops = (Stop(self.settings.normal.get(key, 1.0), _("normal")),)
        for key, store in (("oxygen", readout.fuel.oxygen), ("glucose", readout.fuel.glucose)):
            self.sliders[key].caption = _("in the cell: {share} %").format(share=round(100 * store))
        self._mitochondrion.show(readout)
        self._note.words = _note_words(readout)
        changed = self.settings.changed()
        starved = min(self.settings.now.get("oxygen", 1.0), self.settings.now.get("glucose", 1.0))
        low = starved < 0.05 and bool({"oxygen", "glucose"} & set(changed))
        self.chip.value = _("normal") if not changed else _("cut off") if low else _("changed")
        self.chip.changed = bool(changed)
        if self.drawer.undo:
            self.drawer.undo.enabled = bool(changed)


def _note_words(readout: Readout) -> str:
    """The words of the note: that pumps stall, or the energy that pumps spend and the share that gradients store."""
    pools = readout.energy_mM
    # A pump waits a moment for each ATP, always: worth a note where there is little of it.
    if readout.fuel.stalled and pools.get("ATP", 0.0) < pools.get("ADP", 0.0):
        return _("Pumps that wait for ATP: {n} of {all}.").format(n=readout.fuel.stalled, all=readout.pumps_total)
    if not math.isfinite(readout.stored_share):
        return _("Mitochondria make ATP from oxygen and glucose. Without it, the pumps stall.")
    spent = readout.atp_per_s * ATP_meV
    return _("Pumps spend {spent:.0f} meV a second; {stored:.0f} are stored: {share:.0f} %.").format(
        spent=spent, stored=spent * readout.stored_share, share=100 * readout.stored_share
    )
