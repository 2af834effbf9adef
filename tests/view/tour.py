"""A tour of the program: every screen with everything that can be opened on it, drawn once each."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path

import kiosk_rig
import live_rig
import pygame

from game.challenges import library
from game.challenges.actions import PlayerAction
from game.challenges.goals.answer import AnswerTracker
from game.challenges.play import LevelVerdict
from game.challenges.votes.vote import questions
from game.engine.state import PUMP
from game.kiosk import scene_files
from game.kiosk.config import KioskConfig
from game.view.actions.lab import LabViewSwitch
from game.view.actions.live import ToggleRail, ViewSwitch
from game.view.actions.window import WindowAction
from game.view.challenge.endings import lose_dialog, marks_dialog, win_dialog
from game.view.challenge.quiz import LevelQuiz
from game.view.challenge.words_card import words_card
from game.view.classroom.open_votes import OpenVotes
from game.view.classroom.presenter import Presenter
from game.view.drawing import colour_check
from game.view.kiosk.attract import Attract
from game.view.kiosk.desk import Desk
from game.view.kiosk.vital_signs import VitalSigns
from game.view.panels.dock import MenuButton
from game.view.screen import Screen
from game.view.screens.challenge import ChallengeScreen
from game.view.screens.director import Director
from game.view.screens.pump_lab import PumpLab
from game.view.screens.votes import VotesScreen
from game.view.widgets.base import Widget
from game.view.widgets.input import Key

Size = tuple[int, int]
Draw = Callable[[pygame.Surface], None]
Stop = tuple[str, Draw]
"""Where the tour stands, and how to draw it."""


def live(size: Size) -> Iterator[Stop]:
    """The living membrane: each drawer, the menu, help, the honesty card, cards about a pump and an ion."""
    screen = live_rig.live(size, 0.3)
    controls = screen.controls
    yield "live", screen.draw
    for drawer in controls.opened.drawers:
        controls.opened.toggle(drawer)
        live_rig.run(screen, 0.4)
        yield f"live: drawer {drawer.title or 'without a title'}", screen.draw
        controls.opened.close()
        live_rig.run(screen, 0.4)
    controls.help.open()
    yield "live: help", screen.draw
    controls.help.close()
    screen.dispatch(ViewSwitch.HONESTY)
    yield "live: honesty", screen.draw
    screen.dispatch(ViewSwitch.HONESTY)
    for row in (int(screen.patch.rows(PUMP)[0]), *screen.patch.rows(0).tolist()[:1]):
        screen.choose_pump(row)
        live_rig.run(screen, 0.1)
        yield "live: a chosen pump", screen.draw
    screen.choose_pump(None)
    screen.dispatch(ViewSwitch.FOLLOW)
    live_rig.run(screen, 0.1)
    yield "live: an ion", screen.draw
    for rail in ("left", "right"):
        if screen.layout.rails_collapsed:
            screen.dispatch(ToggleRail(rail))
            live_rig.run(screen, 0.4)
            yield f"live: rail {rail}", screen.draw
    screen.close()


def lab(size: Size) -> Iterator[Stop]:
    """The pump lab: labels, menu, help, quiz; and the glossary."""
    live_rig.start_pygame()
    screen = PumpLab(size, "neuron", 1, lambda where: None)
    _frames(screen, 5)
    yield "lab", screen.draw
    menu = next(widget for widget in screen.controls.widgets if isinstance(widget, MenuButton))
    _click(screen, menu)
    _frames(screen, 30)
    yield "lab: menu", screen.draw
    _click(screen, menu)
    screen.controls.help.open()
    yield "lab: help", screen.draw
    screen.controls.help.close()
    screen.dispatch(LabViewSwitch.QUIZ)
    _frames(screen, 5)
    yield "lab: quiz", screen.draw
    screen.close()
    card = words_card(lambda: None)
    card.arrange(screen.layout.theme)
    yield "glossary", card.draw


def levels(size: Size, folder: Path, names: tuple[str, ...]) -> Iterator[Stop]:
    """The map, and levels: their first card, every question, a hint, both ends."""
    live_rig.start_pygame()
    director = Director(file=folder / "progress.json")
    screen = director.make(WindowAction.MAP, size, lambda where: None)
    _frames(screen, 2)
    yield "map", screen.draw
    screen.close()
    for name in names:
        level = library.open_level(library.find(name))
        screen = ChallengeScreen(size, level, 1)
        _frames(screen, 2)
        for number, _step in enumerate(level.steps):
            screen.play.step_number = number
            _frames(screen, 2)
            yield f"level {name}: step {number + 1}", screen.draw
        screen.cards.close()
        _key(screen, pygame.K_s)
        _frames(screen, 2)
        while screen.play.question is not None:
            yield f"level {name}: {screen.play.question.ask}", screen.draw
            screen.cards.close()
            answer = (
                PlayerAction(answer=1)
                if isinstance(screen.play.question, AnswerTracker)
                else PlayerAction(predict="same")
            )
            assert screen.do(answer)
        for _hint in level.hints:
            _key(screen, pygame.K_h)
            _frames(screen, 2)
            yield f"level {name}: hint", screen.draw
        _key(screen, pygame.K_F1)
        yield f"level {name}: help", screen.draw
        _key(screen, pygame.K_F1)
        for number, question in enumerate(level.questions):
            quiz = LevelQuiz(level.questions[number:], lambda marks, most: None)
            screen.cards.open(quiz)
            yield f"level {name}: question {number + 1}", screen.draw
            if question.choice is not None:
                _key(screen, pygame.K_a)
                yield f"level {name}: answer {number + 1}", screen.draw
            elif question.outline is not None:
                _click(screen, quiz.dialog.buttons[0])
                yield f"level {name}: scheme {number + 1}", screen.draw
        nothing = lambda: None  # noqa: E731
        screen.play.verdict = LevelVerdict.WON
        screen.cards.open(win_dialog(screen.play, True, nothing, nothing, nothing, nothing))
        yield f"level {name}: won", screen.draw
        screen.play.verdict = LevelVerdict.LOST
        screen.cards.open(lose_dialog(screen.play, nothing, nothing))
        yield f"level {name}: lost", screen.draw
        screen.cards.open(marks_dialog(screen.play, 1, 4, nothing, nothing))
        yield f"level {name}: marks", screen.draw
        screen.close()


def exhibit(size: Size) -> Iterator[Stop]:
    """An exhibit: each scene of the attract loop, a visitor, what each lever says, the challenge, the countdown."""
    live_rig.start_pygame()
    config = KioskConfig()
    for scene in scene_files.names():
        attract = Attract(size, config.model_copy(update={"scenes": (scene,)}))
        for _second in range(24):
            attract.update(1.0)
        yield f"exhibit: scene {scene}", attract.draw
    screen = kiosk_rig.awake(size, pin="2718")
    yield "exhibit: a visitor", screen.draw
    for tile in takewhile(lambda tile: tile.label != "challenge", screen.visitor.tiles):
        for _press in range(2):
            kiosk_rig.tap(screen, tile.rect.center)
            kiosk_rig.run(screen, 0.2)
            yield f"exhibit: {tile.label}", screen.draw
            kiosk_rig.sleep(screen, 0.25)  # sooner it would be a second press by mistake
    kiosk_rig.press(screen, "challenge")
    assert screen.visitor.playing is not None
    kiosk_rig.run(screen, 0.2)
    yield "exhibit: mini challenge", screen.draw
    kiosk_rig.sleep(screen, 46.0)
    assert screen.state == "countdown"
    yield "exhibit: countdown", screen.draw
    screen.close()


@cache
def _answered(number: int) -> OpenVotes:
    """A question that four have voted on and the ions have answered: a run of a minute, the same in every language."""
    asked = OpenVotes()
    asked.choose(number)
    for way in ("up", "up", "down", "same"):
        asked.trial.ballot.cast(way)
    asked.trial.begin()
    while asked.trial.outcome is None:
        asked.trial.advance(60)
    return asked


def classroom(size: Size) -> Iterator[Stop]:
    """A class: each vote before and after the ions answer, a presenter with its bar and what it tells."""
    live_rig.start_pygame()
    for number in range(1, len(questions()) + 1):
        votes = VotesScreen(size, lambda where: None)
        votes.choose(number)
        for way in ("up", "up", "down", "same"):
            _click(votes, votes.card.buttons[way])
        _frames(votes, 2)
        assert votes.trial.ballot.total == 4
        yield f"class: vote {number}", votes.draw
        _key(votes, pygame.K_RETURN)
        _frames(votes, 2)
        yield f"class: vote {number} runs", votes.draw
        votes.close()
        votes = VotesScreen(size, lambda where: None, votes=_answered(number))
        _frames(votes, 2)
        assert votes.trial.outcome is not None
        yield f"class: vote {number} seen", votes.draw
        votes.close()
    presenter = Presenter(on=True)
    screen = live_rig.live(size, 0.2)

    def presented(surface: pygame.Surface) -> None:
        screen.draw(surface)
        presenter.draw(surface, screen)

    switches = [(pygame.K_f, "f"), (pygame.K_j, "j"), (pygame.K_F8, ""), (pygame.K_F6, "")]
    checks = [(pygame.K_F7, "")] * (len(colour_check.MATRICES) + 1)
    for code, text in (*switches, *switches, *checks, (pygame.K_PLUS, "+")):
        down, up = _strokes(code, text, pygame.KMOD_LCTRL if text == "+" else 0)
        assert presenter.handle(down, screen)
        presenter.handle(up, screen)
        presenter.advance(0.1, screen)
        yield f"class: presenter, {pygame.key.name(code)}", presented
    presenter.toggle()
    screen.close()


def desk(size: Size) -> Iterator[Stop]:
    """The operator's desk: the PIN, a wrong one, the wait after three, and what is behind the right one."""
    live_rig.start_pygame()
    screen = kiosk_rig.awake(size, pin="2718")
    status = VitalSigns(None).status
    operators = Desk("2718", lambda what: None, status)
    operators.show(screen.layout.theme)

    def opened(surface: pygame.Surface) -> None:
        screen.draw(surface)
        operators.draw(surface)

    yield "desk: the PIN", opened
    for tries in range(3):
        _enter(operators, "1111")
        yield f"desk: wrong {tries + 1}", opened
    operators.close()
    operators = Desk("2718", lambda what: None, status)
    operators.show(screen.layout.theme)
    _enter(operators, "2718")
    assert operators.unlocked
    yield "desk: open", opened
    screen.close()


def _frames(screen: Screen, many: int) -> None:
    for _frame in range(many):
        screen.update(1 / 60)


def _key(screen: Screen, code: int) -> None:
    """Strike a key that has a meaning now."""
    down, up = _strokes(code, chr(code) if code < 128 else "")
    assert screen.handle(down)
    screen.handle(up)


def _strokes(code: int, text: str, mod: int = 0) -> Iterator[pygame.event.Event]:
    """A key goes down and comes up."""
    yield pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=text)
    yield pygame.event.Event(pygame.KEYUP, key=code, mod=mod)


def _click(screen: Screen, widget: Widget) -> None:
    """Press a control and let go of it."""
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        assert screen.handle(pygame.event.Event(kind, button=1, pos=widget.rect.center, touch=False))


def _enter(operators: Desk, pin: str) -> None:
    """Type a PIN."""
    for digit in pin:
        operators.handle(Key(ord(digit), digit))
    operators.handle(Key(pygame.K_RETURN, "\r"))
