"""How time passes in the lab: played, stepped, run to a state, dragged along the bar, or cranked."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from game.engine import Patch
from game.engine.pump import PumpState
from game.engine.session import ReplayError, Session
from game.view.actions.lab import Stride
from game.view.actions.time import Way
from game.view.lab import words
from game.view.lab.driver import Driver, Outcome
from game.view.playback.clock import Clock
from game.view.readout.readout import Times
from game.view.scene.paths import ease
from game.words import _

STATES: Final = len(PumpState)
_REWIND_S: Final = 0.5  # for which a step back is seen to run backwards


class PumpTime:
    """Moves a session through time around one of its pumps; `message` is the reply to the user's last action."""

    def __init__(self, session: Session, row: int | None, at_once: bool, clock: Clock) -> None:
        """`at_once`: steps are not animated (reduced motion)."""
        self.session = session
        self._at_once = at_once
        self.clock = clock
        self.message = ""
        self._rewind: tuple[int, int, float] | None = None
        self._seek_to: int | None = None  # the tick to seek before the next frame
        self._target = PumpState.E1  # where the driver was last sent
        self.look_at(row)

    def look_at(self, row: int | None) -> None:
        """Step the pump in `row` from now on."""
        self.row = row
        self.driver = Driver(self.session, row or 0)

    @property
    def patch(self) -> Patch:
        """The patch as it is now."""
        return self.session.patch

    @property
    def under_way(self) -> bool:
        """Whether a step, forward or back, is under way."""
        return self.driver.goal is not None or self._rewind is not None

    @property
    def held(self) -> bool:
        """Whether the pump is cranked."""
        return self.row is not None and bool(self.patch.state.protein["held"][self.row])

    @property
    def fraction(self) -> float:
        """How far into the next tick the picture is, 0 to 1."""
        if self.driver.goal is not None:
            return self.driver.fraction
        return 0.0 if self.clock.paused or self._rewind is not None else self.clock.fraction

    def advance(self, seconds: float) -> None:
        """Advance by `seconds` of wall time."""
        before = self.driver.state if self.row is not None else None
        with self.playing():
            self._pass(seconds)
        if self.row is not None and self.driver.state != before:
            self.message = ""

    def _pass(self, seconds: float) -> None:
        """Run forward, or step back."""
        if self._seek_to is not None:  # once a frame, however often the pointer has moved
            goal, self._seek_to = self._seek_to, None
            self.session.seek(goal)
        elif self._rewind is not None:
            self._go_back(seconds)
        elif self.driver.goal is not None:
            self.clock.frame_s += seconds
            self.driver.finish() if self._at_once else self.driver.advance(seconds)
            if self.driver.outcome == Outcome.UNREACHABLE and self.row is not None:
                self.message = words.unreachable_reason(self.patch, self.row, self._target)
        else:
            ticks = self.clock.advance(seconds)
            if ticks:
                self.session.step(ticks)

    @contextmanager
    def playing(self) -> Iterator[None]:
        """Within this context the run may move; a recording that cannot be played on pauses it, and `message` says why.

        What was still to be done in the context is then left.
        """
        try:
            yield
        except ReplayError as problem:
            self.driver.cancel()
            self._rewind = None
            self.pause()
            self.message = _("The recording cannot be played past here: {reason}").format(reason=problem)

    def _go_back(self, seconds: float) -> None:
        assert self._rewind is not None
        start, end, age = self._rewind
        age += seconds
        share = 1.0 if self._at_once else ease(age / _REWIND_S)
        self.session.seek(round(start + (end - start) * share))
        self._rewind = (start, end, age) if share < 1.0 else None

    def settle(self) -> None:
        """Finish a step back at once."""
        if self._rewind is not None:
            self.session.seek(self._rewind[1])
            self._rewind = None

    def times(self) -> Times:
        """Where the run stands."""
        session, dt = self.session, self.patch.spec.dt_s
        branches = tuple(tick * dt for tick in session.branches if tick >= session.earliest)
        return Times(session.tick * dt, session.earliest * dt, max(session.latest, session.tick) * dt, branches)

    def step(self, stride: Stride, way: Way) -> None:
        """Step one `stride` forward (way 1) or back (-1)."""
        self.pause()
        if stride == "frame":
            self.driver.finish()
            self.session.step(1) if way > 0 else self.session.step_back(1)
            return
        states = 1 if stride == "state" else STATES
        if way > 0:
            self._target = PumpState((self.driver.state + states) % STATES)
            self.driver.start(states)
            return
        if self.driver.goal is not None:
            self.driver.finish()
        goal = self.driver.tick_before(states)
        if goal is None:
            self.message = _("That is as far back as this run goes.")
            goal = self.session.earliest if stride == "cycle" else None
        if goal is not None:
            self._rewind = (self.session.tick, goal, 0.0)

    def interrupt(self) -> None:
        """Pause, because a pointer grabbed or released the bar; a step under way ends."""
        self.message = ""
        with self.playing():
            self.settle()
        self.driver.cancel()
        self.pause()

    def seek(self, moment_s: float) -> None:
        """Pause, and seek to this second of the run before the next frame."""
        self.interrupt()
        self._seek_to = round(moment_s / self.patch.spec.dt_s)

    def pause(self) -> None:
        """Pause, on a whole tick."""
        self.clock.paused = True
        self.clock.settle()

    def crank(self) -> None:
        """Turn the crank; the first time, stop the pump's own clock."""
        assert self.row is not None
        if not self.patch.state.protein["held"][self.row]:
            self.set_held(True)
            return
        refusal = words.crank_refusal(self.patch, self.row)
        if refusal:
            self.message = refusal
        elif self.clock.paused:
            self.step("state", 1)
        else:
            self.session.act("crank", self.row)

    def set_held(self, held: bool) -> None:
        """Stop the pump's own clock so that only the crank turns it, or let it run by itself."""
        self.driver.finish()
        self.session.act("set_held", self.row, held)
        self.clock.paused = False
        self.clock.settle()

    def toggle(self) -> None:
        """Pause, or play; a step under way is cancelled."""
        going = self.driver.goal is not None or not self.clock.paused
        self.driver.cancel()
        self.clock.paused = going
        self.clock.settle()

    def wait_for(self, target: PumpState) -> None:
        """Run until the pump comes to `target`."""
        self.pause()
        self._target = target
        self.driver.wait_for(target)

    def release(self) -> None:
        """Finish a step under way, and let the pump run by itself."""
        with self.playing():
            self.settle()
            self.driver.finish()
        if self.held:
            self.session.act("set_held", self.row, False)
        self._seek_to, self.message = None, ""
