"""How time passes on a screen: on by the clock, by a frame, back by a frame, or to where a hand has drawn it."""

from collections.abc import Callable
from typing import Final

from game.engine.session import ReplayError, Session
from game.view.readout.readout import Times
from game.view.scene.follow import IonTrail
from game.words import _

from .clock import Clock

_TRAIL_TICKS: Final = 150  # before a place gone to that are run one by one, so that a trail leads there


class Passage:
    """Moves a session through time. `moved` is called when time has stood, or been set, on a certain tick: what
    a screen remembers of other ticks is then to be forgotten. `say` is told what the user should know.
    """

    def __init__(self, session: Session, moved: Callable[[], None], say: Callable[[str], None]) -> None:
        self.session = session
        self.clock = Clock(session.patch.spec.dt_s)
        self.trail: IonTrail | None = None
        self.replaying = session.in_past
        self.broken: ReplayError | None = None
        """Why a recording cannot be played to its end, once it has come to where that is."""
        self.state_at_end = ""
        """What a recording says that the patch is at its end; "" if it does not say."""
        self._moved = moved
        self._say = say
        self._goal: int | None = None
        self._held = False
        session.on_branch.append(self._branch)

    @property
    def still(self) -> bool:
        """Whether time stands: paused, or held by a hand."""
        return self.clock.paused or self._held

    def advance(self, seconds: float) -> None:
        """Let `seconds` of wall time pass."""
        if self._goal is not None:
            goal, self._goal = self._goal, None
            self._to(goal)
        ticks = self.clock.advance(0.0 if self._held else seconds)
        if self._held:
            self.clock.frame_s += seconds  # the interface goes on
        if ticks and self.replaying and self.session.tick + ticks >= self.session.latest:
            self._run(self.session.latest - self.session.tick)
            self._ended()
        elif ticks:
            self._run(ticks)

    def toggle(self) -> None:
        """Pause, or go on."""
        self.replaying &= self.session.in_past  # from the end of a recording on, the run is the player's own
        self.clock.paused = not self.clock.paused
        self.clock.settle()
        self._moved()

    def on(self) -> None:
        """One frame on."""
        self.stand()
        self.replaying &= self.session.in_past
        self._run(1)

    def back(self) -> None:
        """One frame back."""
        self.stand()
        self._to(self.session.tick - 1)

    def now(self) -> None:
        """To the latest tick."""
        self.go(self.session.latest)

    def go(self, tick: int) -> None:
        """To a tick, before the next frame: a hand may ask many times in one."""
        self._goal = tick

    def hold(self, held: bool) -> None:
        """Stand still while a hand has hold of the time."""
        self._held = held
        self.clock.settle()
        self._moved()

    def times(self, recording: bool) -> Times:
        """Where the run stands."""
        session, dt = self.session, self.session.patch.spec.dt_s
        branches = tuple(tick * dt for tick in session.branches if tick >= session.earliest)
        latest = max(session.latest, session.tick)
        return Times(session.tick * dt, session.earliest * dt, latest * dt, branches, recording, self.replaying)

    def stand(self) -> None:
        """Pause, on a whole tick."""
        self.clock.paused = True
        self.clock.settle()
        self._moved()

    def close(self) -> None:
        """Watch the session no more: another screen may go on with it."""
        self.session.on_branch.remove(self._branch)

    # The rest is for this file ---------------------------------------------------------------------------------

    def _to(self, tick: int) -> None:
        session, trail = self.session, self.trail
        if tick == session.tick:
            return
        self.clock.settle()
        began = session.began
        try:
            if trail is not None and not trail.knows(tick) and tick > session.tick:
                session.go_to(max(session.tick, min(tick, session.latest) - _TRAIL_TICKS))
                self._run(min(tick, session.latest) - session.tick)
            else:
                session.go_to(tick)
        except ReplayError as problem:
            self._broken(problem)
        if session.began != began:
            self.trail = None  # an ion of another run: it has the same name, and nothing else
        self._moved()

    def _run(self, ticks: int) -> None:
        try:
            if self.trail is None:
                self.session.step(ticks)
                return
            for _tick in range(ticks):  # a trail has a point a tick
                self.session.step()
                self.trail.update(self.session.patch)
        except ReplayError as problem:
            self._broken(problem)

    def _broken(self, problem: ReplayError) -> None:
        self.clock.paused, self.broken = True, problem
        self._say(_("The recording cannot be played past here: {reason}").format(reason=problem))

    def _ended(self) -> None:
        self.stand()
        if self.state_at_end and self.session.fingerprint() != self.state_at_end:
            self._say(_("It ended otherwise than when it was recorded: this computer rounds numbers differently."))
        else:
            self._say(_("The recording ends here. Press play to go on from here by yourself."))

    def _branch(self, tick: int) -> None:
        self.replaying = False
        if self.trail is not None:
            self.trail.cut(self.session.patch.tick)
        self._say(_("The run goes another way from here: what came after is gone."))
