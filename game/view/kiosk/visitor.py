"""The exhibit while a visitor has control: the living membrane, its voltage, and a few very large things to do."""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
import pygame

from game.documents.translated import translated
from game.engine import Patch, species
from game.engine.session import Session
from game.engine.state import PUMP
from game.kiosk import mini_game
from game.kiosk.commentary import Comment, comment_on
from game.kiosk.config import KioskConfig
from game.kiosk.interventions import INTERVENTIONS, SPEED, Intervention
from game.kiosk.visit import Visit
from game.view.drawing import fitted, shapes
from game.view.drawing.theme import ASH, BONE, IN_FAR
from game.view.kiosk.big_figure import BigFigure
from game.view.kiosk.language_tile import LanguageTile
from game.view.kiosk.mini_challenge import MiniChallenge
from game.view.panels.sides import draw_sides
from game.view.playback.clock import Clock
from game.view.readout.observer import recent_voltage_mV
from game.view.scene.camera import Camera
from game.view.scene.pump.frames import PumpArt
from game.view.scene.scene import Scene
from game.view.widgets.input import Input, Key, Pointer
from game.view.widgets.router import Router
from game.words import _

from . import signs
from .big_button import BigButton, share_font_size
from .visitor_layout import VisitorPlace, visitor_place

_SAY_S: Final = 0.5  # between looks at what there is to say
_SIGNS: Final = {"pumps": signs.pump, "leaks": signs.leak, "poison": signs.poison, "potassium": signs.potassium}
_MASKS: Final = (0xFF0000, 0x00FF00, 0x0000FF, 0)
_ARROWS: Final = (pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN)


class Visitor:
    """Runs a visitor's cell. `speak` is called when another language is wanted. Raises DocumentError."""

    def __init__(self, size: tuple[int, int], config: KioskConfig, speak: Callable[[], None]) -> None:
        self._config = config
        self._rules = mini_game.rules()  # as written: a visitor may choose another language
        self._visitors = 0
        self._levers = {
            lever: BigButton(lever.name, self._turner(lever), _SIGNS[lever.name]) for lever in INTERVENTIONS
        }
        self._recovery = BigButton("make it well again", self._recover, signs.restart)
        self._challenge = BigButton("challenge", self._play, signs.challenge)
        self.language = LanguageTile(config.languages, config.language, speak)
        self._router = Router(around=True)
        self._voltage = BigFigure(lambda: self._now_s)
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
        self._voltage.reset()
        self._say()

    def welcome(self, pointer: Pointer | None) -> None:
        """Start a visit. `pointer` woke the exhibit and is ignored until it comes up; None: a key did."""
        if pointer is not None:
            self._router.swallow(pointer)
        elif not self._router.focus.visible:
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
        tiles = (
            (*self._levers.values(), self._recovery, self._challenge) if self.playing is None else self.playing.tiles
        )
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
        patch = self.session.patch
        camera = Camera(*size, place.ppn, _centre_nm(patch, place), place.membrane_y, patch.spec.width_nm)
        self._scene = Scene(camera, patch, place.scrim, self._config.reduced_motion)
        for tile, rect in zip((*self._levers.values(), self._recovery, self._challenge), place.tiles, strict=True):
            tile.arrange(place.theme, rect)
        self.language.arrange(place.theme, place.language)
        if self.playing is not None:
            self.playing.arrange(place)

    def free_pictures(self) -> None:
        """Another screen is shown: free what can be painted anew."""
        self._scene.free_pictures()

    def warm_up(self) -> None:
        """Draw every shape of the pump, and every button, so that the first touch does not wait."""
        self._scene.warm_up()
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
        for tile in self._own_tiles():
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
        place = self.layout
        patch = self.session.patch
        voltage = recent_voltage_mV(patch)
        self._scene.draw(surface, patch, self._clock.fraction, voltage)
        draw_sides(surface, place, 34)
        width, height = place.size
        shade = shapes.shade((width, place.foot), "foot", place.foot // 2, IN_FAR, 238)
        surface.blit(shade, (0, height - place.foot))
        self._voltage.draw(surface, place.voltage, voltage, _("mV"), "−70")
        self._draw_words(surface)
        if self.playing is None:
            self._label()
            for tile in (*self._levers.values(), self._recovery, self._challenge):
                tile.draw(surface)
        else:
            self.playing.draw(surface)
        if self.language in self.tiles:
            self.language.draw(surface)
        self._router.focus.draw(surface)

    def _draw_words(self, surface: pygame.Surface) -> None:
        rect, comment = self.layout.words, self.comment
        px = round(self.layout.theme.words * rect.height * 0.3)
        head = rect.copy()
        head.height = rect.height // 2
        y = fitted.draw(surface, comment.what, head, px, 600, BONE, lines=2, outline=True)
        if self._config.captions:
            below = pygame.Rect(rect.left, y + px // 6, rect.width, rect.bottom - y)
            fitted.draw(surface, comment.why, below, round(0.78 * px), 500, ASH, lines=3, outline=True)

    def _label(self) -> None:
        """What each button would do now."""
        session = self.session
        words = {
            "pumps": (_("Stop the pumps"), _("Start the pumps")),
            "leaks": (_("Open the Na⁺ leak"), _("Close the Na⁺ leak")),
            "poison": (_("Poison the pumps"), _("Take the poison away")),
            "potassium": (_("More K⁺ outside"), _("Wash the K⁺ away")),
        }
        for lever, tile in self._levers.items():
            tile.active = lever.is_applied(session)
            tile.words = words[lever.name][tile.active]
        self._recovery.words = _("Make it well again")
        self._challenge.words = _("One-minute challenge")
        share_font_size((*self._levers.values(), self._recovery, self._challenge))

    # What the visitor does -------------------------------------------------------------------------------------

    def handle(self, event: Input) -> bool:
        """Handle a pointer or key event. Returns whether a button used it."""
        if isinstance(event, Key) and event.key in _ARROWS and not self._router.focus.visible:
            return self._router.focus.step(self._router.widgets, 1)
        return self._router.handle(event)

    def release_all(self) -> None:
        """Release everything that is held."""
        self._router.release_all()

    def _own_tiles(self) -> tuple[BigButton, ...]:
        return (*self._levers.values(), self._recovery, self._challenge, self.language)

    def _offer(self) -> None:
        """Give the router the widgets that can be pressed now."""
        self._recovery.enabled = self._visit.touched
        if self.tiles != self._router.widgets:
            self._router.widgets = self.tiles
            self._router.settle()

    def _turner(self, lever: Intervention) -> Callable[[], None]:
        def turn() -> None:
            self._visit.toggle(lever)
            self._say()

        return turn

    def _recover(self) -> None:
        self._visit.restore()
        self._voltage.reset()
        self._say()

    def _play(self) -> None:
        self.playing = MiniChallenge(translated(self._rules), self._visitors, self.layout, self._stop_playing)
        self._voltage.reset()
        self._say()

    def _stop_playing(self) -> None:
        self.playing = None
        self._voltage.reset()
        self._say()

    def _say(self) -> None:
        self.comment: Comment = comment_on(self._visit) if self.playing is None else self.playing.comment()
        self._say_at = self._now_s + _SAY_S


def _centre_nm(patch: Patch, place: VisitorPlace) -> float:
    """The middle of the patch; where less of it is seen, the middle between two pumps with the sodium leak there."""
    if place.size[0] / place.ppn > 0.8 * patch.spec.width_nm:
        return patch.spec.width_nm / 2
    x = patch.state.protein["x"]
    leak, pumps = x[patch.leaks(species.NA)[0]], x[patch.rows(PUMP)]
    return float(np.mean(pumps[np.argsort(np.abs(pumps - leak))[:2]]))
