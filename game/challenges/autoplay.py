"""A level's own solution, played move by move; and random play, to measure how often a level is won by chance."""

from collections.abc import Iterator

import numpy as np

from game.engine import settings

from .actions import Inject, Move, PlayerAction
from .goals.answer import AnswerTracker
from .goals.predict import WAYS
from .goals.tracker import QuestionTracker
from .level import Level
from .play import LevelVerdict, Play

PATIENCE_S = 180.0  # after the last move
MOST_S = 1800.0


class Autoplay:
    """Plays the level's solution on a Play as its time passes."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self._next = 0
        self.refused: int | None = None  # the first move (from 0) that the level refused
        self.refusal = ""  # and why, where the patch refused it

    def act(self) -> None:
        """Make every move that is due now, and tap through the guide; to be called after each mark."""
        play = self.play
        self._tap()
        moves = play.level.solution
        while self._next < len(moves):
            move = moves[self._next]
            if not self._due(move):
                return
            if not play.do(move) and self.refused is None and play.verdict is LevelVerdict.PLAYING:
                self.refused, self.refusal = self._next, play.refusal
            self._next += 1
            self._tap()

    def _tap(self) -> None:
        """Pass each step of the guide that waits only for a tap."""
        while self.play.step is not None and self.play.step.wait_for is None:
            self.play.next_step()

    def _due(self, move: Move) -> bool:
        play = self.play
        if move.response is not None and move.at is None and move.when is None:
            return play.question is not None
        # While time is held nothing becomes due: the next move is what it is held for.
        timely = play.paused or (move.at is not None and play.watch.time_s >= move.at - 1e-6)
        return timely or (move.when is not None and move.when.met(play.watch))

    def run(self) -> Play:
        """Play until the level is decided, `PATIENCE_S` after the last move, or until time is paused for good."""
        play = self.play
        end = min(MOST_S, max((m.at or 0.0 for m in play.level.solution), default=0.0) + PATIENCE_S)
        end = MOST_S if any(m.when is not None for m in play.level.solution) else end
        while play.verdict is LevelVerdict.PLAYING and play.watch.time_s < end:
            self.act()
            if play.paused:  # for good: no move is left that would let time go on
                break
            play.advance(play.due)
        return play


def do_nothing(level: Level, seconds: float) -> Play:
    """Play a level for `seconds` without any action but taps through the guide."""
    play = Play(level)
    play.skip_steps()
    while play.verdict is LevelVerdict.PLAYING and play.watch.time_s < seconds and not play.paused:
        play.advance(play.due)
    return play


def at_random(level: Level, seed: int, seconds: float, every_s: float = 4.0) -> Play:
    """Play a level for `seconds`, with a random action that the level allows every `every_s`."""
    rng = np.random.Generator(np.random.PCG64(seed))
    play = Play(level)
    play.skip_steps()
    kinds = list(_anything(level, rng))
    due = every_s
    while play.verdict is LevelVerdict.PLAYING and play.watch.time_s < seconds:
        while (question := play.question) is not None:
            play.do(_any_answer(question, rng))
        if kinds and play.watch.time_s >= due:
            due += every_s
            kinds = list(_anything(level, rng))
            play.do(kinds[int(rng.integers(len(kinds)))])
        play.advance(play.due)
    return play


def _any_answer(question: QuestionTracker, rng: np.random.Generator) -> PlayerAction:
    if isinstance(question, AnswerTracker):
        return PlayerAction(answer=1 + int(rng.integers(len(question.goal.answers))))
    return PlayerAction.model_validate({"predict": WAYS[int(rng.integers(len(WAYS)))]})


def _anything(level: Level, rng: np.random.Generator) -> Iterator[PlayerAction]:
    """One action for each control that the level allows."""
    for control in level.controls:
        if control in settings.TABLE:
            setting = settings.TABLE[control]
            value = float(rng.uniform(setting.low, setting.high))
            amount = round(value) if control == "pumps" else value
            yield PlayerAction(set={control: amount})
        elif control.startswith("open_"):
            ion = control.removeprefix("open_")
            yield PlayerAction(open=ion) if rng.random() < 0.5 else PlayerAction(close=ion)  # type: ignore[arg-type]
        elif control == "pump":
            yield PlayerAction(pump="on" if rng.random() < 0.5 else "off")
        elif control == "place":
            yield PlayerAction(place=("pump", "K", "Na", "Cl")[int(rng.integers(4))])
        elif control == "inject":
            yield PlayerAction(inject=Inject(ion="K", count=level.pulse if rng.random() < 0.5 else -level.pulse))
        elif control == "crank":
            yield PlayerAction(crank=True)
        elif control == "flash":
            yield PlayerAction(flash=1.0)
        elif control == "puff":
            yield PlayerAction(puff="glutamate" if rng.random() < 0.5 else "GABA")
        elif control == "clamp":
            yield PlayerAction(clamp=float(rng.uniform(-100, 60)))
        elif control == "cell" and level.cells:
            yield PlayerAction(cell=level.cells[int(rng.integers(len(level.cells)))])
