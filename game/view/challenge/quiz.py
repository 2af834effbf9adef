"""The questions of a level, one after the other, and the marks they give."""

from collections.abc import Callable
from typing import Final

import pygame
from pygame import Rect

from game.challenges.questions import Question
from game.view.challenge.answer import AnswerButton
from game.view.challenge.dialog import Dialog
from game.view.challenge.entry import TextEntry
from game.view.challenge.parts import Grid, Part, Text
from game.view.drawing.theme import ASH, BONE, Theme
from game.view.widgets.button import Button
from game.view.widgets.input import Input, Key
from game.words import _

_LETTERS: Final = "ABCDEF"


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
        return [_leading(words, self._next)]

    # Multiple choice -------------------------------------------------------------------------------------------

    def _choice(self, question: Question) -> Dialog:
        assert question.choice is not None
        self._choosing = question
        answers = [
            AnswerButton(f"{_LETTERS[n]}   {words}", lambda n=n: self._chosen(question, n))  # type: ignore[misc]
            for n, words in enumerate(question.choice.answers)
        ]
        return Dialog([*self._head(question), *answers], [], 980)

    def _chosen(self, question: Question, chosen: int) -> None:
        choice = question.choice
        assert choice is not None
        self._choosing = None
        right = choice.right - 1
        self.marks += chosen == right
        answers = []
        for n, words in enumerate(choice.answers):
            answer = AnswerButton(f"{_LETTERS[n]}   {words}", lambda: None)
            answer.mark = "right" if n == right else "wrong" if n == chosen else ""
            answer.enabled = n in (right, chosen)
            answer.focusable = False
            answers.append(answer)
        verdict = _("Right.") if chosen == right else _("Not quite.")
        verdicts = [Text(f"{verdict} {choice.why[chosen]}", 28, 500, BONE)]
        if chosen != right:
            verdicts.append(Text(choice.why[right], 26, 400, ASH))
        dialog = Dialog([*self._head(question), *answers, *verdicts], self._on(), 980)
        dialog.focus(dialog.buttons[0])
        self._show(dialog)

    # An answer in words ----------------------------------------------------------------------------------------

    def _outline(self, question: Question) -> Dialog:
        entry = TextEntry(_("Type your answer, or say it aloud. Then see the mark scheme."))
        button = _leading(_("Show the mark scheme"), lambda: self._scheme(question, entry.words))
        dialog = Dialog([*self._head(question), entry], [button], 1080)
        dialog.focus(entry)
        return dialog

    def _scheme(self, question: Question, answer: str) -> None:
        outline = question.outline
        assert outline is not None
        suggested = outline.suggest(answer)
        ticks = [AnswerButton(point.say, lambda: None) for point in outline.points]
        for tick, suggestion in zip(ticks, suggested, strict=True):
            tick.mark = "ticked" if suggestion else "open"
            tick.act = lambda tick=tick: setattr(tick, "mark", "open" if tick.mark == "ticked" else "ticked")  # type: ignore[misc]
        note = _("Tick each point that you made.")
        if any(suggested):
            note += " " + _("Words in your answer suggest the ones ticked already.")

        def finish() -> None:
            self.marks += outline.marked([tick.mark == "ticked" for tick in ticks])
            self._next()

        words = _("Take the marks")
        parts: list[Part] = [*self._head(question)]
        if answer.strip():
            parts.append(Text(f"“{answer.strip()}”", 24, 400, ASH))
        self._show(Dialog([*parts, Text(note, 26, 500, BONE), *ticks], [_leading(words, finish)], 1080))

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
        left = sorted({*label.places.values(), *label.others} - set(named.values()))
        answers = [AnswerButton(words, lambda words=words: self._labelled(question, place, words)) for words in left]  # type: ignore[misc]
        asked = _("What is the thing with the ring? {n} of {all}").format(n=len(named) + 1, all=len(label.places))
        return Dialog([*self._head(question), Text(asked, 28, 500, BONE), *answers], [], 620)

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


def _leading(words: str, act: Callable[[], None]) -> Button:
    """The button that continues."""
    button = Button(words, act, words=words)
    button.active = True
    return button
