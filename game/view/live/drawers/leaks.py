"""How leaky the membrane is to each ion."""

from collections.abc import Callable, Mapping
from typing import Final

from game.engine.species import CROSSING, MOBILE
from game.view.drawing.theme import SPECIES_COLOUR, SPECIES_NAME
from game.view.panels.section import Dispatch, Settings, same
from game.view.readout.readout import Readout
from game.view.widgets.chip import Chip
from game.view.widgets.drawer import Drawer
from game.view.widgets.scale import ClosableLog
from game.view.widgets.slider import Slider
from game.view.widgets.slider_stop import Stop
from game.words import _

TEXTBOOK_RATIO: Final = 40.0
"""P_K : P_Na of a resting neuron, as school textbooks quote it."""
_OF_EVERY_CELL: Final = tuple(f"P_{ion}" for ion in MOBILE)
_LEAST: Final = 0.001
_MOST: Final = 4.0


class Leaks:
    """Permeabilities, relative to the preset's own to K⁺, or to its greatest where K⁺ is far behind."""

    def __init__(self, dispatch: Dispatch, press: Callable[[], None]) -> None:
        self.settings = Settings([f"P_{ion}" for ion in CROSSING], dispatch)
        self._unit = 1.0
        self.chip = Chip(_("Leaks"), _("Leaks"), press)
        self.sliders = {key: self._slider(key) for key in self.settings.keys}
        self.drawer = Drawer(
            _("How leaky is the membrane?"),
            [self.sliders[key] for key in _OF_EVERY_CELL],
            (_("Normal"), self.settings.undo),
        )

    def _slider(self, key: str) -> Slider:
        species = key[2:]
        return Slider(
            _("Permeability to {ion}").format(ion=SPECIES_NAME[species]),
            ClosableLog(_LEAST, _MOST),
            lambda share: self.settings.set(key, share * self._unit),
            show=lambda share: f"{share:.2g}",
            name=SPECIES_NAME[species],
            species=species,
            colour=SPECIES_COLOUR[species],
        )

    def widest(self) -> str:
        """The widest value of the chip."""
        return _("changed")

    def update(self, readout: Readout) -> None:
        """Move the sliders, the stop at 40 : 1 and the ratio."""
        held = self.settings
        held.update(readout)
        self._unit = _unit(held.normal)
        for key, slider in self.sliders.items():
            slider.enabled = key in held.now
            slider.show_value(held.now.get(key, 0.0) / self._unit)
            stops = [Stop(held.normal[key] / self._unit, _("normal"))] if key in held.normal else []
            if key == "P_Na":
                textbook = Stop(held.now.get("P_K", 0.0) / self._unit / TEXTBOOK_RATIO, _("40 : 1"))
                # Where the preset itself has 40 : 1, one mark says it.
                stops = [stop for stop in stops if not same(stop.value, textbook.value)]
                stops += [textbook] if textbook.value > 0 else []
            slider.stops = tuple(stops)
        self.sliders["P_Na"].caption = _ratio(held.now.get("P_K", 0.0), held.now.get("P_Na", 0.0))
        rows = [slider for key, slider in self.sliders.items() if key in _OF_EVERY_CELL or slider.enabled]
        if rows != self.drawer.rows:
            self.drawer.replace_rows(rows)
        self._say(bool(held.changed()))

    def _say(self, changed: bool) -> None:
        self.chip.value = _("changed") if changed else _("normal")
        self.chip.changed = changed
        if self.drawer.undo:
            self.drawer.undo.enabled = changed


def _unit(normal: Mapping[str, float]) -> float:
    """What counts as 1: a muscle's and a red cell's K⁺ would leave their Cl⁻ off the scale."""
    potassium, greatest = normal.get("P_K", 0.0), max(normal.values(), default=0.0)
    return (potassium if greatest <= _MOST * potassium else greatest) or 1.0


def _ratio(potassium: float, sodium: float) -> str:
    """P_K : P_Na in small numbers, such as "K⁺ : Na⁺ 23 : 1"; in words where one of them is nothing."""
    if potassium <= 0 and sodium <= 0:
        return _("both closed")
    if sodium <= 0:
        return _("K⁺ only")
    if potassium <= 0:
        return _("Na⁺ only")
    share = potassium / sodium
    large = share if share >= 1 else 1 / share
    words = f"{large:.0f}" if large >= 9.95 else f"{large:.1f}".removesuffix(".0")
    return f"K⁺ : Na⁺ {words} : 1" if share >= 1 else f"K⁺ : Na⁺ 1 : {words}"
