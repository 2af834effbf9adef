"""A window that shows one screen at a time, which it makes, lays out and replaces, with the glossary over it."""

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Callable

import pygame

from game.view.actions.window import Destination
from game.view.drawing import cache
from game.view.screen import Leave, Screen
from game.view.splash.opening import Opening

from .garbage import collect_all
from .glossary import Glossary
from .maker import ScreenMaker
from .notes import note_screen
from .size import drawn_size
from .window import ShownWindow

Make = Callable[[str, tuple[int, int], Leave], Screen]


class ScreenWindow(ShownWindow, ABC):
    """Shows one screen at a time."""

    def __init__(self, size: tuple[int, int] | None, fullscreen: bool, make: Make) -> None:
        """`make(where, size, leave)` makes a screen. Raises WindowError."""
        super().__init__(size, fullscreen)
        self._make = make
        self._maker = ScreenMaker(self._make_now, lambda: self._splashed())
        self._glossary = Glossary()
        self._screen: Screen | None = None
        self._wanted: str | None = None  # where to go once the present event has been dealt with
        self._running = True

    @abstractmethod
    def leave(self, what: Destination) -> None:
        """Carry out an action on the window."""

    @property
    def screen(self) -> Screen | None:
        """The screen that is shown now; None before the first has been made."""
        return self._screen

    @property
    def covered(self) -> bool:
        """Whether the glossary lies over the screen."""
        return self._glossary.is_open

    @property
    def _may_be_secret(self) -> bool:
        """Whether keys pressed now may spell a name or a PIN, which must not be reported."""
        return bool(getattr(self._screen, "typing", False))

    # Making and leaving -----------------------------------------------------------------------------------------

    def _make_now(self, where: str, size: tuple[int, int]) -> Screen:
        return self._make(where, size, self.leave)

    def _show_first(self, where: str, opening: Opening | None) -> bool:
        """Make the first screen, behind a splash. Returns False if the user has ended that."""
        size = drawn_size(self._view_size())
        self._make_room(size)
        self._canvas = self._new_canvas(size)
        self._screen = self._maker.first(where, size, self._surface, opening)
        self._fit()
        note_screen(self._screen, where, self._window.get_size())
        collect_all()
        return self._screen is not None

    def _go(self, where: str) -> None:
        """Change to another screen."""
        self._wanted = None
        left, self._screen = self._screen, None
        if left is not None:
            left.close()
        size = drawn_size(self._view_size())
        self._screen = self._maker.next(where, size, self._surface)
        if self._screen is None and self._running:  # who has had enough of the splash is back at the map
            self._screen = self._make_now("map", size)
        self._fit()
        note_screen(self._screen, where, self._window.get_size())
        self._changed()
        del left
        collect_all()  # the screen before refers to itself: its pictures would stay until then

    def _changed(self) -> None:
        """Called after a change of screen: drop what still refers to the previous one."""

    def _splashed(self) -> bool:
        """Show a frame of the splash. Returns False once the user has ended it."""
        self._present()
        pygame.display.flip()
        events = pygame.event.get()
        if any(event.type == pygame.QUIT for event in events):
            self._running = False
        return self._running and not any(
            event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE for event in events
        )

    def _abandon(self) -> None:
        """Close the screen and the display after an error, or during the splash; failures of that are ignored.

        The run stays for the crash report, and pygame stays initialised: a splash may still be using it.
        """
        if self._screen is not None:
            with contextlib.suppress(Exception):
                self._screen.close()
        with contextlib.suppress(Exception):
            pygame.display.quit()
        self._maker.stop()

    # Laying out -------------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Lay the screen out for the window as it is now."""
        if self._screen is None:
            return
        size = drawn_size(self._view_size())
        self._canvas = self._new_canvas(size)
        theme = self._screen.layout.theme
        if (theme.width, theme.height) != size:
            cache.clear()  # pictures of the old size will not be asked for again
            self._make_room(size)
            self._screen.resize(size)
        self._glossary.arrange(self._screen.layout.theme)

    def _lay_out_anew(self) -> None:
        """Lay everything out again, after a change of the size of words or of colours."""
        if self._screen is None:
            return
        theme = self._screen.layout.theme
        self._screen.resize((theme.width, theme.height))
        self._glossary.arrange(self._screen.layout.theme)

    def _make_room(self, size: tuple[int, int]) -> None:
        """Set the bounds of the picture caches to what a screen of `size` px needs."""
        cache.make_room(size)

    @staticmethod
    def _size_of(screen: Screen) -> tuple[int, int]:
        return screen.layout.theme.width, screen.layout.theme.height
