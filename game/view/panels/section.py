"""What the Live screen's drawers share: a chip with the state of some settings, and the way to change them."""

from collections.abc import Callable, Sequence
from math import isclose
from typing import Protocol

from game.view.actions.live import Change, LiveAction
from game.view.readout.readout import Readout
from game.view.widgets.chip import Chip
from game.view.widgets.drawer import Drawer

Dispatch = Callable[[LiveAction], None]
"""Carries out an action of the Live screen."""


class Section(Protocol):
    """A chip and its drawer."""

    chip: Chip
    drawer: Drawer

    def update(self, readout: Readout) -> None:
        """Show the state in `readout`."""

    def widest(self) -> str:
        """The widest value that the chip commonly shows."""


class Settings:
    """The values of some settings, and the way to change them."""

    def __init__(self, keys: Sequence[str], dispatch: Dispatch) -> None:
        self.keys = tuple(keys)
        self._dispatch = dispatch
        self.now: dict[str, float] = {}
        self.normal: dict[str, float] = {}

    def update(self, readout: Readout) -> None:
        """Take over the values; those the readout lacks are left out."""
        self.now = {key: readout.settings[key] for key in self.keys if key in readout.settings}
        self.normal = {key: readout.defaults.get(key, value) for key, value in self.now.items()}

    def set(self, key: str, value: float) -> None:
        """Dispatch a change to `value`."""
        self._dispatch(Change(key, value))

    def changed(self) -> list[str]:
        """The keys whose values differ from the preset's."""
        return [key for key in self.now if not same(self.now[key], self.normal[key])]

    def undo(self) -> None:
        """Dispatch changes back to the preset's values."""
        for key in self.changed():
            self.set(key, self.normal[key])


def same(a: float, b: float) -> bool:
    """Whether two settings are alike, but for rounding."""
    return isclose(a, b, rel_tol=1e-3, abs_tol=1e-9)
