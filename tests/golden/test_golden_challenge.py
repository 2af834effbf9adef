"""The challenges look as they did when somebody last looked: a level from its card to its end, and the map.

The level is one of the tests' own, so that the campaign's words may change; of the campaign the map and the first card
are kept.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pygame
import pytest
from pictures import compare, half

from game.challenges import library
from game.challenges.actions import PlayerAction
from game.challenges.play import LevelVerdict
from game.view.actions.window import OpenLevel, WindowAction
from game.view.challenge.entry import TextEntry
from game.view.challenge.quiz import LevelQuiz
from game.view.challenge.words_card import words_card
from game.view.screen import Screen
from game.view.screens.challenge import ChallengeScreen
from game.view.screens.director import Director
from game.view.widgets.input import Key
from game.view.window.display import start_pygame

HERE = Path(__file__).parent / "challenge"
SAMPLE = Path(__file__).parents[1] / "sample_level.toml"
FULL, LOW, TALL = (1920, 1080), (1280, 720), (1080, 1920)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="runs differ in their last bits between maths libraries"),
]

Then = Callable[[ChallengeScreen], None]


def _run(screen: ChallengeScreen, seconds: float) -> None:
    for _frame in range(round(60 * seconds)):
        screen.update(1 / 60)


def _key(screen: ChallengeScreen, code: int) -> None:
    screen.handle(pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode=""))
    screen.handle(pygame.event.Event(pygame.KEYUP, key=code, mod=0))


def _waits(screen: ChallengeScreen) -> None:
    """Past the first step; the prediction made; the second step waits for a channel."""
    _key(screen, pygame.K_RETURN)
    screen.do(PlayerAction(predict="down"))
    _run(screen, 0.2)


def _plays(screen: ChallengeScreen) -> None:
    """Two channels open, and the guide done."""
    _waits(screen)
    for _channel in range(2):
        screen.do(PlayerAction(open="K"))
        _run(screen, 1.5)


def _hint(screen: ChallengeScreen) -> None:
    _plays(screen)
    screen.do(PlayerAction(set={"K_out": 40.0}))
    _key(screen, pygame.K_h)


def _predicts(screen: ChallengeScreen) -> None:
    _key(screen, pygame.K_RETURN)


def _looks_back(screen: ChallengeScreen) -> None:
    _plays(screen)
    _key(screen, pygame.K_SPACE)


def _ends(screen: ChallengeScreen) -> None:
    """Play on until the level is decided."""
    while screen.play.verdict is LevelVerdict.PLAYING:
        screen.update(1 / 60)


def _loses(screen: ChallengeScreen) -> None:
    _waits(screen)
    screen.do(PlayerAction(set={"K_out": 80.0}))
    _ends(screen)


def _asks(number: int, *then: Callable[[LevelQuiz], object]) -> Then:
    def ask(screen: ChallengeScreen) -> None:
        quiz = LevelQuiz(screen.level.questions[number:], lambda marks, most: None)
        screen.cards.open(quiz)
        for each in then:
            each(quiz)

    return ask


def _chooses(letter: str) -> Callable[[LevelQuiz], object]:
    return lambda quiz: quiz.handle(Key(ord(letter), letter))


def _types(quiz: LevelQuiz) -> None:
    next(
        part for part in quiz.dialog.parts if isinstance(part, TextEntry)
    ).words = "Sodium ions go out and potassium in."


def _scheme(quiz: LevelQuiz) -> None:
    quiz.dialog.buttons[0].act()


CASES: dict[str, tuple[tuple[int, int], Then | None]] = {
    "first": (FULL, None),
    "first_low": (LOW, None),
    "first_tall": (TALL, None),
    "waits": (FULL, _waits),
    "hint": (FULL, _hint),
    "hint_low": (LOW, _hint),
    "hint_tall": (TALL, _hint),
    "looks_back": (FULL, _looks_back),
    "prediction": (FULL, _predicts),
    "prediction_tall": (TALL, _predicts),
    "choice": (FULL, _asks(0)),
    "choice_wrong": (FULL, _asks(0, _chooses("b"))),
    "outline": (FULL, _asks(1, _types)),
    "scheme": (FULL, _asks(1, _types, _scheme)),
    "table": (FULL, _asks(2)),
    "table_right_tall": (TALL, _asks(2, _chooses("a"))),
    "label": (FULL, _asks(3)),
    "label_tall": (TALL, _asks(3)),
    "lose": (FULL, _loses),
    "lose_tall": (TALL, _loses),
    "keys_low": (LOW, lambda screen: _key(screen, pygame.K_F1)),
}


def _drawn(screen: Screen, size: tuple[int, int]) -> np.ndarray:
    surface = pygame.Surface(size, 0, 32, (0xFF0000, 0x00FF00, 0x0000FF, 0))
    screen.draw(surface)
    return half(surface)


def _level(size: tuple[int, int], autoplay: bool = False) -> ChallengeScreen:
    start_pygame()
    screen = ChallengeScreen(size, library.open_level(SAMPLE), 3, autoplay=autoplay)
    _run(screen, 0.2)
    return screen


@pytest.mark.parametrize("name", CASES)
def test_a_level_looks_as_it_did(name: str, tmp_path: Path) -> None:
    size, then = CASES[name]
    screen = _level(size)
    if then is not None:
        then(screen)
    _run(screen, 0.4)
    compare(HERE, name, _drawn(screen, size), tmp_path)


@pytest.mark.parametrize(("name", "size"), [("win", FULL), ("win_low", LOW), ("win_tall", TALL)])
def test_a_win_looks_as_it_did(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    """By the level's own solution."""
    screen = _level(size, autoplay=True)
    _ends(screen)
    _run(screen, 0.4)
    assert screen.play.stars == 3
    compare(HERE, name, _drawn(screen, size), tmp_path)


@pytest.mark.parametrize(("name", "size"), [("words", FULL), ("words_tall", TALL)])
def test_the_glossary_looks_as_it_did(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    """Over a level."""
    screen = _level(size)
    card = words_card(lambda: None)
    card.arrange(screen.layout.theme)
    surface = pygame.Surface(size, 0, 32, (0xFF0000, 0x00FF00, 0x0000FF, 0))
    screen.draw(surface)
    card.draw(surface)
    compare(HERE, name, half(surface), tmp_path)


def test_the_campaign_begins_as_it_did(tmp_path: Path) -> None:
    """Its first level, before anything is done."""
    start_pygame()
    screen = Director(file=tmp_path / "progress.json").make(OpenLevel("1"), FULL, lambda what: None)
    screen.update(1 / 60)
    _drawn(screen, FULL)
    screen.update(1 / 60)
    compare(HERE, "campaign_first", _drawn(screen, FULL), tmp_path)


@pytest.mark.parametrize(("name", "size"), [("map", FULL), ("map_low", LOW), ("map_tall", TALL)])
def test_the_map_looks_as_it_did(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    """With some stars won, and others not."""
    start_pygame()
    director = Director(player="Ada", file=tmp_path / "progress.json")
    for entry, stars in zip(library.campaign(), (3, 2, 3, 1), strict=False):
        director.campaign.progress.note("Ada", entry.name, stars, 30.0)
    screen = director.make(WindowAction.MAP, size, lambda what: None)
    screen.update(1 / 60)
    compare(HERE, name, _drawn(screen, size), tmp_path)


def test_two_runs_draw_the_same_pixels() -> None:
    """A picture tells of the level alone, and not of when it was drawn."""
    first, second = (_level(LOW) for _time in range(2))
    for screen in (first, second):
        _plays(screen)
    assert np.array_equal(_drawn(first, LOW), _drawn(second, LOW))
