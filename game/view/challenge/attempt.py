"""One go at a level: its run, how far it is played, its clock, and who plays it."""

from game.challenges.actions import Action
from game.challenges.autoplay import Autoplay
from game.challenges.level import Level
from game.challenges.play import Play, Verdict, prepared
from game.engine.session import Session
from game.view.playback.clock import Clock
from game.view.readout.observer import Observer


class Attempt:
    """Plays `level` from its beginning; with `autoplay` the level's own solution makes the moves."""

    def __init__(self, level: Level, autoplay: bool) -> None:
        self.session = Session.around(prepared(level))
        self.patch = self.session.patch
        self.play = Play(level, self.patch, self.session.act)
        self.clock = Clock(self.patch.spec.dt_s)
        self.observer = Observer(self.session)
        self.moves_s: list[float] = []  # when moves were made, in the patch's time
        self._auto = Autoplay(self.play) if autoplay else None

    @property
    def by_hand(self) -> bool:
        """Whether a player makes the moves."""
        return self._auto is None

    def advance(self, seconds: float, held: bool) -> None:
        """Let `seconds` of wall time pass; while `held` the run stands still."""
        ticks = self.clock.advance(0.0 if held or self.play.paused else seconds)
        while ticks > 0 and self.play.verdict is Verdict.PLAYING and not self.play.paused:
            self._move()
            some = min(ticks, self.play.due)
            self.session.step(some)
            self.play.ran(some)
            ticks -= some
        if self.play.paused and seconds > 0.0:
            self._move()

    def _move(self) -> None:
        """Make the moves of the solution that are due."""
        if self._auto is not None:
            moves = self.play.watch.moves
            self._auto.act()
            self.moves_s += [self.patch.time_s] * (self.play.watch.moves - moves)

    def do(self, action: Action) -> bool:
        """Do an action of the player's, if the level allows it."""
        done = self.play.do(action)
        if done and action.cell is not None:
            self.moves_s.clear()  # another cell, another trace
        elif done and action.said is None:
            self.moves_s.append(self.patch.time_s)
        return done
