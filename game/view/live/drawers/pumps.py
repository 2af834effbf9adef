"""How many pumps run."""

from collections.abc import Callable
from typing import Final

from game.engine import settings
from game.view.panels.pump_stepper import PumpStepper
from game.view.panels.section import Dispatch, Settings
from game.view.readout.readout import Readout
from game.view.widgets.base import Widget
from game.view.widgets.chip import Chip
from game.view.widgets.drawer import Drawer
from game.view.widgets.note import Note
from game.view.widgets.toggle import Toggle
from game.words import _

_MOST_PUMPS: Final = int(settings.TABLE["pumps"].high)


def most_pumps(readout: Readout) -> int:
    """How many pumps a standard patch of this cell has: one at least, as `pumps_total` counts those placed."""
    return max(1, min(_MOST_PUMPS, round(readout.defaults.get("pumps", _MOST_PUMPS))))


class Pumps:
    """How many pumps run."""

    def __init__(self, dispatch: Dispatch, press: Callable[[], None]) -> None:
        self.settings = Settings(("pumps",), dispatch)
        self._last_on = _MOST_PUMPS
        self._each = 1
        self.chip = Chip(_("Pumps"), _("Pumps"), press)
        self.switch = Toggle(_("Pumps on or off"), _("Pumps"), self.turn)
        self.count = PumpStepper(
            _("Number of pumps that run"),
            _("Running"),
            lambda number: self.settings.set("pumps", float(number)),
            show=lambda number: str(number * self._each),
        )
        note = Note(_("Each turn: 3 Na⁺ out, 2 K⁺ in, one ATP."))
        self.rows: list[Widget] = [self.switch, self.count, note]
        self.drawer = Drawer(_("How many pumps run?"), self.rows)

    def widest(self) -> str:
        """The widest value of the chip."""
        return _("{number} on").format(number=_MOST_PUMPS * self._each)

    def turn(self, on: bool) -> None:
        """Let the pumps that ran last run again, or none."""
        self.settings.set("pumps", float(self._last_on if on else 0))

    def toggle(self) -> None:
        """Switch all pumps off, or on again."""
        self.turn(not self.switch.on)

    def update(self, readout: Readout) -> None:
        """Show how many run."""
        self.settings.update(readout)
        # A larger patch is the same membrane several times over, and is set as one of them.
        most = most_pumps(readout)
        self._each = max(1, round(readout.pumps_total / most))
        number = min(most, round(self.settings.now.get("pumps", 0.0)))
        self._last_on = number or self._last_on
        self.switch.on = number > 0
        self.switch.enabled = self.count.enabled = "pumps" in self.settings.now
        self.count.show_value(number, 0, most)
        held = round((readout.drugged.get("ouabain", 0) + readout.drugged.get("digoxin", 0)) / self._each)
        self.count.show_pumps(most, number, min(number, held))
        self.chip.value = self._words(number, min(number, held))
        self.chip.changed = bool(self.settings.changed())

    def _words(self, number: int, held: int) -> str:
        """How many of the `number` that are switched on work; where a drug holds them all, how many it holds."""
        if not number:
            return _("off")
        if held == number:
            return _("{number} held").format(number=held * self._each)
        return _("{number} on").format(number=(number - held) * self._each)
