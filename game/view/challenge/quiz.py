"""The questions of a level, one after the other, and the marks they give."""

from collections.abc import Callable

import pygame
from pygame import Rect

from game.challenges.questions import Question
from game.view.challenge.dialog import Dialog
from game.view.challenge.parts import Grid, Part, Text
from game.view.challenge.question_dialogs import (
    choice_dialog,
    chosen_dialog,
    label_dialog,
    leading_button,
    outline_dialog,
    scheme_dialog,
)
from game.view.drawing.theme import ASH, BONE, Theme
from game.view.widgets.button import Button
from game.view.widgets.input import Input, Key
from game.words import _


class LevelQuiz:
    """Asks every question of a level; `done(marks, most)` is called at the end."""

    def __init__(self, questions: list[Question], done: Callable[[int, int], None]) -> None:
        self._questions = questions
        self._done = done
        self.number = 0
        self.marks = 0
        self._theme: Theme | None = None
        self._named: dict[str, str] = {}
        self._choosing: Question | None = None  # of several answers, while none is chosen
        self.dialog = self._ask()

    @property
    def most(self) -> int:
        """The maximum marks of all questions."""
        return sum(question.marks for question in self._questions)

    def arrange(self, theme: Theme) -> None:
        """Lay the dialog out for another window."""
        self._theme = theme
        self.dialog.arrange(theme)

    def handle(self, event: Input) -> bool:
        """Choose an answer by its letter; the dialog handles all other events."""
        if isinstance(event, Key) and not event.command and self._choosing is not None:
            number = event.key - pygame.K_a
            choice = self._choosing.choice
            if choice is not None and 0 <= number < len(choice.answers):
                self._chosen(self._choosing, number)
                return True
        return self.dialog.handle(event)

    def advance(self, dt: float) -> None:
        """Advance animations by `dt` seconds."""
        self.dialog.advance(dt)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the question."""
        self.dialog.draw(surface)

    # One question ----------------------------------------------------------------------------------------------

    def _head(self, question: Question) -> list[Part]:
        count = _("Question {n} of {all} · marks: {marks}").format(
            n=self.number + 1, all=len(self._questions), marks=question.marks
        )
        parts: list[Part] = [Text(count, 24, 400, ASH, 0), Text(question.ask, 34, 600, BONE)]
        if question.table is not None:
            parts.append(Grid(tuple(question.table.columns), tuple(map(tuple, question.table.rows))))
        return parts

    def avoid(self, thing: Rect | None) -> None:
        """Keep the dialog clear of `thing`, which the question is about."""
        wanted = [] if thing is None else [thing]
        if wanted != self.dialog.avoid:
            self.dialog.avoid = wanted
            if self._theme is not None:
                self.dialog.arrange(self._theme)

    def _show(self, dialog: Dialog) -> None:
        self.dialog = dialog
        if self._theme is not None:
            dialog.arrange(self._theme)

    def _ask(self) -> Dialog:
        question = self._questions[self.number]
        if question.choice is not None:
            return self._choice(question)
        if question.outline is not None:
            return self._outline(question)
        return self._label(question, {})

    def _next(self) -> None:
        self.number += 1
        if self.number < len(self._questions):
            self._show(self._ask())
        else:
            self._done(self.marks, self.most)

    def _on(self) -> list[Button]:
        last = self.number + 1 == len(self._questions)
        words = _("Finish") if last else _("Next question")
        return [leading_button(words, self._next)]

    # Multiple choice -------------------------------------------------------------------------------------------

    def _choice(self, question: Question) -> Dialog:
        assert question.choice is not None
        self._choosing = question
        return choice_dialog(self._head(question), question.choice, lambda number: self._chosen(question, number))

    def _chosen(self, question: Question, chosen: int) -> None:
        choice = question.choice
        assert choice is not None
        self._choosing = None
        self.marks += chosen == choice.right - 1
        self._show(chosen_dialog(self._head(question), choice, chosen, self._on()))

    # An answer in words ----------------------------------------------------------------------------------------

    def _outline(self, question: Question) -> Dialog:
        return outline_dialog(self._head(question), lambda answer: self._scheme(question, answer))

    def _scheme(self, question: Question, answer: str) -> None:
        outline = question.outline
        assert outline is not None
        self._show(scheme_dialog(self._head(question), outline, answer, self._take))

    def _take(self, marks: int) -> None:
        """Add the marks of an answer in words, and go on."""
        self.marks += marks
        self._next()

    # Naming things ---------------------------------------------------------------------------------------------

    @property
    def pointing_at(self) -> str | None:
        """The name of the thing in the scene that the current question points at."""
        question = self._questions[min(self.number, len(self._questions) - 1)]
        if question.label is None:
            return None
        return next((place for place in question.label.places if place not in self._named), None)

    def _label(self, question: Question, named: dict[str, str]) -> Dialog:
        label = question.label
        assert label is not None
        self._named = named
        place = next(place for place in label.places if place not in named)
        head = self._head(question)
        return label_dialog(head, label, named, lambda words: self._labelled(question, place, words))

    def _labelled(self, question: Question, place: str, words: str) -> None:
        label = question.label
        assert label is not None
        right = label.places[place]
        self.marks += words == right
        named = {**self._named, place: right}
        if len(named) < len(label.places):
            self._show(self._label(question, named))
            if words != right:
                self.dialog.parts.insert(2, Text(_("Not quite: that was {name}.").format(name=right), 26, 500, BONE))
                if self._theme is not None:
                    self.dialog.arrange(self._theme)
            return
        self._named = named
        verdict = _("Right.") if words == right else _("Not quite: that was {name}.").format(name=right)
        self._show(Dialog([*self._head(question), Text(verdict, 28, 500, BONE)], self._on(), 720))
