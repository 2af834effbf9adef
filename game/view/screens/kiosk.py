"""The exhibit's screen: what it shows in each of its states, and in which language."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Final

import pygame

from game import words
from game.engine.session import Session
from game.kiosk import hours
from game.kiosk.config import KioskConfig
from game.kiosk.idle import Idle
from game.view.drawing import appearance
from game.view.drawing.appearance import SCALES, Appearance
from game.view.kiosk.attract import Attract
from game.view.kiosk.burn_in import MovingPicture
from game.view.kiosk.closed_picture import ClosedPicture
from game.view.kiosk.crossfade import Crossfade
from game.view.kiosk.states import KioskState, KioskStates
from game.view.kiosk.still_there import StillThere
from game.view.kiosk.visitor import Visitor
from game.view.screen import Leave, Placed
from game.view.widgets.input import read

_MASKS: Final = (0xFF0000, 0x00FF00, 0x0000FF, 0)


class KioskScreen:
    """Shows the exhibit of `config`. `leave` is never called: visitors have no way out. Raises DocumentError."""

    def __init__(
        self,
        size: tuple[int, int],
        config: KioskConfig,
        leave: Leave,
        is_open: Callable[[], bool] | None = None,
        hurried: bool = False,
    ) -> None:
        """`is_open` says whether the exhibit is open now; without it the config's hours and the clock do.

        `hurried` leaves out of `warm_up` what can be drawn later: people are waiting in front of a still picture.
        """
        self._config = config
        self._leave = leave
        self._hurried = hurried
        is_open = is_open or (lambda: hours.is_open(config.opening, datetime.now()))
        scale = min(max(config.text_scale, SCALES[0]), SCALES[-1])
        appearance.use(Appearance(config.high_contrast, scale, config.captions))
        self.language = config.language
        words.use_language(self.language)
        self._fade = Crossfade()
        self._moving = MovingPicture(config.burn_in_shift_px, config.burn_in_every_s)
        self._warming: Iterator[None] = iter(())
        self.attract = Attract(size, config)
        self._closed = ClosedPicture(config.closed == "blank", self.attract.draw)
        self.visitor = Visitor(size, config, self._next_language)
        idle = Idle(config.idle_seconds, config.countdown_seconds)
        self._states = KioskStates(self.attract, self.visitor, idle, is_open, self._change, self._reset_language)
        self._still_there = StillThere(self.layout.theme)

    @property
    def layout(self) -> Placed:
        """Where everything stands now."""
        return self.visitor.layout

    @property
    def state(self) -> KioskState:
        """What it does now."""
        return self._states.now

    @property
    def session(self) -> Session:
        """The run that is shown now."""
        return self._states.session

    # The window ------------------------------------------------------------------------------------------------

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out for a window of `size` px."""
        self.attract.resize(size)
        self.visitor.resize(size)
        self._still_there = StillThere(self.layout.theme)
        self._fade.end()
        self._closed.forget()
        self._warming = self.warm_up_steps()

    def warm_up(self) -> None:
        """Compile the engine, and draw what would make the first frames stutter."""
        self.visitor.session.patch.warm_up()
        self.attract.warm_up(1 if self._hurried else None)
        self.visitor.warm_up()
        if self._hurried:
            self._warming = self.warm_up_steps()

    def warm_up_steps(self) -> Iterator[None]:
        """Draw what later frames would stutter over, a little at each step; after a change of size, one a frame."""
        yield from self.attract.warm_up_steps()
        yield from self.visitor.warm_up_steps()

    def close(self) -> None:
        """No cleanup needed."""

    # Time ------------------------------------------------------------------------------------------------------

    def update(self, seconds: float) -> None:
        """Advance by `seconds`."""
        next(self._warming, None)
        self._fade.advance(seconds)
        self._moving.advance(seconds)
        self._states.update(seconds)

    def _change(self) -> None:
        """Change to another picture, through a short fade."""
        self._closed.forget()
        if not self._config.reduced_motion:
            self._fade.begin(self._picture())

    # What people do --------------------------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event) -> bool:
        """Take an event. Everything counts as used: no key does what it does elsewhere in the program."""
        theme = self.layout.theme
        found = read(event, (theme.width, theme.height))
        if found is not None:
            self._states.handle(self._moving.placed(found))
        return True

    def _next_language(self) -> None:
        languages = self._config.languages
        self._speak(languages[(languages.index(self.language) + 1) % len(languages)])

    def _reset_language(self) -> None:
        self._speak(self._config.language)

    def _speak(self, language: str) -> None:
        self.language = language
        words.use_language(language)
        self.visitor.language_changed(language)

    # The picture -----------------------------------------------------------------------------------------------

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole screen."""
        self._draw_state(surface)
        self._fade.draw(surface)
        self._moving.move(surface)

    def _draw_state(self, surface: pygame.Surface) -> None:
        if self.state == "attract":
            self.attract.draw(surface)
        elif self.state == "closed":
            self._closed.draw(surface)
        else:
            self.visitor.draw(surface)
            if self.state == "countdown":
                self._still_there.draw(surface, self._states.idle.left_s, self._config.countdown_seconds)

    def _picture(self) -> pygame.Surface:
        theme = self.layout.theme
        picture = pygame.Surface((theme.width, theme.height), 0, 32, _MASKS)
        self._draw_state(picture)
        return picture

    @property
    def shift(self) -> tuple[int, int]:
        """Px right and down of its place at which the picture stands now."""
        return self._moving.shift
