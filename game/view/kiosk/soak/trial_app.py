"""The exhibit's window in a trial: frame by frame as the trial wants them, drawn or not."""

from typing import cast

import pygame
from pygame import Rect

from game.view.kiosk.kiosk_app import KioskApp
from game.view.screens.kiosk import KioskScreen


class TrialApp(KioskApp):
    """The same window as a visitor's, without a clock of its own."""

    @property
    def shown(self) -> KioskScreen:
        """What is on the screen."""
        return cast(KioskScreen, self._screen)

    @property
    def wants_to_end(self) -> bool:
        """Whether somebody has found a way out."""
        return not self._running

    @property
    def size(self) -> tuple[int, int]:
        """Of the window, px."""
        return self._window.get_size()

    def tiles(self) -> list[Rect]:
        """What can be pressed now."""
        return [tile.rect for tile in self.shown.visitor.tiles]

    def unseen(self, seconds: float) -> None:
        """A frame that nobody draws: what people have done, then time."""
        self._take_all()
        self._advance(seconds)

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window another size, as a display does that is changed."""
        self._window = pygame.display.set_mode(size, pygame.RESIZABLE)
        pygame.event.post(pygame.event.Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1]))

    def start_again(self) -> None:
        """A new screen in the place of one that has failed."""
        self._running = True
        self._go("kiosk")
