"""The exhibit while a visitor has control: the living membrane, its voltage, and a few very large things to do."""

from collections.abc import Callable, Iterator
from typing import Final

import pygame

from game.documents.translated import translated
from game.engine.session import Session
from game.kiosk import mini_game
from game.kiosk.commentary import Comment, comment_on
from game.kiosk.config import KioskConfig
from game.kiosk.interventions import SPEED, Intervention
from game.kiosk.visit import Visit
from game.view.kiosk.language_tile import LanguageTile
from game.view.kiosk.mini_challenge import MiniChallenge
from game.view.playback.clock import Clock
from game.view.scene.pump.frames import PumpArt
from game.view.widgets.input import Input, Key, Press
from game.view.widgets.router import Router

from .big_button import BigButton
from .visitor_layout import VisitorPlace, visitor_place
from .visitor_picture import VisitorPicture
from .visitor_tiles import VisitorTiles

_SAY_S: Final = 0.5  # between looks at what there is to say
_MASKS: Final = (0xFF0000, 0x00FF00, 0x0000FF, 0)
_ARROWS: Final = (pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN)


class Visitor:
    """Runs a visitor's cell. `speak` is called when another language is wanted. Raises DocumentError."""

    def __init__(self, size: tuple[int, int], config: KioskConfig, speak: Callable[[], None]) -> None:
        self._config = config
        self._rules = mini_game.rules()  # as written: a visitor may choose another language
        self._visitors = 0
        self._tiles = VisitorTiles(self._turn, self._recover, self._play)
        self.language = LanguageTile(config.languages, config.language, speak)
        self._router = Router(around=True)
        self._picture = VisitorPicture(lambda: self._now_s, config.reduced_motion, config.captions)
        self._now_s = 0.0
        self.layout: VisitorPlace = visitor_place(*size)
        self.restart()
        self.resize(size)

    # A visitor comes and goes ----------------------------------------------------------------------------------

    def restart(self) -> None:
        """Start a healthy cell for the next visitor, and reset all that the last one did."""
        self._visitors += 1
        self._visit = Visit(self._visitors)
        self.playing: MiniChallenge | None = None
        self._clock = Clock(self._visit.session.patch.spec.dt_s)
        self._clock.speed = SPEED
        self._router.release_all()
        self._router.focus.clear()
        self._offer()
        self._picture.reset()
        self._say()

    def welcome(self, event: Input) -> None:
        """Ignore a touch that wakes the exhibit, or answers it, until it comes up; a key shows where the keys are."""
        if isinstance(event, Press):
            self._router.swallow(event.pointer)
        elif isinstance(event, Key) and not self._router.focus.visible:
            self._router.focus.step(self._router.widgets, 1)

    def language_changed(self, language: str) -> None:
        """The language has changed."""
        self.language.now = language
        self._say()

    @property
    def session(self) -> Session:
        """The run that is shown."""
        return self._visit.session if self.playing is None else self.playing.session

    @property
    def tiles(self) -> tuple[BigButton, ...]:
        """What can be pressed now, in the order in which Tab visits it."""
        tiles = self._tiles.all if self.playing is None else self.playing.tiles
        several = len(self._config.languages) > 1 and self.playing is None
        return (*tiles, self.language) if several else tiles

    @property
    def focused(self) -> str | None:
        """What the button is called that the keys are on."""
        return None if self._router.focus.current is None else self._router.focus.current.label

    @property
    def busy(self) -> bool:
        """Whether a game is on and a finger holds a button of it: that is no idle time."""
        return self.playing is not None and not self.playing.over and self.playing.held

    # Running ---------------------------------------------------------------------------------------------------

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out for a window of `size` px."""
        place = self.layout = visitor_place(*size)
        self._picture.arrange(place, self.session.patch)
        self._tiles.arrange(place)
        self.language.arrange(place.theme, place.language)
        if self.playing is not None:
            self.playing.arrange(place)

    def free_pictures(self) -> None:
        """Another screen is shown: free what can be painted anew."""
        self._picture.free_pictures()

    def warm_up(self) -> None:
        """Draw every shape of the pump, and every button, so that the first touch does not wait."""
        self._picture.warm_up()
        out_of_sight = pygame.Surface(self.layout.size, 0, 32, _MASKS)
        self.draw(out_of_sight)
        self._play()
        self.draw(out_of_sight)
        self.restart()

    def warm_up_steps(self) -> Iterator[None]:
        """Make the shapes of the pump, one at each step."""
        yield from PumpArt(self.layout.ppn).prewarm()

    def update(self, seconds: float) -> None:
        """Advance by `seconds`."""
        self._now_s += seconds
        self._router.advance(seconds)
        for tile in (*self._tiles.all, self.language):
            tile.pass_time(seconds)
        ticks = self._clock.advance(seconds)
        if self.playing is None:
            self._visit.step(ticks)
        else:
            self.playing.update(seconds, ticks)
        offered = self._router.widgets
        self._offer()
        if self._now_s >= self._say_at or offered != self._router.widgets:
            self._say()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the membrane, the voltage, the words and the buttons."""
        self._picture.draw(surface, self.session.patch, self._clock.fraction, self.comment)
        if self.playing is None:
            self._tiles.draw(surface, self.session)
        else:
            self.playing.draw(surface)
        if self.language in self.tiles:
            self.language.draw(surface)
        self._router.focus.draw(surface)

    # What the visitor does -------------------------------------------------------------------------------------

    def handle(self, event: Input) -> bool:
        """Handle a pointer or key event. Returns whether a button used it."""
        if isinstance(event, Key) and event.key in _ARROWS and not self._router.focus.visible:
            return self._router.focus.step(self._router.widgets, 1)
        return self._router.handle(event)

    def release_all(self) -> None:
        """Release everything that is held."""
        self._router.release_all()

    def _offer(self) -> None:
        """Give the router the widgets that can be pressed now."""
        self._tiles.recovery.enabled = self._visit.touched
        if self.tiles != self._router.widgets:
            self._router.widgets = self.tiles
            self._router.settle()

    def _turn(self, lever: Intervention) -> None:
        self._visit.toggle(lever)
        self._say()

    def _recover(self) -> None:
        self._visit.restore()
        self._picture.reset()
        self._say()

    def _play(self) -> None:
        self.playing = MiniChallenge(translated(self._rules), self._visitors, self.layout, self._stop_playing)
        self._picture.reset()
        self._say()

    def _stop_playing(self) -> None:
        self.playing = None
        self._picture.reset()
        self._say()

    def _say(self) -> None:
        self.comment: Comment = comment_on(self._visit) if self.playing is None else self.playing.comment()
        self._say_at = self._now_s + _SAY_S
