"""The pump lab: one pump, large, with the ions that are really around it, stepped state by state, forward and back."""

import math
import threading
from typing import assert_never

import numpy as np
import pygame

from game.engine import Patch, presets, settings
from game.engine.session import Session
from game.engine.state import PUMP
from game.view.actions.lab import AnswerQuiz, Drive, LabAction, LabViewSwitch, NextPump, PumpAction, StepLab, WaitFor
from game.view.actions.time import HoldTime, Seek, Speed, Way
from game.view.actions.window import WindowAction
from game.view.drawing import text
from game.view.drawing.shapes import shade
from game.view.drawing.theme import BONE
from game.view.lab import words
from game.view.lab.callouts import Blank, Callouts
from game.view.lab.column import Column, ColumnWords
from game.view.lab.controls import LabControls
from game.view.lab.driver import Driver
from game.view.lab.layout import LabLayout, place
from game.view.lab.quiz import LabelQuiz, Score
from game.view.lab.terms import terms_of
from game.view.lab.turns import all_turns, energy, this_turn
from game.view.playback.clock import SPEEDS, Clock
from game.view.readout.observer import recent_voltage_mV
from game.view.scene.camera import Camera
from game.view.scene.paths import ease
from game.view.scene.pump.frames import PumpArt
from game.view.scene.pump.sodium_potassium import pose_now
from game.view.scene.scene import Scene
from game.view.screen import Leave
from game.view.widgets.input import TOUCH_SCREEN, Press, read
from game.view.widgets.notice import Notice
from game.words import _

from .open_run import OpenRun

_PAN_S = 0.45


class PumpLab:
    """Shows one pump of a session. `leave` is called with an action on the window."""

    def __init__(
        self,
        size: tuple[int, int],
        preset: str = "neuron",
        seed: int = 1,
        leave: Leave = lambda where: None,
        reduced_motion: bool = False,
        threads: int = 1,
        run: OpenRun | None = None,
        warm: bool = False,
    ) -> None:
        """`run`: one to look into; a new one, at its resting potential, without.

        The pump is the one that is chosen on the membrane, else the one that was looked at last, else the first.
        `warm`: draw the pump's shapes on the side, where no splash does it before.
        """
        self._leave = leave
        self._reduced_motion = reduced_motion
        self.touch_screen = TOUCH_SCREEN
        new = run is None
        if run is None:
            spec = presets.get(preset)
            session = Session(settings.apply(spec, {"V0": spec.rest_mV}), seed, threads)
            run = OpenRun(session, reduced_motion=reduced_motion)
        self.run, self.view, self.session = run, run.lab, run.session
        rows = self._pumps()
        wanted = [row for row in (run.membrane.protein, self.view.row) if row in rows]
        self.view.row = wanted[0] if wanted else rows[0] if rows else None
        if new and self.view.row is not None:
            run.choose_pump(self.view.row)
        self.time = run.lab_time(self.row)
        self._pan: tuple[float, float] | None = None  # nm from, seconds so far
        self._column, self._callouts = Column(), Callouts()
        self._controls: LabControls | None = None
        self._fresh = True
        self._closed = False
        self._notice = Notice(self.clock.now)
        self.resize(size)
        self.recordings = run.recordings
        self.recordings.open(self._notice.say)
        if warm:
            threading.Thread(target=self._warm, daemon=True).start()

    # Setting up ------------------------------------------------------------------------------------------------

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out for a window of `size` px."""
        self.layout: LabLayout = place(*size)
        if self._controls is None:
            self._controls = LabControls(self.layout, self.dispatch)
        else:
            self._controls.resize(self.layout)
        self.scene = Scene(self._camera(), self.session.patch, 0, self._reduced_motion)
        self._fresh = True

    @property
    def controls(self) -> LabControls:
        """Everything that can be pressed."""
        assert self._controls is not None
        return self._controls

    @property
    def row(self) -> int | None:
        """The row of the pump that is looked at; None where there is none."""
        return self.view.row

    @property
    def quiz(self) -> LabelQuiz | None:
        """The quiz, while it is on."""
        return self.view.quiz

    @property
    def driver(self) -> Driver:
        """What takes the pump from state to state."""
        return self.time.driver

    @property
    def clock(self) -> Clock:
        """How fast time goes."""
        return self.time.clock

    @property
    def patch(self) -> Patch:
        """The patch as it is now."""
        return self.session.patch

    def _pumps(self) -> list[int]:
        """Rows of the pumps, along the membrane."""
        protein = self.session.patch.state.protein
        rows = np.flatnonzero(protein["kind"] == PUMP).tolist()
        return sorted(rows, key=lambda row: float(protein["x"][row]))

    def _pump_x_nm(self) -> float:
        return float(self.patch.state.protein["x"][self.row]) if self.row is not None else 0.0

    def _camera(self) -> Camera:
        at, theme = self.layout, self.layout.theme
        width_nm = self.patch.spec.width_nm
        x_nm = self._pump_x_nm()
        if self._pan is not None:
            start, age = self._pan
            away = (x_nm - start + width_nm / 2) % width_nm - width_nm / 2
            x_nm = start + away * ease(age / _PAN_S)
        centre = (x_nm + (theme.width / 2 - at.pump_at[0]) / at.ppn) % width_nm
        return Camera(theme.width, theme.height, at.ppn, centre, at.pump_at[1], width_nm)

    def warm_up(self) -> None:
        """Compile the engine, and draw every shape of the pump: on the side where people already watch."""
        self.patch.warm_up()
        self.scene.warm_up()

    def _warm(self) -> None:
        for _picture in PumpArt(self.layout.ppn).prewarm():
            if self._closed:
                return

    def close(self) -> None:
        """Release the crank: no other screen has one. Detach from the run."""
        self._closed = True
        self.time.release()
        self.run.put_aside()

    # Running ---------------------------------------------------------------------------------------------------

    def update(self, seconds: float) -> None:
        """Advance by `seconds` of wall time."""
        controls = self.controls
        if self.row is not None and self.patch.state.protein["kind"][self.row] != PUMP:
            self._choose(0)  # it has been taken out, in this past or future
        controls.advance(seconds)
        self.time.advance(seconds)
        self._panned(seconds)
        self.recordings.advance(seconds)
        self._show(seconds)

    def _panned(self, seconds: float) -> None:
        if self._pan is None:
            return
        start, age = self._pan
        self._pan = (start, age + seconds) if age + seconds < _PAN_S and not self._reduced_motion else None
        self.scene.slide(self._camera(), self.patch)

    def _show(self, seconds: float) -> None:
        """Update controls, labels and quiz to the pump's current state."""
        controls, rows = self.controls, self._pumps()
        row, goal = self.row, self.driver.goal
        held = self.time.held
        controls.time.update(self.clock.paused and goal is None)
        controls.speed.update(self.clock.speed)
        controls.scrub.update(self.time.times())
        number = rows.index(row) + 1 if row in rows else 0
        controls.tools.update(held, self.view.labels, self.quiz is not None, number, len(rows))
        controls.crank.visible = held
        for widget in (controls.on, controls.back, *controls.strip.frames):
            widget.enabled = row is not None
        if row is None:
            return
        state = self.driver.state
        self._column.advance(state, seconds)
        share = goal.share if goal is not None else 0.0
        target = goal.target if goal is not None and goal.states > 1 else None
        controls.strip.update(state, target, share, seconds, self._fresh or self._reduced_motion)
        controls.crank.show(int(state), seconds)
        controls.crank.ready = held and not words.crank_refusal(self.patch, row)
        controls.back.enabled = self.session.tick > self.session.earliest
        terms = terms_of(self.patch, row) if self.view.labels or self.quiz is not None else ()
        at_rest = not self.time.under_way
        if self.quiz is not None and at_rest and (self.quiz.state != state or self.quiz.terms != terms):
            self.view.quiz = LabelQuiz(state, terms, self.view.score)
        self._callouts.advance(terms, seconds, self._fresh or self._reduced_motion)
        controls.quizzing = self.quiz is not None
        controls.quiz.update(self.quiz)
        controls.settle()
        self._fresh = False

    # Drawing ---------------------------------------------------------------------------------------------------

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole screen."""
        at, theme, patch = self.layout, self.layout.theme, self.patch
        fraction = self.time.fraction
        self.scene.draw(surface, patch, fraction, recent_voltage_mV(patch))
        for rect, side in zip(at.shade, ("right", "foot") if len(at.shade) == 2 else ("foot",), strict=True):
            surface.blit(shade(rect.size, side, theme.px(170)), rect)
        size = theme.font(26)
        text.draw(surface, _("outside"), at.outside_at, size, 600, BONE, "left", True)
        text.draw(surface, _("inside the cell"), at.inside_at, size, 600, BONE, "left", True)
        if self.row is not None:
            self._draw_pump_words(surface, fraction)
        else:
            text.draw(surface, _("This membrane has no pump."), at.column.topleft, theme.font(38), 600)
        self.controls.draw(surface)
        self._notice.draw(surface, theme, at.scene.bottom - theme.px(10))

    def _draw_pump_words(self, surface: pygame.Surface, fraction: float) -> None:
        assert self.row is not None
        patch, theme = self.patch, self.layout.theme
        shape = pose_now(patch, patch.state.protein[self.row], fraction)
        x_nm = self._pump_x_nm()
        if self._pan is None and (self.view.labels or self.quiz is not None):
            self._callouts.draw(surface, self.scene.camera, x_nm, shape, theme, self._blanks())
        if self.quiz is not None:
            self.controls.quiz.draw(surface, self.quiz)
        else:
            self._column.draw(surface, self.layout.column, self._column_words(), theme)

    def _blanks(self) -> dict[str, Blank]:
        """The labels that the quiz hides, while it is on."""
        if self.quiz is None:
            return {}
        quiz = self.quiz
        left = [name for name in quiz.terms if name not in quiz.filled]
        return {name: Blank(quiz.terms.index(name) + 1, name == quiz.current) for name in left}

    def _column_words(self) -> ColumnWords:
        assert self.row is not None
        turn = this_turn(self.patch, self.row)
        now = energy(self.patch, turn)
        whole = round(now.per_turn) if math.isfinite(now.per_turn) else math.nan
        stored = round(now.stored) if math.isfinite(now.stored) else 0
        return ColumnWords(
            self.driver.state,
            self.time.message or words.status(self.patch, self.row),
            bool(self.time.message),
            turn,
            all_turns(self.patch, self.row),
            (round(now.spent), stored, whole, round(now.atp)),
        )

    # What the user does ----------------------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event) -> bool:
        """Handle an event. Returns whether it was used."""
        found = read(event, (self.layout.theme.width, self.layout.theme.height), self.touch_screen)
        if found is None:
            return False
        if self.controls.handle(found):
            return True
        if isinstance(found, Press) and self.quiz is not None:
            reach = self.layout.theme.px(10)
            for name, rect in self._callouts.rects.items():
                if rect.inflate(2 * reach, 2 * reach).collidepoint(found.at):
                    self.quiz.pick(name)
                    return True
        return False

    def dispatch(self, action: LabAction) -> None:
        """Carry out an action."""
        match action:
            case WindowAction():
                self._leave(action)
            case LabViewSwitch():
                self._change_view(action)
            case AnswerQuiz(number):
                if self.quiz is not None:
                    self.quiz.answer(number)
            case Speed(times):
                self.clock.speed = times if times in SPEEDS else 1.0
            case Seek(second):
                self.time.seek(second)
            case HoldTime():
                self.time.interrupt()
            case StepLab() | WaitFor() | NextPump() | PumpAction():
                if self.row is not None:
                    with self.time.playing():
                        self._drive(action)
            case _:
                assert_never(action)

    def turn(self, step: Way) -> None:
        """Step to the pump's next state (1) or the previous one (-1): the keys of a presentation remote."""
        self.dispatch(StepLab("state", step))

    def _change_view(self, what: LabViewSwitch) -> None:
        match what:
            case LabViewSwitch.LABELS:
                self.view.labels = not self.view.labels
            case LabViewSwitch.QUIZ:
                with self.time.playing():
                    self._toggle_quiz()
            case LabViewSwitch.ESCAPE:
                self._escape()
            case _:
                assert_never(what)

    def _drive(self, action: Drive) -> None:
        self.time.message = ""
        self.time.settle()
        match action:
            case PumpAction.TOGGLE_PAUSE:
                self.time.toggle()
            case PumpAction.HAND:
                self.time.set_held(not self.time.held)
            case PumpAction.CRANK:
                self.time.crank()
            case NextPump(way):
                self.driver.finish()
                self._choose(way)
            case WaitFor(state):
                self.time.wait_for(state)
            case StepLab(stride, way):
                self.time.step(stride, way)
            case _:
                assert_never(action)

    def _toggle_quiz(self) -> None:
        if self.quiz is not None or self.row is None:
            self.view.quiz = None
            return
        self.time.settle()
        self.driver.finish()
        self.time.pause()
        self.view.score = Score()
        self.view.quiz = LabelQuiz(self.driver.state, terms_of(self.patch, self.row), self.view.score)

    def _escape(self) -> None:
        if self.driver.goal is not None:
            self.driver.cancel()
        elif self.quiz is not None:
            self.view.quiz = None
        else:
            self.dispatch(WindowAction.LIVE)

    def _choose(self, step: int) -> None:
        """Look at another pump."""
        rows = self._pumps()
        if not rows:
            self.view.row = None
            self.time.look_at(None)
            return
        start = self._pump_x_nm()
        if self.row in rows and self.patch.state.protein["held"][self.row]:
            self.session.act("set_held", self.row, False)
        self.view.row = row = rows[(rows.index(self.row) + step) % len(rows)] if self.row in rows else rows[0]
        self.time.look_at(row)
        self.run.choose_pump(row)
        self._pan = start, 0.0
