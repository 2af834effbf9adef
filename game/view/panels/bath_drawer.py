"""What is in the bath outside."""

from collections.abc import Callable

from game.view.panels.drawers import Dispatch, Settings, same
from game.view.readout import Readout
from game.view.theme import SPECIES_COLOUR, SPECIES_NAME
from game.view.widgets.base import Widget
from game.view.widgets.chip import Chip
from game.view.widgets.drawer import Drawer
from game.view.widgets.scale import Linear, Log, Scale
from game.view.widgets.slider import Slider, Stop
from game.words import _


class Bath:
    """Concentrations outside."""

    def __init__(self, dispatch: Dispatch, press: Callable[[], None]) -> None:
        self.settings = Settings(("K_out", "Na_out", "Cl_out"), dispatch)
        self.chip = Chip(_("Bath"), _("Bath K⁺"), press)
        scales: dict[str, Scale] = {
            "K_out": Log(2.0, 100.0),
            "Na_out": Linear(0.0, 145.0, 1.0),
            "Cl_out": Linear(0.0, 150.0, 1.0),
        }
        self.sliders = {key: self._slider(key, scale) for key, scale in scales.items()}
        self.rows: list[Widget] = list(self.sliders.values())
        self.drawer = Drawer(_("What is in the bath? (mM)"), self.rows, (_("Normal"), self.settings.undo))

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

    def widest(self) -> str:
        """The widest value of the chip."""
        return _("{value} mM").format(value="100")

    def update(self, readout: Readout) -> None:
        """Move the sliders."""
        self.settings.update(readout)
        for key, slider in self.sliders.items():
            slider.enabled = key in self.settings.now
            slider.show_value(self.settings.now.get(key, 0.0))
            normal = self.settings.normal.get(key)
            slider.stops = () if normal is None else (Stop(normal, _("normal")),)
        self.chip.value = _("{value} mM").format(value=_millimolar(self.settings.now.get("K_out", 0.0)))
        self.chip.changed = bool(self.settings.changed())
        if self.drawer.undo:
            self.drawer.undo.enabled = self.chip.changed


def _millimolar(value: float) -> str:
    return f"{value:.0f}" if value >= 10 or same(value, round(value)) else f"{value:.1f}"
