"""Drives one pump through its states: to the next, round the whole cycle, or to a given one.

A pump *rests* in a state once it has moved into it and before it leaves it: that is where a step by state ends, on
the way on as on the way back. All of it is a function of the run, so the same step always ends on the same tick.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from game.engine.pump import PumpState
from game.engine.session import Session
from game.engine.waiting import is_stalled

SLOW: Final = 0.25  # how fast time goes while the pump moves, of the usual
BRISK: Final = 2.0  # while it waits: at first
FASTEST: Final = 16.0  # and after a while
_DOUBLES_S: Final = 0.7  # wall time in which the waiting becomes twice as fast
_SETTLE: Final = 5  # ticks after the last ion of a set has gone, with it on its way and in sight
_PATIENCE_S: Final = 120.0  # of the pump's own time in one state, where nothing shows that waiting is vain
_STALLED_S: Final = 12.0  # where something does
_MOST_TICKS: Final = 24  # in one frame
_MOST_STEPS: Final = 1000


class Outcome(Enum):
    """How a run to a state stands."""

    UNDER_WAY = auto()
    REACHED = auto()
    UNREACHABLE = auto()  # it waited a while, and what the pump waits for is not to be had


@dataclass(slots=True)
class StepGoal:
    """The goal of a step: so many states forward."""

    states: int
    target: PumpState
    begun: int  # tick
    passed: int = 0
    waited: int = 0  # ticks in the present state
    stop: int | None = None  # the tick at which the pump rests there

    @property
    def share(self) -> float:
        """How much of the way is done, 0 to 1."""
        return self.passed / self.states


class Driver:
    """Drives the pump in one row of a run."""

    def __init__(self, run: Session, row: int) -> None:
        self.run = run
        self.row = row
        self.goal: StepGoal | None = None
        self.outcome = Outcome.REACHED
        self.wall_s = 0.0
        self._owed = 0.0
        self._steps: list[tuple[int, int, int]] = []  # taken on, not yet back: from, to (ticks), states

    @property
    def state(self) -> PumpState:
        """The pump's state now."""
        return PumpState(int(self.run.patch.state.protein["state"][self.row]))

    @property
    def fraction(self) -> float:
        """How far into the next tick the picture is, 0 to 1."""
        return min(0.999, self._owed) if self.goal is not None else 0.0

    # On --------------------------------------------------------------------------------------------------------

    def start(self, states: int) -> None:
        """Start a step of `states` states; a step under way is finished first."""
        self.finish()
        target = PumpState((self.state + states) % len(PumpState))
        self.goal, self.outcome = StepGoal(states, target, self.run.tick), Outcome.UNDER_WAY
        self.wall_s = self._owed = 0.0

    def wait_for(self, target: PumpState) -> None:
        """Start to run until the pump comes to `target`: the next time round, if it is there now."""
        self.start((target - self.state - 1) % len(PumpState) + 1)

    def advance(self, seconds: float) -> None:
        """Advance by `seconds` of wall time."""
        if self.goal is None:
            return
        self.wall_s += seconds
        self._owed = min(self._owed + seconds * self._pace() / self.run.patch.spec.dt_s, _MOST_TICKS)
        while self._owed >= 1.0 and self.goal is not None:
            self._owed -= 1.0
            self._tick()

    def finish(self) -> None:
        """Finish the step under way at once."""
        while self.goal is not None:
            self._tick()

    def cancel(self) -> None:
        """Cancel the step under way; the run stays where it is."""
        self.goal, self.outcome, self._owed = None, Outcome.REACHED, 0.0

    def _pace(self) -> float:
        assert self.goal is not None
        if self._moving():
            return SLOW if self.goal.states == 1 else 1.0
        return float(min(FASTEST, BRISK * 2.0 ** (self.wall_s / _DOUBLES_S)))

    def _moving(self) -> bool:
        patch = self.run.patch
        age = patch.tick - int(patch.state.protein["since"][self.row])
        return age <= int(patch.rules.pump_wait[self.state])

    def _tick(self) -> None:
        """One tick towards the goal."""
        goal, before = self.goal, self.state
        assert goal is not None
        if goal.stop is None:
            pump = self.run.patch.state.protein[self.row]
            if pump["held"] and not pump["crank"] and before not in (PumpState.E1, PumpState.E2P):
                self.run.act("crank", self.row)
        if goal.stop is None or self.run.tick < goal.stop:
            self.run.step(1)
            goal.waited += 1
        if self.state != before:
            goal.passed, goal.waited = goal.passed + 1, 0
            if goal.passed == goal.states:
                goal.stop = self.run.tick + self._ticks_to_rest()
        if goal.stop is not None and self.run.tick >= goal.stop:
            here = self.run.tick
            self._steps = [step for step in self._steps if step[1] <= goal.begun][-_MOST_STEPS:]
            self._steps.append((goal.begun, here, goal.states))
            self.goal, self.outcome, self._owed = None, Outcome.REACHED, 0.0
        elif self._is_unreachable(goal):
            self.goal, self.outcome, self._owed = None, Outcome.UNREACHABLE, 0.0

    def _is_unreachable(self, goal: StepGoal) -> bool:
        waited_s = goal.waited * self.run.patch.spec.dt_s
        return waited_s > _PATIENCE_S or (waited_s > _STALLED_S and is_stalled(self.run.patch, self.row))

    def _ticks_to_rest(self) -> int:
        """Ticks from now until the pump rests in the state that it has just come into."""
        patch = self.run.patch
        begun = int(patch.state.protein["since"][self.row])
        wait = int(patch.rules.pump_wait[self.state])
        if wait:
            return max(0, begun + wait - patch.tick)
        ahead, state = patch.copy(), self.state
        for ticks in range(max(0, begun + _SETTLE - patch.tick)):
            ahead.step(1)
            if ahead.state.protein["state"][self.row] != state:
                return ticks
        return max(0, begun + _SETTLE - patch.tick)

    # Back ------------------------------------------------------------------------------------------------------

    def tick_before(self, states: int) -> int | None:
        """The tick to go back to for `states` states; None if that is further back than the run goes.

        A step that has just been taken goes back to where it began. Otherwise it is where the pump rested so many
        states ago. The run is where it was afterwards.
        """
        run, here = self.run, self.run.tick
        if self._steps and self._steps[-1][1:] == (here, states):
            return self._steps.pop()[0]
        began = here - run.patch.tick  # of this run of the patch: "start again" does not set the session back
        try:
            for _state in range(states):
                last = int(run.patch.state.protein["since"][self.row])  # the last tick of the state before
                if last < max(0, run.earliest - began):
                    return None
                run.seek(began + last)
            patch = run.patch
            rest = int(patch.state.protein["since"][self.row]) + (int(patch.rules.pump_wait[self.state]) or _SETTLE)
            return max(run.earliest, began + min(max(rest, 0), patch.tick))
        finally:
            run.seek(here)
