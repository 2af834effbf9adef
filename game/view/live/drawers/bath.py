"""What is in the bath outside."""

from collections.abc import Callable, Mapping
from typing import Final

from game.view.actions.live import Control
from game.view.drawing.theme import SPECIES_COLOUR, SPECIES_NAME
from game.view.keys import LIVE
from game.view.panels.section import Dispatch, Settings, same
from game.view.readout.readout import Readout
from game.view.widgets.base import Widget
from game.view.widgets.button import Button
from game.view.widgets.chip import Chip
from game.view.widgets.drawer import Drawer
from game.view.widgets.pills import Pills
from game.view.widgets.scale import Linear, Log, Scale
from game.view.widgets.slider import Slider, Stop
from game.words import _

BATHS: Final[Mapping[str, Mapping[str, float]]] = {
    "low K": {"K_out": 2.5},
    "high K": {"K_out": 8.0},
    "40 K": {"K_out": 40.0},
    "low Na": {"Na_out": 20.0},
    "low Cl": {"Cl_out": 10.0},
    "weak": {"tonicity": 0.8},
    "strong": {"tonicity": 1.4},
}
"""Baths at one touch: what each sets; all else is as the preset has it."""


class Bath:
    """Concentrations outside, how strong the bath is, and baths at one touch."""

    def __init__(self, dispatch: Dispatch, press: Callable[[], None], plot: Callable[[], None]) -> None:
        self.settings = Settings(("K_out", "Na_out", "Cl_out", "tonicity"), dispatch)
        self.chip = Chip(_("Bath"), _("Bath K⁺"), press)
        scales: dict[str, Scale] = {
            "K_out": Log(2.0, 100.0),
            "Na_out": Linear(0.0, 145.0, 1.0),
            "Cl_out": Linear(0.0, 150.0, 1.0),
        }
        self.sliders = {key: self._slider(key, scale) for key, scale in scales.items()}
        self.sliders["tonicity"] = Slider(
            _("How strong the bath is, in percent of normal"),
            Linear(0.5, 1.6, 0.05),
            lambda value: self.settings.set("tonicity", value),
            show=lambda value: _("{n} %").format(n=round(100 * value)),
            name=_("Strength"),
        )
        self.pills = [
            Pills(_("Potassium"), (("low K", _("K⁺ 2.5")), ("high K", _("K⁺ 8")), ("40 K", _("K⁺ 40"))), self._take),
            Pills(
                _("Bath"),
                (("low Na", _("low Na⁺")), ("low Cl", _("low Cl⁻")), ("weak", _("weak")), ("strong", _("strong"))),
                self._take,
            ),
        ]
        words = _("Plot V against K⁺")
        self.plot = Button(words, plot, words=words, aside=LIVE.hint(Control.PLOT), kind="row")
        self.rows: list[Widget] = [*self.sliders.values(), *self.pills, self.plot]
        self.title = _("What is in the bath? (mM)")
        self.drawer = Drawer(self.title, self.rows, (_("Normal"), self.settings.undo))

    def _slider(self, key: str, scale: Scale) -> Slider:
        species = key.removesuffix("_out")
        return Slider(
            _("{ion} in the bath, mM").format(ion=SPECIES_NAME[species]),
            scale,
            lambda value: self.settings.set(key, value),
            show=_millimolar,
            name=SPECIES_NAME[species],
            species=species,
            colour=SPECIES_COLOUR[species],
        )

    def _take(self, name: str) -> None:
        """Set all concentrations of a bath: K⁺ before Na⁺, as setting K⁺ alone changes Na⁺ too."""
        wanted = {**self.settings.normal, **BATHS[name]}
        if "Na_out" not in BATHS[name] and "K_out" in wanted and "Na_out" in wanted:
            wanted["Na_out"] = max(0.0, wanted["Na_out"] + self.settings.normal["K_out"] - wanted["K_out"])
        for key in self.settings.keys:
            if key in wanted and not same(self.settings.now[key], wanted[key]):
                self.settings.set(key, wanted[key])

    def widest(self) -> str:
        """The widest value of the chip."""
        return _("{value} mM").format(value="100")

    def update(self, readout: Readout) -> None:
        """Move the sliders."""
        held = self.settings
        held.update(readout)
        for key, slider in self.sliders.items():
            slider.enabled = key in held.now
            slider.show_value(held.now.get(key, 1.0 if key == "tonicity" else 0.0))
            normal = held.normal.get(key)
            slider.stops = () if normal is None else (Stop(normal, _("normal")),)
        replaced = held.normal.get("Na_out", 0.0) - held.now.get("Na_out", 0.0)
        more = held.now.get("K_out", 0.0) - held.normal.get("K_out", 0.0)
        self.sliders["K_out"].caption = _("in place of Na⁺") if more > 0.05 and same(replaced, more) else ""
        self.sliders["tonicity"].caption = _strength(held.now.get("tonicity", 1.0))
        changed = held.changed()
        for pills in self.pills:
            pills.value = self._which(changed)
            pills.enabled = bool(held.now)
        there = held.now.get("K_out", 0.0) * min(1.0, held.now.get("tonicity", 1.0))
        self.chip.value = _("{value} mM").format(value=_millimolar(there))
        self.chip.changed = bool(changed)
        if self.drawer.undo:
            self.drawer.undo.enabled = self.chip.changed

    def _which(self, changed: list[str]) -> str:
        """The one-touch bath that is in the dish now, if it is one of them."""
        for name, bath in BATHS.items():
            others = set(changed) - bath.keys() - ({"Na_out"} if "K_out" in bath else set())
            if not others and all(same(self.settings.now.get(key, -1.0), value) for key, value in bath.items()):
                return name
        return ""


def _strength(tonicity: float) -> str:
    """What the strength means: water added, or sugar."""
    if tonicity < 1 - 1e-6:
        return _("hypotonic: water added")
    return _("hypertonic: sugar added") if tonicity > 1 + 1e-6 else ""


def _millimolar(value: float) -> str:
    return f"{value:.0f}" if value >= 10 or same(value, round(value)) else f"{value:.1f}"
