"""A window whose frames a trial makes one by one, without a clock of its own."""

import pygame

from game.view.screen import Screen
from game.view.window.app import App


class Stepped(App):
    """What a trial does to a window: any window, so this stands before its class among the bases."""

    @property
    def on_screen(self) -> Screen:
        """What is on the screen."""
        assert self._screen is not None
        return self._screen

    @property
    def wants_to_end(self) -> bool:
        """Whether the window has been asked to close."""
        return not self._running

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the window, px."""
        return self._window.get_size()

    def undrawn_frame(self, seconds: float) -> None:
        """Handle the waiting events, and advance by `seconds`, without drawing."""
        self._take_all()
        self._advance(seconds)

    def settle(self) -> None:
        """Bring what follows the screen, such as its sound, up to date; no time passes."""
        self._advance(0.0)

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window another size, as a display does that is changed."""
        self._window = pygame.display.set_mode(size, pygame.RESIZABLE)
        pygame.event.post(pygame.event.Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1]))

    def start_again(self, where: str) -> None:
        """A new screen called `where` in the place of one that has failed, or that has ended the program."""
        self._running = True
        self._glossary.close()
        self._go(where)
