"""The exhibit's screen: attract loop, visitor, countdown, and back to the attract loop.

attract -> (a touch, which only wakes) -> visitor -> (no input) -> countdown -> (still none) -> attract.
Outside its hours it is closed; a visitor who is there then may finish.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final, Literal

import pygame

from game import words
from game.engine.session import Session
from game.kiosk import hours
from game.kiosk.config import KioskConfig
from game.kiosk.idle import Idle
from game.view.drawing import appearance, tiles
from game.view.drawing.appearance import SCALES, Appearance
from game.view.kiosk import burn_in
from game.view.kiosk.attract import Attract
from game.view.kiosk.still_there import StillThere
from game.view.kiosk.visitor import Visitor
from game.view.screen import Leave, Placed
from game.view.widgets.input import Drag, FocusLost, Input, Key, KeyEnd, PointerLost, Press, Release, Wheel, read

KioskState = Literal["attract", "visitor", "countdown", "closed"]

_FADE_S: Final = 0.5
_LOOK_S: Final = 5.0  # between looks at the clock on the wall
_DIM_ALPHA: Final = 222
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
        self._is_open = is_open or (lambda: hours.is_open(config.opening, datetime.now()))
        scale = min(max(config.text_scale, SCALES[0]), SCALES[-1])
        appearance.use(Appearance(config.high_contrast, scale, config.captions))
        self.language = config.language
        words.use_language(self.language)
        self.state: KioskState = "attract"
        self._idle = Idle(config.idle_seconds, config.countdown_seconds)
        self._now_s = 0.0
        self._look_at_s = 0.0
        self._fade_s = 0.0
        self._old: pygame.Surface | None = None
        self._still: pygame.Surface | None = None  # what is seen of it while it is closed
        self._warming: Iterator[None] = iter(())
        self.attract = Attract(size, config)
        self.visitor = Visitor(size, config, self._next_language)
        self._still_there = StillThere(self.layout.theme)

    @property
    def layout(self) -> Placed:
        """Where everything stands now."""
        return self.visitor.layout

    @property
    def session(self) -> Session:
        """The run that is shown now."""
        return self.visitor.session if self.state in ("visitor", "countdown") else self.attract.session

    # The window ------------------------------------------------------------------------------------------------

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out for a window of `size` px."""
        self.attract.resize(size)
        self.visitor.resize(size)
        self._still_there = StillThere(self.layout.theme)
        self._old = self._still = None
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
        self._now_s += seconds
        self._fade_s = max(0.0, self._fade_s - seconds)
        if self._now_s >= self._look_at_s:
            self._look_at_s = self._now_s + _LOOK_S
            self._check_hours()
        if self.state == "attract":
            self.attract.update(seconds)
        elif self.state != "closed":
            self._check_visitor(seconds)

    def _check_visitor(self, seconds: float) -> None:
        if self.visitor.busy:
            self._idle.touched()
        else:
            self._idle.advance(seconds)
        if self._idle.gone:
            self._reset()
        elif self._idle.asking:
            self._ask()
        else:
            self.visitor.update(seconds)

    def _ask(self) -> None:
        if self.state != "countdown":
            self.state = "countdown"
            self.visitor.release_all()
            self.attract.restart()  # it takes a moment, which is not noticed during the fade

    def _check_hours(self) -> None:
        if self.state in ("attract", "closed"):
            wanted: KioskState = "attract" if self._is_open() else "closed"
            if wanted != self.state:
                self._still = None
                self.attract.restart()
                self._change_state(wanted)

    def _reset(self) -> None:
        """Reset everything for the next visitor."""
        self.visitor.restart()
        self._speak(self._config.language)
        self._idle.touched()
        self._change_state("attract")
        self._look_at_s = self._now_s

    def _change_state(self, state: KioskState) -> None:
        """Change to `state`, through a short fade."""
        self._old = None if self._config.reduced_motion else self._picture()
        self._fade_s = 0.0 if self._config.reduced_motion else _FADE_S
        self.state = state
        (self.visitor if state in ("attract", "closed") else self.attract).free_pictures()

    # What people do --------------------------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event) -> bool:
        """Take an event. Everything counts as used: no key does what it does elsewhere in the program."""
        theme = self.layout.theme
        found = read(event, (theme.width, theme.height))
        if found is not None:
            self._take(self._placed(found))
        return True

    def _placed(self, event: Input) -> Input:
        """The event at its place in the unshifted picture."""
        if isinstance(event, Press | Drag | Release):
            right, down = self.shift
            return replace(event, at=(event.at[0] - right, event.at[1] - down))
        return event

    def _take(self, event: Input) -> None:
        begins = isinstance(event, Press | Key | Wheel)
        if self.state == "attract" and begins:
            self._idle.touched()
            self._change_state("visitor")
            self._ignore_touch(event)
        elif self.state == "countdown" and begins:
            self._idle.touched()
            self.state = "visitor"
            self._ignore_touch(event)
        elif self.state == "visitor":
            # A finger that only rests on the screen, or an insect that moves on it, does not keep a visit going.
            if begins or isinstance(event, Release | KeyEnd):
                self._idle.touched()
            self.visitor.handle(event)
        elif isinstance(event, Release | PointerLost | FocusLost | KeyEnd):
            self.visitor.handle(event)

    def _ignore_touch(self, event: Input) -> None:
        """Ignore a touch that wakes or answers until it comes up: it does nothing else."""
        if isinstance(event, Press):
            self.visitor.welcome(event.pointer)
        elif isinstance(event, Key):
            self.visitor.welcome(None)

    def _next_language(self) -> None:
        languages = self._config.languages
        self._speak(languages[(languages.index(self.language) + 1) % len(languages)])

    def _speak(self, language: str) -> None:
        self.language = language
        words.use_language(language)
        self.visitor.language_changed(language)

    # The picture -----------------------------------------------------------------------------------------------

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole screen."""
        self._draw_state(surface)
        if self._old is not None:
            self._old.set_alpha(round(255 * self._fade_s / _FADE_S))
            surface.blit(self._old, (0, 0))
            if self._fade_s <= 0.0:
                self._old = None
        right, down = self.shift
        if right or down:
            surface.scroll(right, down)

    def _draw_state(self, surface: pygame.Surface) -> None:
        if self.state == "attract":
            self.attract.draw(surface)
        elif self.state == "closed":
            self._draw_closed(surface)
        else:
            self.visitor.draw(surface)
            if self.state == "countdown":
                self._still_there.draw(surface, self._idle.left_s, self._config.countdown_seconds)

    def _draw_closed(self, surface: pygame.Surface) -> None:
        """Nothing, or hardly anything: one still picture, very dark."""
        if self._config.closed == "blank":
            surface.fill((0, 0, 0))
            return
        if self._still is None:
            self._still = pygame.Surface(surface.get_size(), 0, 32, _MASKS)
            self.attract.draw(self._still)
            tiles.plain(self._still, _DIM_ALPHA)
        surface.blit(self._still, (0, 0))

    def _picture(self) -> pygame.Surface:
        theme = self.layout.theme
        picture = pygame.Surface((theme.width, theme.height), 0, 32, _MASKS)
        self._draw_state(picture)
        return picture

    @property
    def shift(self) -> tuple[int, int]:
        """Px right and down of its place at which the picture stands now."""
        if self._config.burn_in_shift_px == 0:
            return 0, 0
        return burn_in.shift(self._now_s, self._config.burn_in_shift_px, self._config.burn_in_every_s)
