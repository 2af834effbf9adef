"""A level as it is played: the scene, the card, the callouts, the controls it allows, and how it ends."""

from collections.abc import Callable

import numpy as np
import pygame
from pygame import Rect

from game.challenges.actions import Action
from game.challenges.autoplay import Autoplay
from game.challenges.goals import Goal
from game.challenges.hold import Hold
from game.challenges.level import Level
from game.challenges.play import Play, Verdict, prepared
from game.challenges.reach import Reach
from game.engine.session import Session
from game.engine.state import PUMP
from game.view import text
from game.view.camera import Camera
from game.view.challenge.band_trace import BandTrace
from game.view.challenge.callout import Callout, find_thing
from game.view.challenge.card import Card, Objective, Task, level_words
from game.view.challenge.console import Console
from game.view.challenge.dialog import Dialog
from game.view.challenge.endings import asking_dialog, lose_dialog, marks_dialog, win_dialog
from game.view.challenge.hintbar import HintBar, ScoreBar
from game.view.challenge.past import Past
from game.view.challenge.places import Places, places
from game.view.challenge.quiz import Quiz
from game.view.challenge.readings import Readings
from game.view.clock import Clock
from game.view.observer import Observer
from game.view.panels.voltmeter import Voltmeter
from game.view.scene import Scene
from game.view.screens.screen import Leave
from game.view.theme import BONE, Theme
from game.view.widgets.button import Button
from game.view.widgets.input import Key, Press, read
from game.view.widgets.router import Router
from game.words import _

Won = Callable[[int, float], bool]


class ChallengeScreen:
    """Plays one level. `leave` is called with "map", "next" or "quit"; `won(stars, seconds)` notes a win.

    `answered(marks, most)` notes the marks of its questions. With `autoplay` the level's own solution is played.
    """

    def __init__(
        self,
        size: tuple[int, int],
        level: Level,
        number: int | None = None,
        leave: Leave = lambda what: None,
        won: Won = lambda stars, seconds: False,
        answered: Callable[[int, int], None] = lambda marks, most: None,
        autoplay: bool = False,
        reduced_motion: bool = False,
    ) -> None:
        self.level, self.number = level, number
        self._leave, self._won, self._answered = leave, won, answered
        self._autoplay, self._reduced_motion = autoplay, reduced_motion
        self._size = size
        self._router = Router()
        self._begin()

    # Setting up ------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self.session = Session.around(prepared(self.level))
        self.patch = self.session.patch
        self.play = Play(self.level, self.patch, self.session.act)
        self.clock = Clock(self.patch.spec.dt_s)
        self.observer = Observer(self.session)
        self._auto = Autoplay(self.play) if self._autoplay else None
        self._moves_s: list[float] = []
        self._dialog: Dialog | Quiz | None = None
        self._ended = False
        self._card, self._callout = Card(), Callout(self._next_step, self._skip_steps)
        self._voltmeter, self._trace = Voltmeter(self.clock.now), BandTrace()
        self._readings = Readings(self.level.readings, self.play.watch)
        self._console = Console(self.level, self.do)
        self._hints = HintBar(self._take_hint, len([h for h in self.level.hints if h.when is None]))
        self._score = ScoreBar(self._toggle, self._restart, lambda: self.play.watch.moves)
        self._close = Button(_("Leave the level"), self._levels, sign="close")
        self._past = Past(self.session)
        self.resize(self._size)

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out for a window of `size` px."""
        self._size = size
        theme = Theme(*size)
        shows = bool(self.level.readings)
        first = places(*size, 1)
        rows = self._console.rows(theme, first.console.width)
        small_hint = rows > 1 or theme.compact
        rows = self._console.rows(theme, places(*size, 1, small_hint).console.width)
        self.layout: Places = places(*size, max(1, rows), small_hint, shows)
        place = self.layout
        self._console.arrange(theme, place.console)
        self._hints.arrange(theme, place.hint)
        self._score.arrange(theme, place.score)
        self._close.arrange(theme, place.leave)
        self._past.arrange(theme, place.past)
        self._router.release_all()
        self._router.above = [self._callout.next, self._callout.skip]
        self._router.widgets = [
            self._callout.next,
            self._callout.skip,
            *self._past.widgets,
            *self._console.widgets,
            *self._hints.widgets,
            *self._score.widgets,
            self._close,
        ]
        camera = Camera(*size, place.ppn, self._centre_nm(), place.membrane_y, self.patch.spec.width_nm)
        self.scene = Scene(camera, self.patch, place.scrim.bottom, self._reduced_motion)
        if self._dialog is not None:
            self._dialog.arrange(theme)

    def _centre_nm(self) -> float:
        """The middle of the patch; in a narrow window, the pump nearest to it."""
        world = self.patch.spec.width_nm
        if self._size[0] / self.layout.ppn > 0.8 * world:
            return world / 2
        pumps = self.patch.state.protein["x"][self.patch.rows(PUMP)]
        return float(pumps[np.argmin(np.abs(pumps - world / 2))]) if pumps.size else world / 2

    # Running ---------------------------------------------------------------------------------------------------

    def warm_up(self) -> None:
        """Compile the engine, and draw every shape of the pump."""
        self.patch.copy().step(1)
        self.scene.warm_up()

    def close(self) -> None:
        """Nothing is under way that would be lost."""

    def update(self, seconds: float) -> None:
        """Run the level for `seconds` of wall time."""
        held = self.play.paused or self._dialog is not None
        ticks = self.clock.advance(0.0 if held else seconds)
        while ticks > 0 and self.play.verdict is Verdict.PLAYING:
            if self._auto is not None:
                moves = self.play.watch.moves
                self._auto.act()
                self._moves_s += [self.patch.time_s] * (self.play.watch.moves - moves)
            some = min(ticks, self.play.due)
            self.session.step(some)
            self.play.ran(some)
            ticks -= some
        if self._auto is not None and held:
            self._auto.act()
        if self.play.verdict is not Verdict.PLAYING and not self._ended:
            self._end()
        if self.play.asked is not None and self._dialog is None and self._auto is None:
            self._ask()
        due = None if self.session.in_past else self.play.hint_due()
        if due is not None:
            self._hints.say(due.say)
        if self._past.update(self.clock.paused and self._dialog is None and self.play.step is None):
            self._voltmeter.forget()
        self.readout = self.observer.read(self.clock.paused or held, self.clock.speed)
        self._console.update(self.play)
        self._readings.update(seconds)
        self._score.update(self.clock.paused)
        self._router.advance(seconds)
        if self._dialog is not None:
            self._dialog.advance(seconds)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole screen."""
        place, theme = self.layout, self.layout.theme
        hidden = self.level.hidden
        self.scene.draw(surface, self.patch, 0.0 if self.clock.paused else self.clock.fraction, self.readout.voltage_mV)
        size = theme.font(24)
        text.draw(surface, _("outside"), place.outside_at, size, 600, BONE, "right", True)
        text.draw(surface, _("inside the cell"), place.inside_at, size, 600, BONE, "left", True)
        if "voltage" not in hidden:
            self._voltmeter.draw(surface, place.voltmeter, self.readout, theme)
        if "trace" not in hidden:
            band = None if self.level.cells else band_of(self.level.goal)  # which cell it belongs to is to be found
            self._trace.draw(surface, place.trace, self.readout, band, self._moves_s, theme)
        self._readings.draw(surface, place.readings, theme)
        self._card.draw(surface, place.card, self.task(), theme)
        self._console.draw(surface)
        self._hints.draw(surface)
        self._score.draw(surface)
        self._close.draw(surface)
        self._past.draw(surface)
        if isinstance(self._dialog, Quiz):
            name = self._dialog.pointing_at
            thing = self._find(name) if name is not None else None
            self._dialog.avoid(thing)
            self._dialog.draw(surface)
            if thing is not None:
                self._callout.ring(surface, thing, theme)
            return
        self._draw_callout(surface)
        self._router.focus.draw(surface)
        if self._dialog is not None:
            self._dialog.draw(surface)

    def _draw_callout(self, surface: pygame.Surface) -> None:
        step = self.play.step
        if step is not None and self._dialog is None:
            number = f"{self.play.step_number + 1} / {len(self.level.steps)}"
            thing = self._find(step.point_at) if step.point_at else None
            self._callout.draw(surface, self.layout, step.say, thing, step.wait_for is None, number)
        else:
            self._callout.hide()

    def _find(self, name: str) -> Rect | None:
        place = self.layout
        panels = {
            "voltage": place.voltmeter,
            "trace": place.trace,
            "controls": place.console,
            "time": place.score,
        }
        if self.level.readings:
            panels["readings"] = place.readings
        return find_thing(name, self.patch, self.scene.camera, panels)

    def task(self) -> Task:
        """What the card says now."""
        play = self.play
        main = play.goals[0]
        objectives = [
            Objective(words, tracker.done, tracker.failed)
            for words, tracker in zip(self.level.objective_words(), play.goals, strict=True)
        ]
        held = getattr(main, "held_s", None)
        hold = self.level.goal.hold
        if hold is not None and held is not None:
            figure, under = f"{held:.1f}", _("of {seconds:g} s").format(seconds=hold.seconds)
        else:
            figure, under = f"{round(main.share * 100)}%", _("of the way")
        return Task(
            level_words(self.number),
            self.level.title,
            self.level.goal.words() + ".",
            main.share,
            figure,
            under,
            tuple(objectives),
            len(self.level.steps),
            min(play.step_number + 1, len(self.level.steps)),
        )

    @property
    def voltage_hidden(self) -> bool:
        """Whether the player is to find out about the voltage without being told."""
        return "voltage" in self.level.hidden or self.play.asked is not None

    # What the player does --------------------------------------------------------------------------------------

    def do(self, action: Action) -> bool:
        """Do an action of the player's, if the level allows it."""
        self._past.now()
        done = self.play.do(action)
        if self.play.refusal:
            self._hints.say(self.play.refusal)
        if done and action.cell is not None:
            self._moves_s.clear()  # another cell, another trace
            self._voltmeter.forget()
        elif done and action.said is None:
            self._moves_s.append(self.patch.time_s)
        return done

    def handle(self, event: pygame.event.Event) -> bool:
        """Take an event; True if it was of use."""
        found = read(event, self._size)
        if found is None:
            return False
        if self._dialog is not None:
            if isinstance(found, Key) and found.key == pygame.K_ESCAPE and self._ended:
                self._leave("map")
                return True
            return self._dialog.handle(found)
        step = self.play.step
        if isinstance(found, Press) and self._hints.bubble.collidepoint(found.at):
            self._hints.close()
            self._router.swallow(found.pointer)
            return True
        if self._router.handle(found):
            return True
        if isinstance(found, Press) and step is not None and self._callout.rect.collidepoint(found.at):
            self._next_step()
            self._router.swallow(found.pointer)
            return True
        return isinstance(found, Key) and self._key(found.key)

    def _key(self, key: int) -> bool:
        if key in (pygame.K_RETURN, pygame.K_KP_ENTER) and self.play.step is not None:
            self._next_step()
        elif key == pygame.K_s and self.play.step is not None:
            self._skip_steps()
        elif key == pygame.K_SPACE:
            self._toggle()
        elif key == pygame.K_r:
            self._restart()
        elif key in (pygame.K_h, pygame.K_QUESTION):
            self._take_hint()
        elif key == pygame.K_ESCAPE:
            if not self._hints.close():
                self._leave("map")
        elif key == pygame.K_F11:
            self._leave("fullscreen")
        else:
            return False
        return True

    def _next_step(self) -> None:
        self._past.now()
        self.play.next_step()

    def _skip_steps(self) -> None:
        self.play.skip_steps()

    def _toggle(self) -> None:
        self._past.now()
        self.clock.paused = not self.clock.paused
        self.clock.settle()

    def _restart(self) -> None:
        self._begin()

    def _take_hint(self) -> None:
        self._past.now()
        hint = self.play.hint()
        self._hints.say(hint.say if hint is not None else _("There is no hint here: try, and see what happens."))
        self._hints.taken = self.play.hints_taken

    def _ask(self) -> None:
        dialog = asking_dialog(self.play, self._shut)
        dialog.avoid = [self.layout.voltmeter, self.layout.trace, self.layout.readings, self.layout.card]
        self._open(dialog)

    def _shut(self) -> None:
        self._dialog = None

    def _open(self, dialog: "Dialog | Quiz") -> None:
        self._router.release_all()
        self._dialog = dialog
        dialog.arrange(self.layout.theme)

    # The end ---------------------------------------------------------------------------------------------------

    def _end(self) -> None:
        self._ended = True
        play = self.play
        if play.verdict is Verdict.WON:
            best = self._won(play.stars, play.watch.time_s)
            self._open(win_dialog(play, best, self._restart, self._levels, self._on, self._quiz))
        else:
            self._open(lose_dialog(play, self._restart, self._levels))

    def _quiz(self) -> None:
        self._open(Quiz(self.level.questions, self._marked))

    def _marked(self, marks: int, most: int) -> None:
        self._answered(marks, most)
        self._open(marks_dialog(self.play, marks, most, self._quiz, self._on))

    def _levels(self) -> None:
        self._leave("map")

    def _on(self) -> None:
        self._leave("next")


def band_of(goal: Goal) -> tuple[float | None, float | None] | None:
    """The band of voltage that a goal asks for, mV; None where it asks for something else."""
    asked: Hold | Reach | None = goal.hold or goal.reach
    if asked is not None:
        return (asked.above, asked.below) if asked.what in ("V", "V_mean") else None
    return next((band for part in goal.parts if (band := band_of(part)) is not None), None)
