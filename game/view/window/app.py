"""The program in its window: runs frame by frame, and passes events and time to what is shown."""

import time
from functools import cached_property
from typing import TYPE_CHECKING

import pygame

from game.crash import last_actions
from game.kernels import start_watch
from game.kiosk.heap import release_large
from game.view import keys
from game.view.actions.window import Destination, OpenLevel, WindowAction
from game.view.screen import Screen
from game.view.splash.opening import Opening
from game.view.widgets.echoes import Echoes
from game.view.widgets.input import Key, read

from .notes import note_event
from .screen_window import Make, ScreenWindow
from .size import check_size

if TYPE_CHECKING:  # numba comes with these: the window opens, and shows the splash, before that is imported
    from game.view.classroom.presenter import Presenter
    from game.view.sound.sound import Sound

FRAMES_PER_S = 60
LONGEST_FRAME_S = 0.25  # after a stall the patch goes on from where it was


class App(ScreenWindow):
    """Runs frame by frame, and passes events and time to presenter, glossary and screen."""

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
        release_large()
        super().__init__(size, fullscreen or (presenter is not None and presenter.on), make)
        self._echoes = Echoes()
        self._with_sound = sound
        self._opening = opening
        self._presenter = presenter
        self._full_before = fullscreen  # whether it fills the screen without a presenter too
        if presenter is not None:
            presenter.join(self.leave, self._lay_out_anew, self._fill)
        self._first = first

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

        return Sound(self._with_sound)

    def _fill(self, full: bool) -> None:
        """Go to full screen for a presenter (`full`), or back to what was before."""
        if full:
            self._full_before = self._fullscreen
        if self._fullscreen != (full or self._full_before):
            self.leave(WindowAction.FULLSCREEN)

    def run(self) -> None:
        """Run until the user quits. An error is raised again once recordings are written and the window is closed."""
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
        """Make the first screen, behind a splash. Returns False if the user has ended that."""
        return self._show_first(self._first, self._opening)

    def frame(self, seconds: float) -> None:
        """Handle events, advance time, draw; `seconds` after the previous frame."""
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
        """Handle all waiting events, until one leads to another screen."""
        assert self._screen is not None
        for event in pygame.event.get():
            self._sound.handle(event)
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
        """Close the screen, the sound and the window, and end what is still being compiled."""
        if self._screen is not None:
            self._screen.close()
        self._sound.close()
        self._maker.stop()
        last_actions.forget()
        pygame.quit()

    def _changed(self) -> None:
        self._sound.follow(self._screen, 0.0)  # else the run that has been left, of up to 32 MB, would outlive it

    def _shown(self, seconds: float) -> None:
        """Called after each frame that is shown, with the `seconds` of work that it took."""

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
        elif self._presenter is not None and self._presenter.handle(self._placed(event), screen, self.covered):
            pass
        elif self.covered:
            placed = self._placed(event)
            if self._glossary.handle(placed, self._size_of(screen)):
                screen.handle(placed)
        elif not screen.handle(self._placed(event)):
            found = read(event, self._size_of(screen))
            bound = keys.EVERYWHERE.find(found) if isinstance(found, Key) else None
            if bound is not None and bound.action is not None:
                self.leave(bound.action)
