"""A class vote played through by keys, by mouse, by fingers and by a clicker; cut nowhere, at any size."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from cuts import watched

from game.challenges.votes.vote import questions
from game.view.actions.window import WindowAction
from game.view.classroom.presenter import Presenter
from game.view.classroom.steered import Numbered, Turns
from game.view.classroom.vote_outcome import outcome_words
from game.view.drawing import appearance
from game.view.drawing.appearance import Appearance
from game.view.screens.director import Director
from game.view.screens.live import LiveScreen
from game.view.screens.votes import VotesScreen
from game.view.window.display import start_pygame

FRAME_S = 1 / 60


@pytest.fixture(autouse=True)
def plain() -> Iterator[None]:
    start_pygame()
    yield
    appearance.use(Appearance())


def votes(size: tuple[int, int] = (1280, 720)) -> tuple[VotesScreen, list[str]]:
    gone: list[str] = []
    screen = VotesScreen(size, gone.append)
    run(screen, 0.1)
    return screen, gone


def run(screen: VotesScreen, seconds: float) -> None:
    for _frame in range(max(1, round(seconds / FRAME_S))):
        screen.update(FRAME_S)


def to_the_end(screen: VotesScreen) -> None:
    while screen.trial.outcome is None:
        screen.trial.advance(60)
    run(screen, 0.1)


def key(screen: VotesScreen, code: int, text: str = "") -> None:
    screen.handle(pygame.event.Event(pygame.KEYDOWN, key=code, unicode=text, mod=0))
    screen.handle(pygame.event.Event(pygame.KEYUP, key=code, mod=0))


def click(screen: VotesScreen, at: tuple[int, int]) -> None:
    screen.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at, touch=False))
    screen.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=at, touch=False))


def tap(screen: VotesScreen, at: tuple[int, int]) -> None:
    theme = screen.layout.theme
    place = {"x": at[0] / theme.width, "y": at[1] / theme.height, "touch_id": 1, "finger_id": 0}
    screen.handle(pygame.event.Event(pygame.FINGERDOWN, **place))
    screen.handle(pygame.event.Event(pygame.FINGERUP, **place))


def test_by_keys_alone() -> None:
    screen, gone = votes()
    for code in (pygame.K_UP, pygame.K_UP, pygame.K_DOWN, pygame.K_EQUALS, pygame.K_DOWN):
        key(screen, code)
    key(screen, pygame.K_BACKSPACE)
    assert screen.trial.ballot.counts == {"up": 2, "down": 1, "same": 1}
    key(screen, pygame.K_RETURN)
    assert screen.phase == "run"
    key(screen, pygame.K_UP)
    assert screen.trial.ballot.total == 4  # the ballot is closed
    to_the_end(screen)
    assert screen.phase == "seen"
    first = screen.trial
    key(screen, pygame.K_r, "r")
    assert screen.trial.vote is first.vote
    assert screen.trial.session.seed != first.session.seed
    key(screen, pygame.K_RETURN)
    to_the_end(screen)
    key(screen, pygame.K_RETURN)
    assert screen.trial.vote is not first.vote
    key(screen, pygame.K_ESCAPE)
    assert gone == ["back"]


@pytest.mark.parametrize("hand", [click, tap])
@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (1080, 1920)])
def test_by_one_hand_alone(hand: object, size: tuple[int, int]) -> None:
    assert callable(hand)
    screen, gone = votes(size)
    card = screen.card
    for way, times in (("up", 3), ("same", 1), ("down", 2)):
        for _time in range(times):
            hand(screen, card.buttons[way].rect.center)
    run(screen, 0.1)
    hand(screen, card.back.rect.center)
    assert screen.trial.ballot.counts == {"up": 3, "down": 1, "same": 1}
    run(screen, 0.1)
    hand(screen, card.lead.rect.center)
    run(screen, 0.1)
    to_the_end(screen)
    hand(screen, card.again.rect.center)
    run(screen, 0.1)
    assert screen.phase == "vote"
    assert screen.trial.ballot.total == 0
    hand(screen, card.after.rect.center)
    assert screen.trial.vote.title == questions()[1].title
    hand(screen, card.before.rect.center)
    assert screen.trial.vote.title == questions()[0].title
    hand(screen, next(button for button in screen.widgets if button.label == "Leave the votes").rect.center)
    assert gone == ["back"]


def test_by_a_clicker_alone() -> None:
    screen, _gone = votes()
    assert isinstance(screen, Turns)
    assert isinstance(screen, Numbered)
    presenter = Presenter(on=True)

    def press(code: int) -> None:
        presenter.handle(pygame.event.Event(pygame.KEYDOWN, key=code, unicode="", mod=0), screen)

    press(pygame.K_PAGEDOWN)
    assert screen.phase == "run"
    to_the_end(screen)
    press(pygame.K_PAGEDOWN)
    assert screen.trial.vote.title == questions()[1].title
    press(pygame.K_PAGEUP)
    assert screen.trial.vote.title == questions()[0].title
    press(pygame.K_3)
    assert screen.trial.vote.title == questions()[2].title


def test_what_is_told_is_what_was_measured() -> None:
    screen, _gone = votes()
    for _vote in range(2):
        key(screen, pygame.K_DOWN)
    key(screen, pygame.K_RETURN)
    to_the_end(screen)
    trial = screen.trial
    assert trial.measured is not None
    told = " ".join(outcome_words(trial))
    assert f"{trial.measured[1]:.1f}".replace("-", "−") in told
    assert ("It went up" in told) == (trial.outcome == "up")
    assert ("Most of you were right" in told) == (trial.outcome == "down")
    assert (trial.vote.why in told) == (trial.outcome == trial.vote.expect)


@pytest.mark.parametrize("scale", [1.0, 1.6])
@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1280, 800), (1920, 1080), (1080, 1920)])
def test_no_words_are_cut_or_covered(size: tuple[int, int], scale: float) -> None:
    appearance.use(Appearance(text_scale=scale))
    screen, _gone = votes(size)
    longest = sorted(range(len(questions())), key=lambda n: -len(questions()[n].predict.ask))
    for number in longest[:2]:
        screen.choose(number + 1)
        with watched() as cut:
            screen.update(FRAME_S)
            screen.draw(pygame.Surface(size))
            screen.turn(1)
            screen.update(FRAME_S)
            screen.draw(pygame.Surface(size))
        assert not cut
        card = screen.card
        shown = [button.rect for button in (*card.buttons.values(), card.back, card.lead, card.before, card.after)]
        assert all(card.rect.contains(rect) for rect in shown)
        assert all(not one.colliderect(other) for n, one in enumerate(shown) for other in shown[:n])
    to_the_end(screen)
    with watched() as cut:
        screen.draw(pygame.Surface(size))
    assert not cut


def test_a_free_run_goes_on_after_the_votes(tmp_path: Path) -> None:
    director = Director(file=tmp_path / "progress.json")
    live = director.make(WindowAction.LIVE, (1280, 720), lambda where: None)
    assert isinstance(live, LiveScreen)
    live.update(0.5)
    live.act("set", "K_out", 12.0)
    assert isinstance(director.make(WindowAction.VOTES, (1280, 720), lambda where: None), VotesScreen)
    again = director.make(WindowAction.VOTES, (1280, 720), lambda where: None)  # the same key takes back
    assert isinstance(again, LiveScreen)
    assert again.session is live.session
    director.make(WindowAction.MAP, (1280, 720), lambda where: None)
    director.make(WindowAction.VOTES, (1280, 720), lambda where: None)
    assert not isinstance(director.make(WindowAction.BACK, (1280, 720), lambda where: None), LiveScreen)


def test_screens_that_are_left_are_not_kept(tmp_path: Path) -> None:
    """Their pictures are tens of MB; a run that is gone on with is all that the director holds."""
    director, size = Director(file=tmp_path / "progress.json"), (1280, 720)
    for there in (WindowAction.VOTES, WindowAction.LAB, WindowAction.MAP, WindowAction.KIOSK):
        live = director.make(WindowAction.LIVE, size, lambda where: None)
        assert isinstance(live, LiveScreen)
        left, run_left = weakref.ref(live), live.session
        live.close()
        del live
        screen = director.make(there, size, lambda where: None)
        gc.collect()
        assert left() is None, there
        if there is WindowAction.VOTES:
            again = director.make(WindowAction.BACK, size, lambda where: None)
            assert isinstance(again, LiveScreen)
            assert again.session is run_left
            del again
        del screen, run_left
