"""The words about the lab's pump: labels with lines to its parts, and beside it a column or the quiz."""

import math

import pygame

from game.view.drawing import text
from game.view.lab import words
from game.view.lab.callouts import Blank, Callouts
from game.view.lab.column import Column, ColumnWords
from game.view.lab.lab_view import LabView
from game.view.lab.layout import LabLayout
from game.view.lab.pump_time import PumpTime
from game.view.lab.pump_view import PumpView
from game.view.lab.quiz import LabelQuiz
from game.view.lab.quiz_panel import QuizPanel
from game.view.lab.terms import terms_of
from game.view.lab.turns import all_turns, energy, this_turn
from game.view.scene.pump.sodium_potassium import pose_now
from game.view.widgets.input import Press
from game.words import _


class PumpWords:
    """Keeps labels, column and quiz up to the pump's state, and draws them."""

    def __init__(self, time: PumpTime, view: LabView) -> None:
        self._time, self._view = time, view
        self._column = Column()
        self.callouts = Callouts()

    def update(self, row: int, seconds: float, at_once: bool) -> None:
        """Advance by `seconds`; where the pump has come to rest in another state, begin that state's quiz.

        `at_once`: labels come and go without fading.
        """
        time, view = self._time, self._view
        state = time.driver.state
        self._column.advance(state, seconds)
        terms = terms_of(time.patch, row) if view.labels or view.quiz is not None else ()
        if view.quiz is not None and not time.under_way and (view.quiz.state != state or view.quiz.terms != terms):
            view.quiz = LabelQuiz(state, terms, view.score)
        self.callouts.advance(terms, seconds, at_once)

    def draw(self, surface: pygame.Surface, layout: LabLayout, picture: PumpView, panel: QuizPanel) -> None:
        """Draw the labels on the scene of `picture`, and the column, or `panel` while the quiz is on."""
        time, view, row = self._time, self._view, self._view.row
        if row is None:
            text.draw(surface, _("This membrane has no pump."), layout.column.topleft, layout.theme.font(38), 600)
            return
        shape = pose_now(time.patch, time.patch.state.protein[row], time.fraction)
        if not picture.panning and (view.labels or view.quiz is not None):
            camera = picture.scene.camera
            self.callouts.draw(surface, camera, picture.x_nm, shape, layout.theme, self._blanks())
        if view.quiz is not None:
            panel.draw(surface, view.quiz)
        else:
            self._column.draw(surface, layout.column, self.column_words(row), layout.theme)

    def column_words(self, row: int) -> ColumnWords:
        """What the column shows of the pump in `row` now."""
        patch, message = self._time.patch, self._time.message
        turn = this_turn(patch, row)
        now = energy(patch, turn)
        per_turn = round(now.per_turn) if math.isfinite(now.per_turn) else math.nan
        stored = round(now.stored) if math.isfinite(now.stored) else 0
        return ColumnWords(
            self._time.driver.state,
            message or words.status(patch, row),
            bool(message),
            turn,
            all_turns(patch, row),
            (round(now.spent), stored, per_turn, round(now.atp)),
        )

    def press(self, press: Press, reach_px: int) -> bool:
        """Make a blank within `reach_px` of `press` the quiz's current one. Returns whether there was one."""
        if self._view.quiz is None:
            return False
        for name, rect in self.callouts.rects.items():
            if rect.inflate(2 * reach_px, 2 * reach_px).collidepoint(press.at):
                self._view.quiz.pick(name)
                return True
        return False

    def _blanks(self) -> dict[str, Blank]:
        """The labels that the quiz hides, while it is on."""
        quiz = self._view.quiz
        if quiz is None:
            return {}
        left = [name for name in quiz.terms if name not in quiz.filled]
        return {name: Blank(quiz.terms.index(name) + 1, name == quiz.current) for name in left}
