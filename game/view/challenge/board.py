"""Everything on the screen while a level is played: panels, controls and the callout."""

from collections.abc import Callable
from dataclasses import dataclass

import pygame
from pygame import Rect

from game.challenges.actions import PlayerAction
from game.view.actions.level import LevelAction
from game.view.actions.window import WindowAction
from game.view.challenge.attempt import Attempt
from game.view.challenge.band_trace import BandTrace
from game.view.challenge.callout import Callout
from game.view.challenge.card import TaskCard
from game.view.challenge.console import Console
from game.view.challenge.hintbar import HintBar, ScoreBar
from game.view.challenge.past import Past
from game.view.challenge.places import Places, places
from game.view.challenge.readings import Readings
from game.view.challenge.task import band_of, task_of
from game.view.challenge.things import find_thing
from game.view.drawing import text
from game.view.drawing.theme import BONE, Theme
from game.view.panels.voltmeter import Voltmeter
from game.view.readout.readout import Readout
from game.view.scene.camera import Camera
from game.view.screen import Leave
from game.view.widgets.base import Widget
from game.view.widgets.button import Button
from game.words import _


@dataclass(frozen=True, slots=True)
class BoardActions:
    """What the board calls: `play` to act on the cell, `do` with an action of the level, `leave` with the window's."""

    play: Callable[[PlayerAction], object]
    do: Callable[[LevelAction], None]
    leave: Leave


class Board:
    """Lays out, updates and draws it all; `widgets` are what can be pressed, in the order of Tab."""

    def __init__(self, attempt: Attempt, number: int | None, actions: BoardActions) -> None:
        self.attempt, self._number = attempt, number
        self.level = level = attempt.play.level
        do, leave = actions.do, actions.leave
        self.card = TaskCard()
        self.callout = Callout(lambda: do(LevelAction.NEXT_STEP), lambda: do(LevelAction.SKIP_STEPS))
        self.voltmeter, self._trace = Voltmeter(attempt.clock.now), BandTrace()
        self._readings = Readings(level.readings, attempt.play.watch)
        self.console = Console(level, actions.play)
        self.hints = HintBar(lambda: do(LevelAction.HINT), len([hint for hint in level.hints if hint.when is None]))
        self.hints.taken = attempt.play.hints.taken
        self._score = ScoreBar(
            lambda: do(LevelAction.TOGGLE_PAUSE), lambda: do(LevelAction.AGAIN), lambda: attempt.play.watch.moves
        )
        self._close = Button(_("Leave the level"), lambda: leave(WindowAction.MAP), sign="close")
        self._words = Button(_("Words"), lambda: leave(WindowAction.WORDS), sign="book")
        self.past = Past(attempt.session)

    @property
    def widgets(self) -> list[Widget]:
        """Everything that can be pressed."""
        groups = (self.past, self.console, self.hints, self._score)
        inner = [widget for group in groups for widget in group.widgets]
        return [self.callout.next, self.callout.skip, *inner, self._words, self._close]

    def arrange(self, size: tuple[int, int]) -> Places:
        """Lay everything out for a window of `size` px."""
        theme = Theme(*size)
        rows = self.console.rows(theme, places(*size, 1).console.width)
        small_hint = rows > 1 or theme.compact
        rows = self.console.rows(theme, places(*size, 1, small_hint).console.width)
        self.layout = place = places(*size, max(1, rows), small_hint)
        self.console.arrange(theme, place.console)
        self.hints.arrange(theme, place.hint, place.console.top)
        self._score.arrange(theme, place.score)
        self._close.arrange(theme, place.leave)
        self._words.arrange(theme, place.words)
        self.past.arrange(theme, place.past)
        return place

    def update(self, seconds: float) -> None:
        """Show the current state."""
        self.console.update(self.attempt.play)
        self._readings.update(seconds)
        self._score.update(self.attempt.clock.paused)

    def draw(self, surface: pygame.Surface, readout: Readout) -> None:
        """Draw all but the callout."""
        place, theme, level = self.layout, self.layout.theme, self.level
        size = theme.font(24)
        text.draw(surface, _("outside"), place.outside_at(bool(level.readings)), size, 600, BONE, "right", True)
        text.draw(surface, _("inside the cell"), place.inside_at, size, 600, BONE, "left", True)
        if "voltage" not in level.hidden:
            self.voltmeter.draw(surface, place.voltmeter, readout, theme)
        if "trace" not in level.hidden:
            band = None if level.cells else band_of(level.goal)  # which cell it belongs to is to be found
            self._trace.draw(surface, place.trace, readout, band, self.attempt.moves_s, theme)
        self._readings.draw(surface, place.readings, theme)
        self.card.draw(surface, place.card, task_of(self.attempt.play, self._number), theme)
        for part in (self.console, self.hints, self._score, self._close, self._words, self.past):
            part.draw(surface)

    def draw_callout(self, surface: pygame.Surface, camera: Camera, shown: bool) -> None:
        """Draw the current step of the guide while `shown`, if there is one."""
        play = self.attempt.play
        step = play.step
        if step is None or not shown:
            self.callout.hide()
            return
        number = f"{play.step_number + 1} / {len(self.level.steps)}"
        thing = self.find(step.point_at, camera) if step.point_at else None
        above = [self.layout.card, *([self.layout.readings] if self.level.readings else [])]
        self.callout.draw(surface, self.layout, step.say, thing, step.wait_for is None, number, above)

    def find(self, name: str, camera: Camera) -> Rect | None:
        """The place in px of what a level points at; None where it is not in the picture."""
        place = self.layout
        panels = {
            "voltage": place.voltmeter,
            "trace": place.trace,
            "controls": place.console,
            "time": place.score,
        }
        if self.level.readings:
            panels["readings"] = place.readings
        return find_thing(name, self.attempt.patch, camera, panels)
