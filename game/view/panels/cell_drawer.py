"""Which cell's membrane this is."""

from collections.abc import Callable, Sequence

from game.view.panels.drawers import Dispatch
from game.view.readout import Readout
from game.view.widgets.chip import Chip
from game.view.widgets.choice import Choice
from game.view.widgets.drawer import Drawer
from game.words import _

Preset = tuple[str, str, str]
"""Name, title, sentence."""


class Cells:
    """Which preset runs."""

    def __init__(self, presets: Sequence[Preset], dispatch: Dispatch, press: Callable[[], None]) -> None:
        self._titles = {name: title for name, title, _sentence in presets}
        self.chip = Chip(_("Cell"), _("Cell"), press)
        self.choices = {
            name: Choice(title, sentence, lambda name=name: dispatch("preset", name))  # type: ignore[misc]
            for name, title, sentence in presets
        }
        self.drawer = Drawer(_("Which cell?"), list(self.choices.values()))

    def widest(self) -> str:
        """The widest value of the chip: longer titles are cut short."""
        return _("Neuron")

    def update(self, readout: Readout) -> None:
        """Show which runs."""
        for name, choice in self.choices.items():
            choice.active = name == readout.preset
        self.chip.value = self._titles.get(readout.preset, readout.preset)
