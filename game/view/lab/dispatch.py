"""The lab's actions, and which part carries each out."""

from typing import assert_never

from game.view.actions.lab import (
    AnswerQuiz,
    Drive,
    LabAction,
    LabViewSwitch,
    NextPump,
    PumpAction,
    StepLab,
    WaitFor,
)
from game.view.actions.time import HoldTime, Seek, Speed
from game.view.actions.window import WindowAction
from game.view.lab.lab_view import LabView
from game.view.lab.pump_time import PumpTime
from game.view.lab.pump_view import PumpView
from game.view.lab.quiz import LabelQuiz, Score
from game.view.lab.terms import terms_of
from game.view.playback.clock import SPEEDS
from game.view.screen import Leave


class LabDispatcher:
    """Passes each action to the part that carries it out; actions on the window go to `leave`."""

    def __init__(self, time: PumpTime, view: LabView, picture: PumpView, leave: Leave) -> None:
        self._time, self._view, self._picture, self._leave = time, view, picture, leave

    def do(self, action: LabAction) -> None:
        """Carry out an action."""
        match action:
            case WindowAction():
                self._leave(action)
            case LabViewSwitch():
                self._change_view(action)
            case AnswerQuiz(number):
                if self._view.quiz is not None:
                    self._view.quiz.answer(number)
            case Speed(times):
                self._time.clock.speed = times if times in SPEEDS else 1.0
            case Seek(second):
                self._time.seek(second)
            case HoldTime():
                self._time.interrupt()
            case StepLab() | WaitFor() | NextPump() | PumpAction():
                if self._view.row is not None:
                    with self._time.playing():
                        self._drive(action)
            case _:
                assert_never(action)

    def _change_view(self, switch: LabViewSwitch) -> None:
        match switch:
            case LabViewSwitch.LABELS:
                self._view.labels = not self._view.labels
            case LabViewSwitch.QUIZ:
                with self._time.playing():
                    self._toggle_quiz()
            case LabViewSwitch.ESCAPE:
                self._escape()
            case _:
                assert_never(switch)

    def _drive(self, action: Drive) -> None:
        time = self._time
        time.message = ""
        time.settle()
        match action:
            case PumpAction.TOGGLE_PAUSE:
                time.toggle()
            case PumpAction.HAND:
                time.set_held(not time.held)
            case PumpAction.CRANK:
                time.crank()
            case NextPump(way):
                time.driver.finish()
                self._picture.choose(way)
            case WaitFor(state):
                time.wait_for(state)
            case StepLab(stride, way):
                time.step(stride, way)
            case _:
                assert_never(action)

    def _toggle_quiz(self) -> None:
        time, view = self._time, self._view
        if view.quiz is not None or view.row is None:
            view.quiz = None
            return
        time.settle()
        time.driver.finish()
        time.pause()
        view.score = Score()
        view.quiz = LabelQuiz(time.driver.state, terms_of(time.patch, view.row), view.score)

    def _escape(self) -> None:
        if self._time.driver.goal is not None:
            self._time.driver.cancel()
        elif self._view.quiz is not None:
            self._view.quiz = None
        else:
            self._leave(WindowAction.LIVE)
