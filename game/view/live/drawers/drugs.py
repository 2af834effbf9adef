"""Drugs and poisons in the bath, and how many proteins each one holds now."""

from collections.abc import Callable

from game.engine.drugs import TABLE, Drug
from game.view.drawing.theme import BONE
from game.view.panels.section import Dispatch, Settings
from game.view.readout.readout import Readout
from game.view.widgets.base import Widget
from game.view.widgets.chip import Chip
from game.view.widgets.drawer import Drawer
from game.view.widgets.note import Note
from game.view.widgets.scale import ClosableLog
from game.view.widgets.slider import Slider
from game.view.widgets.slider_stop import Stop
from game.words import _


class Drugs:
    """A slider for each drug's dose."""

    def __init__(self, dispatch: Dispatch, press: Callable[[], None]) -> None:
        self.settings = Settings([drug.key for drug in TABLE], dispatch)
        self.chip = Chip(_("Drugs"), _("Drugs"), press)
        self.sliders = {drug.key: self._slider(drug) for drug in TABLE}
        self._note = Note(_("Ouabain and digoxin, plant poisons, hold a pump shut from outside."))
        self.drawer = Drawer(_("Drugs in the bath"), self._rows(gated=False), (_("None"), self.settings.undo))
        self._gated = False

    def _slider(self, drug: Drug) -> Slider:
        names = {"ouabain": _("Ouabain"), "digoxin": _("Digoxin")}
        slider = Slider(
            _("{drug}, {unit}").format(drug=names.get(drug.key, drug.key), unit=drug.unit),
            ClosableLog(drug.most / 10_000, drug.most),
            lambda dose: self.settings.set(drug.key, dose),
            show=lambda dose: f"{dose:.2g} {drug.unit}" if dose else _("none"),
            name=names.get(drug.key, drug.key),
            colour=BONE,
        )
        slider.stops = (Stop(drug.half, _("half bound")),)
        slider.number_px = 150
        return slider

    def _rows(self, gated: bool) -> list[Widget]:
        keys = [drug.key for drug in TABLE if gated or drug.key != "TTX"]
        return [*(self.sliders[key] for key in keys), self._note]

    def widest(self) -> str:
        """The widest value of the chip."""
        return _("ouabain")

    def toggle(self) -> None:
        """Ouabain enough for all pumps, or none."""
        self.settings.set("ouabain", 0.0 if self.settings.now.get("ouabain") else 1.0)

    def update(self, readout: Readout) -> None:
        """Move the sliders; say how many proteins each drug holds."""
        self.settings.update(readout)
        for key, slider in self.sliders.items():
            slider.enabled = key in self.settings.now
            slider.show_value(self.settings.now.get(key, 0.0))
            held = readout.drugged.get(key, 0)
            slider.caption = _("holds {count}").format(count=held) if held else ""
        if readout.gated != self._gated:
            self._gated = readout.gated
            self.drawer.replace_rows(self._rows(self._gated))
        given = [key for key, dose in self.settings.now.items() if dose > 0]
        self.chip.value = _("none") if not given else given[0] if len(given) == 1 else _("several")
        self.chip.changed = bool(given)
        if self.drawer.undo:
            self.drawer.undo.enabled = bool(given)
