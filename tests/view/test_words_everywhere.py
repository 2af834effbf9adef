"""The glossary is one key away on every screen, and a letter that is being typed stays a letter."""

from pathlib import Path

import pygame
import pytest
from named_places import place

from game.view.actions.window import Destination, WindowAction
from game.view.challenge.entry import TextEntry
from game.view.challenge.quiz import LevelQuiz
from game.view.screens.challenge import ChallengeScreen
from game.view.screens.director import Director
from game.view.screens.level_map import LevelMap
from game.view.window.app import App

SIZE = (1024, 600)
W = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_w, mod=0, unicode="w")


def app_at(tmp_path: Path, where: str) -> App:
    """The program, opened at a place."""
    app = App(SIZE, False, Director(file=tmp_path / "progress.json").make, place(where))
    app._screen = app._make(place(where), SIZE, app.leave)
    return app


def press(app: App) -> None:
    """Press W."""
    assert app._screen is not None
    app._take(W, app._screen)


@pytest.mark.parametrize("where", ["live", "lab", "map", "level 1", "level 8"])
def test_w_opens_the_words_and_closes_them(tmp_path: Path, where: str) -> None:
    app = app_at(tmp_path, where)
    press(app)
    assert app.covered
    press(app)
    assert not app.covered


@pytest.mark.parametrize("mod", [pygame.KMOD_LCTRL, pygame.KMOD_LMETA, pygame.KMOD_LALT, pygame.KMOD_RCTRL])
@pytest.mark.parametrize("key", [pygame.K_w, pygame.K_d])
@pytest.mark.parametrize("where", ["live", "map", "level 1"])
def test_with_ctrl_alt_or_the_systems_key_a_letter_is_not_the_programs(
    tmp_path: Path, where: str, key: int, mod: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Destination] = []
    monkeypatch.setattr(App, "leave", lambda app, what: asked.append(what))
    app = app_at(tmp_path, where)
    assert app.screen is not None
    app._take(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=""), app.screen)
    assert asked == []
    app._take(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""), app.screen)
    assert asked == [WindowAction.WORDS if key == pygame.K_w else WindowAction.SOUND]


@pytest.mark.parametrize(("question", "opens"), [("choice", True), ("outline", False)])
def test_w_opens_the_words_in_a_question_unless_it_is_typed(tmp_path: Path, question: str, opens: bool) -> None:
    app = app_at(tmp_path, "level 20")
    screen = app._screen
    assert isinstance(screen, ChallengeScreen)
    asked = [found for found in screen.level.questions if getattr(found, question) is not None]
    quiz = LevelQuiz(asked, lambda marks, most: None)
    screen.cards.open(quiz)
    for entry in (part for part in quiz.dialog.parts if isinstance(part, TextEntry)):
        quiz.dialog.focus(entry)
    press(app)
    assert (app.covered) == opens


def test_w_is_a_letter_of_a_name(tmp_path: Path) -> None:
    app = app_at(tmp_path, "map")
    assert isinstance(app._screen, LevelMap)
    app._screen._ask_name()
    press(app)
    assert not app.covered
    assert next(part for part in app._screen._dialog.parts if isinstance(part, TextEntry)).words == "w"  # type: ignore[union-attr]
