"""The exhibit's window in a trial, which makes its frames one by one, drawn or not."""

from typing import cast

from pygame import Rect

from game.view.kiosk.kiosk_app import KioskApp
from game.view.screens.kiosk import KioskScreen

from .stepped import Stepped


class TrialApp(Stepped, KioskApp):
    """The same window as a visitor's."""

    @property
    def shown(self) -> KioskScreen:
        """What is on the screen."""
        return cast(KioskScreen, self._screen)

    def tiles(self) -> list[Rect]:
        """What can be pressed now."""
        return [tile.rect for tile in self.shown.visitor.tiles]
