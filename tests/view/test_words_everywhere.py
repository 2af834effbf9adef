"""The glossary is one key away on every screen, and a letter that is being typed stays a letter."""

from collections.abc import Iterator

import pygame
import pytest
from window_hands import Hands, window

from game.view.actions.window import Destination, OpenLevel, WindowAction
from game.view.challenge.entry import TextEntry
from game.view.challenge.quiz import LevelQuiz
from game.view.screens.challenge import ChallengeScreen
from game.view.screens.level_map import LevelMap
from game.view.window.app import App

MODS = (pygame.KMOD_LCTRL, pygame.KMOD_LMETA, pygame.KMOD_LALT, pygame.KMOD_RCTRL)
LIVE, LAB, MAP = WindowAction.LIVE, WindowAction.LAB, WindowAction.MAP
leave = App.leave


@pytest.fixture(scope="module")
def hands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hands]:
    """One window for all: each test goes to the screens that it needs, where everything begins anew."""
    with window("map", tmp_path_factory.mktemp("player")) as opened:
        yield opened


def go(hands: Hands, where: Destination) -> None:
    """Go to a screen."""
    before = hands.screen
    leave(hands.app, where)
    hands.frames()
    assert hands.screen is not before


@pytest.mark.parametrize("where", [LIVE, LAB, MAP, OpenLevel("1"), OpenLevel("8")], ids=str)
def test_w_opens_the_words_and_closes_them(hands: Hands, where: Destination) -> None:
    go(hands, where)
    hands.keys(pygame.K_w)
    assert hands.app.covered
    hands.keys(pygame.K_w)
    assert not hands.app.covered


@pytest.mark.parametrize("where", [LIVE, MAP, OpenLevel("1")], ids=str)
def test_with_ctrl_alt_or_the_systems_key_a_letter_is_not_the_programs(
    hands: Hands, where: Destination, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Destination] = []
    monkeypatch.setattr(App, "leave", lambda app, what: asked.append(what))
    go(hands, where)
    for key, action in ((pygame.K_w, WindowAction.WORDS), (pygame.K_d, WindowAction.SOUND)):
        for mod in MODS:
            hands.keys(key, mod=mod)
            assert asked == [], (key, mod)
        hands.keys(key)
        assert asked == [action]
        asked.clear()


def test_w_opens_the_words_in_a_question_unless_it_is_typed(hands: Hands) -> None:
    go(hands, OpenLevel("20"))
    screen = hands.screen
    assert isinstance(screen, ChallengeScreen)
    for question, opens in (("choice", True), ("outline", False)):
        asked = [found for found in screen.level.questions if getattr(found, question) is not None]
        quiz = LevelQuiz(asked, lambda marks, most: None)
        screen.cards.open(quiz)
        for entry in (part for part in quiz.dialog.parts if isinstance(part, TextEntry)):
            quiz.dialog.focus(entry)
        hands.keys(pygame.K_w)
        assert hands.app.covered == opens
        hands.keys(pygame.K_w)
        assert not hands.app.covered


def test_w_is_a_letter_of_a_name(hands: Hands) -> None:
    go(hands, MAP)
    screen = hands.screen
    assert isinstance(screen, LevelMap)
    hands.click(next(widget for widget in screen.widgets if widget.label == "Change the player").rect.center)
    hands.keys(pygame.K_w)
    assert not hands.app.covered
    assert screen.dialog is not None
    assert [part.words for part in screen.dialog.parts if isinstance(part, TextEntry)] == ["w"]
