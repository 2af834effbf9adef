"""The window: opens it, keeps it running, and hands events and time to the screen."""

import contextlib
import time
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import pygame

from game.crash import last_actions
from game.kernels import start_watch
from game.kiosk.heap import give_back_large
from game.view import keys
from game.view.actions.window import Destination, OpenLevel, WindowAction
from game.view.drawing import cache
from game.view.screen import Leave, Screen
from game.view.splash.opening import Opening
from game.view.widgets.echoes import Echoes
from game.view.widgets.input import Key, read

from .garbage import collect_all
from .glossary import Glossary
from .maker import ScreenMaker
from .notes import note_event, note_screen
from .size import check_size, drawn_size
from .window import Window

if TYPE_CHECKING:  # numba comes with these: the window opens, and shows the splash, before that is imported
    from game.view.classroom.presenter import Presenter
    from game.view.sound.sound import Sound

FRAMES_PER_S = 60
LONGEST_FRAME_S = 0.25  # after a stall the patch goes on from where it was

Make = Callable[[str, tuple[int, int], Leave], Screen]


class App(Window):
    """One window with one screen in it."""

    def __init__(
        self,
        size: tuple[int, int] | None,
        fullscreen: bool,
        make: Make,
        first: str = "live",
        sound: bool = False,
        presenter: "Presenter | None" = None,
        opening: Opening | None = None,
    ) -> None:
        """`make(where, size, leave)` makes a screen; the window opens on `first`. Raises WindowError.

        `sound`: whether the run is heard from the start. `presenter`: what a classroom has on every screen; without
        one no key is taken from the screens. `opening`: what the splash goes over into.
        """
        if size is not None:
            check_size(size)
        give_back_large()
        super().__init__(size, fullscreen or (presenter is not None and presenter.on))
        self._running = True
        self._echoes = Echoes()
        self._heard = sound
        self._opening = opening
        self._glossary = Glossary()
        self._maker = ScreenMaker(self._make_now, lambda: self._splashed())
        self._presenter = presenter
        self._alone = fullscreen  # whether it fills the screen without a presenter too
        if presenter is not None:
            presenter.join(self.leave, self._lay_out_anew, self._fill)
        self._make = make
        self._first = first
        self._screen: Screen | None = None
        self._wanted: str | None = None  # where to go once the present event has been dealt with

    @property
    def screen(self) -> Screen | None:
        """The screen that is shown now; None before `begin`."""
        return self._screen

    @property
    def covered(self) -> bool:
        """Whether the glossary lies over the screen."""
        return self._glossary.is_open

    def leave(self, what: Destination) -> None:
        """Quit, go in or out of full screen, switch the sound, or go to another screen."""
        match what:
            case WindowAction.QUIT:
                self._running = False
            case WindowAction.FULLSCREEN:
                self._switch_fullscreen()
                self._fit()
            case WindowAction.PRESENT:
                if self._presenter is not None:
                    self._presenter.toggle()
            case WindowAction.SOUND:
                self._sound.toggle()
            case WindowAction.WORDS:
                self._glossary.open(None if self._screen is None else self._screen.layout.theme)
            case OpenLevel(name):
                self._wanted = f"level {name}"
            case _:
                self._wanted = what.value

    @cached_property
    def _sound(self) -> "Sound":
        from game.view.sound.sound import Sound

        return Sound(self._heard)

    def _fill(self, full: bool) -> None:
        """Fill the screen for a presenter; after it, be as before."""
        if full:
            self._alone = self._fullscreen
        if self._fullscreen != (full or self._alone):
            self.leave(WindowAction.FULLSCREEN)

    def _lay_out_anew(self) -> None:
        """Lay everything out again: words have another size, or colours are others."""
        if self._screen is None:
            return
        theme = self._screen.layout.theme
        self._screen.resize((theme.width, theme.height))
        self._glossary.arrange(self._screen.layout.theme)

    def run(self) -> None:
        """Run until the user quits. An error is raised once recordings are whole and the window is closed."""
        try:
            if not self.begin():
                self._abandon()
                return
            ticker = pygame.time.Clock()
            last = time.perf_counter()
            while self._running:
                now = time.perf_counter()
                self.frame(now - last)
                last = now
                ticker.tick(FRAMES_PER_S)
        except BaseException:
            self._abandon()
            raise
        self.end()

    def begin(self) -> bool:
        """Make the first screen, behind a splash; False if the user has had enough of that."""
        size = drawn_size(self._view_size())
        self._make_room(size)
        self._canvas = self._new_canvas(size)
        self._screen = self._maker.first(self._first, size, self._surface, self._opening)
        self._fit()
        note_screen(self._screen, self._first, self._window.get_size())
        collect_all()
        return self._screen is not None

    def _make_now(self, where: str, size: tuple[int, int]) -> Screen:
        return self._make(where, size, self.leave)

    def frame(self, seconds: float) -> None:
        """What people have done, then time, then the picture; `seconds` after the frame before."""
        begun = time.perf_counter()
        self._take_all()
        if self._wanted is not None:
            self._go(self._wanted)
            if self._screen is None:
                return
            begun, seconds = time.perf_counter(), 0.0
        self._advance(min(seconds, LONGEST_FRAME_S))
        assert self._screen is not None
        self._draw(self._screen)
        pygame.display.flip()
        start_watch.succeeded()
        self._shown(time.perf_counter() - begun)

    def _take_all(self) -> None:
        """Take what has happened, until somebody wants to go elsewhere."""
        assert self._screen is not None
        for event in pygame.event.get():
            self._sound.notice(event)
            note_event(event, self._may_be_secret)
            marked = self._echoes.marked(event, self._window.get_size())
            if marked is not None:
                self._take(marked, self._screen)
            if self._wanted is not None:
                return

    def _advance(self, seconds: float) -> None:
        """Let `seconds` pass; no time passes for a screen that a presenter holds still, or that a card lies over.

        Such a screen is updated all the same: this is the one place where what has just been made, laid out or
        changed becomes ready to be drawn.
        """
        assert self._screen is not None
        if self._presenter is not None:
            self._presenter.advance(seconds, self._screen)
        held = self._presenter is not None and self._presenter.holds_still
        if not held:
            self._glossary.advance(seconds)
        self._screen.update(0.0 if held or self.covered else seconds)
        self._sound.follow(self._screen, seconds)

    def end(self) -> None:
        """Close the window and all behind it."""
        if self._screen is not None:
            self._screen.close()
        self._sound.close()
        self._maker.stop()
        last_actions.forget()
        pygame.quit()

    def _abandon(self) -> None:
        """Close the window after an error, or during the splash. What fails here must not hide the error; the run is
        kept for its report.

        Only the display: a splash may still be at work with everything else.
        """
        if self._screen is not None:
            with contextlib.suppress(Exception):
                self._screen.close()
        with contextlib.suppress(Exception):
            pygame.display.quit()
        self._maker.stop()

    def _splashed(self) -> bool:
        """Show a frame of the splash; False once the user has had enough."""
        self._present()
        pygame.display.flip()
        events = pygame.event.get()
        if any(event.type == pygame.QUIT for event in events):
            self._running = False
        return self._running and not any(
            event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE for event in events
        )

    def _shown(self, seconds: float) -> None:
        """A frame has been shown, after `seconds` of work."""

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
        del left
        collect_all()  # the screen before refers to itself: its pictures would stay until then

    def _make_room(self, size: tuple[int, int]) -> None:
        """Keep as many pictures as a screen of `size` px needs."""
        cache.make_room(size)

    @property
    def _may_be_secret(self) -> bool:
        """Whether what is pressed now may spell a name or a PIN, which no report is to hold."""
        return bool(getattr(self._screen, "typing", False))

    def _fit(self) -> None:
        """Lay the screen out for the window as it is now."""
        if self._screen is None:
            return
        size = drawn_size(self._view_size())
        self._canvas = self._new_canvas(size)
        theme = self._screen.layout.theme
        if (theme.width, theme.height) != size:
            cache.forget()  # pictures of the old size will not be asked for again
            self._make_room(size)
            self._screen.resize(size)
        self._glossary.arrange(self._screen.layout.theme)

    def _draw(self, screen: Screen) -> None:
        surface = self._surface
        screen.draw(surface)
        self._glossary.draw(surface)
        if self._presenter is not None:
            self._presenter.draw(surface, screen)
        self._present()

    def _take(self, event: pygame.event.Event, screen: Screen) -> None:
        if event.type == pygame.QUIT:
            self._running = False
        elif event.type == pygame.VIDEORESIZE:
            self._resized(event.size)
            self._fit()
        elif self._presenter is not None and self._presenter.take(self._placed(event), screen, self.covered):
            pass
        elif self.covered:
            placed = self._placed(event)
            if self._glossary.take(placed, self._size_of(screen)):
                screen.handle(placed)
        elif not screen.handle(self._placed(event)):
            found = read(event, self._size_of(screen))
            bound = keys.EVERYWHERE.find(found) if isinstance(found, Key) else None
            if bound is not None and bound.action is not None:
                self.leave(bound.action)

    @staticmethod
    def _size_of(screen: Screen) -> tuple[int, int]:
        return screen.layout.theme.width, screen.layout.theme.height
