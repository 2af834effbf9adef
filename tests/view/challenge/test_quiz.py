"""The questions of a level: each kind answered by keys alone, by the mouse and by a finger, and marked."""

from pathlib import Path

import pygame
import pytest
from challenge_rig import key, touch

from game.challenges import library
from game.view.challenge.answer import AnswerButton
from game.view.challenge.entry import TextEntry
from game.view.challenge.parts import Grid, Text
from game.view.challenge.quiz import LevelQuiz
from game.view.screens.challenge import ChallengeScreen
from game.view.widgets.base import Widget

SAMPLE = Path(__file__).parents[2] / "sample_level.toml"
SIZES = ((1920, 1080), (1280, 720), (1080, 1920))
WAYS = ("keys", "mouse", "finger")
CHOICE, OUTLINE, TABLE, LABEL = range(4)


class Asked:
    """One question of the sample on its screen, and the hands to answer it with."""

    def __init__(self, number: int, how: str = "mouse", size: tuple[int, int] = (1280, 720)) -> None:
        self.how = how
        self.done: list[tuple[int, int]] = []
        self.screen = ChallengeScreen(size, library.open_level(SAMPLE))
        asked = [self.screen.level.questions[number]]
        self.quiz = LevelQuiz(asked, lambda marks, most: self.done.append((marks, most)))
        self.screen.update(1 / 60)
        self.screen.cards.open(self.quiz)

    def widgets(self) -> list[Widget]:
        """What can be pressed now."""
        return [*(part for part in self.quiz.dialog.parts if isinstance(part, Widget)), *self.quiz.dialog.buttons]

    def words(self) -> str:
        """All that is said now."""
        return " ".join(part.words for part in self.quiz.dialog.parts if isinstance(part, Text))

    def press(self, label: str) -> None:
        """Press the one whose label ends so."""
        widget = next(widget for widget in self.widgets() if widget.label.endswith(label))
        if self.how == "finger":
            touch(self.screen, widget.rect.center)
        elif self.how == "mouse":
            for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
                self.screen.handle(pygame.event.Event(kind, button=1, pos=widget.rect.center, touch=False))
        else:
            for _step in range(12):
                if self.quiz.dialog.focused is widget:
                    break
                key(self.screen, pygame.K_TAB)
            assert self.quiz.dialog.focused is widget
            key(self.screen, pygame.K_RETURN)

    def type(self, words: str) -> None:
        """Write into the box, once it has been chosen by the way that is tried."""
        if self.how != "keys":
            self.press(next(widget.label for widget in self.widgets() if isinstance(widget, TextEntry)))
        for letter in words:
            self.screen.handle(pygame.event.Event(pygame.KEYDOWN, key=ord(letter.lower()), mod=0, unicode=letter))


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize(
    ("number", "answer", "marks"),
    [(CHOICE, "without a partner", 1), (CHOICE, "Na⁺ is pumped in", 0), (TABLE, "Na⁺", 1), (TABLE, "K⁺", 0)],
)
def test_one_answer_is_chosen_and_told_why(how: str, number: int, answer: str, marks: int) -> None:
    asked = Asked(number, how)
    asked.press(answer)
    assert ("Right." in asked.words()) == bool(marks)
    choice = asked.screen.level.questions[number].choice
    assert choice is not None
    assert choice.why[0] in asked.words()  # why the right one is right is told either way
    asked.press("Finish")
    assert asked.done == [(marks, 1)]


@pytest.mark.parametrize("number", [CHOICE, TABLE])
def test_a_letter_chooses_its_answer_once(number: int) -> None:
    asked = Asked(number)
    for code, letter in ((pygame.K_a, "a"), (pygame.K_b, "b")):
        asked.screen.handle(pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode=letter))
    assert asked.quiz.marks == 1
    assert asked.done == []


def test_the_table_stands_above_its_answers() -> None:
    parts = Asked(TABLE).quiz.dialog.parts
    grid = next(n for n, part in enumerate(parts) if isinstance(part, Grid))
    assert grid < next(n for n, part in enumerate(parts) if isinstance(part, AnswerButton))


@pytest.mark.parametrize("how", WAYS)
def test_an_outline_is_typed_shown_its_scheme_and_ticked(how: str) -> None:
    """What the words suggest is ticked already; the student ticks another and takes one back."""
    asked = Asked(OUTLINE, how)
    asked.type("sodium goes out")
    asked.press("Show the mark scheme")
    assert "“sodium goes out”" in asked.words()
    points = [part for part in asked.quiz.dialog.parts if isinstance(part, AnswerButton)]
    assert [point.mark for point in points] == ["ticked", "open", "open"]
    asked.press("One ATP is split")
    assert points[2].mark == "ticked"
    asked.press("One ATP is split")
    assert points[2].mark == "open"
    asked.press("2 K⁺ come in")
    asked.press("Take the marks")
    assert asked.done == [(2, 2)]


def test_more_ticks_than_marks_give_no_more_marks() -> None:
    asked = Asked(OUTLINE)
    asked.press("Show the mark scheme")
    for words in ("3 Na⁺ go out", "2 K⁺ come in", "One ATP is split"):
        asked.press(words)
    asked.press("Take the marks")
    assert asked.done == [(2, 2)]


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize(("first", "marks"), [("sodium-potassium pump", 2), ("gap junction", 1)])
def test_things_are_named_one_after_the_other(how: str, first: str, marks: int) -> None:
    """What has the ring is told when it is named wrongly; its right name then serves no more."""
    asked = Asked(LABEL, how)
    assert asked.quiz.pointing_at == "pump"
    asked.press(first)
    assert asked.quiz.pointing_at == "channel K"
    assert "sodium-potassium pump" not in [widget.label for widget in asked.widgets()]
    assert ("that was sodium-potassium pump" in asked.words()) == (marks == 1)
    asked.press("potassium channel")
    asked.press("Finish")
    assert asked.done == [(marks, 2)]


@pytest.mark.parametrize("size", SIZES)
def test_what_is_asked_about_is_not_covered(size: tuple[int, int]) -> None:
    """The dialog stands clear of the thing with the ring, and everything can be pressed by a finger."""
    asked = Asked(LABEL, size=size)
    asked.screen.draw(pygame.Surface(size))
    thing = asked.screen.board.find("pump", asked.screen.scene.camera)
    assert thing is not None
    assert not asked.quiz.dialog.rect.colliderect(thing)
    for widget in asked.widgets():
        assert widget.rect.height >= 44
        assert asked.quiz.dialog.rect.contains(widget.rect)
