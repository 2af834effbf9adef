"""One attempt at a level, with or without a screen: its run, its progress, its clock, and who plays it."""

from game.challenges.actions import PlayerAction
from game.challenges.autoplay import Autoplay
from game.challenges.level import Level
from game.challenges.play import Play, prepared
from game.engine.session import Session
from game.view.playback.clock import Clock
from game.view.readout.observer import Observer


class Attempt:
    """Plays `level` from its beginning; with `autoplay` the level's own solution makes the moves."""

    def __init__(self, level: Level, autoplay: bool) -> None:
        self.level = level
        self._autoplay = autoplay
        self.begin()

    def begin(self) -> None:
        """Start, or restart from the beginning."""
        self.session = Session.around(prepared(self.level))
        self.patch = self.session.patch
        self.play = Play(self.level, self.session)
        self.clock = Clock(self.patch.spec.dt_s)
        self.observer = Observer(self.session)
        self.moves_s: list[float] = []  # when moves were made, in the patch's time
        self.best: bool | None = None
        """Whether its win was the player's best; None before it has been noted."""
        self._auto = Autoplay(self.play) if self._autoplay else None

    @property
    def by_hand(self) -> bool:
        """Whether a player makes the moves."""
        return self._auto is None

    def advance(self, seconds: float, held: bool) -> None:
        """Advance by `seconds` of wall time; while `held` the run is paused."""
        ticks = self.clock.advance(0.0 if held or self.play.paused else seconds)
        self.play.advance(ticks, self._move)
        if self.play.paused and seconds > 0.0:
            self._move()

    def _move(self) -> None:
        """Make the moves of the solution that are due."""
        if self._auto is not None:
            moves = self.play.watch.moves
            self._auto.act()
            self.moves_s += [self.patch.time_s] * (self.play.watch.moves - moves)

    def do(self, action: PlayerAction) -> bool:
        """Apply an action of the player, if the level allows it."""
        done = self.play.do(action)
        if done and action.cell is not None:
            self.moves_s.clear()  # another cell, another trace
        elif done and action.response is None:
            self.moves_s.append(self.patch.time_s)
        return done
