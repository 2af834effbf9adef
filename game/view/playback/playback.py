"""How time passes on a screen: by the clock, by steps forward and back, or by seeking."""

from collections.abc import Callable
from typing import Final

from game.engine.session import ReplayError, Session
from game.view.readout.readout import Times
from game.view.scene.follow import IonTrail
from game.words import _

from .clock import Clock

_TRAIL_TICKS: Final = 150  # before a place gone to that are run one by one, so that a trail leads there


def _do_nothing() -> None:
    """Does nothing: no screen shows the run."""


def _discard(words: str) -> None:
    """Discards a message: no screen shows the run."""


class Playback:
    """Moves a session through time, and follows an ion of it. It lasts as long as the session: screens come and go."""

    def __init__(self, session: Session, replaying: bool = False) -> None:
        """`replaying`: what lies ahead in the session is a recording."""
        self.session = session
        self.clock = Clock(session.patch.spec.dt_s)
        self.trail: IonTrail | None = None
        """The ion that is followed."""
        self.replaying = replaying
        self.broken: ReplayError | None = None
        """Why a recording cannot be played to its end, once it has come to where that is."""
        self.state_at_end = ""
        """The fingerprint of the patch at the end of the replay, as recorded; "" if there is none."""
        self._recorded = session.latest
        self._began = session.began  # of the run that a screen showed last
        self._moved: Callable[[], None] = _do_nothing
        self._say: Callable[[str], None] = _discard
        self._seek_to: int | None = None
        self._held = False
        session.on_branch.append(self._note_branch)

    def open(self, moved: Callable[[], None], say: Callable[[str], None]) -> None:
        """Attach to a screen; the run may have gone on elsewhere.

        `moved` is called when time pauses, or is set, on a certain tick: what the screen derived from other
        ticks is then stale. `say` shows a message to the user.
        """
        self._moved, self._say = moved, say
        self.replaying &= self.session.in_past and self.session.latest == self._recorded
        if self.session.began != self._began:
            self.trail = None  # an ion of another run: it has the same name, and nothing else
        elif self.trail is not None and not self.trail.covers(self.session.patch.tick):
            self._lead_trail(self._began + self.trail.latest, self.session.tick)

    def close(self) -> None:
        """Detach from the screen, and release time if a pointer holds it."""
        self._moved, self._say = _do_nothing, _discard
        self._held, self._seek_to = False, None
        self._began = self.session.began

    @property
    def still(self) -> bool:
        """Whether time stands still: paused, or held by a pointer."""
        return self.clock.paused or self._held

    def advance(self, seconds: float) -> None:
        """Advance by `seconds` of wall time."""
        if self._seek_to is not None:
            tick, self._seek_to = self._seek_to, None
            self._seek_now(tick)
        ticks = self.clock.advance(0.0 if self._held else seconds)
        if self._held:
            self.clock.frame_s += seconds  # the interface goes on
        if ticks and self.replaying and self.session.tick + ticks >= self.session.latest:
            self._run(self.session.latest - self.session.tick)
            self._finish_replay()
        elif ticks:
            self._run(ticks)

    def toggle(self) -> None:
        """Pause, or go on."""
        self.replaying &= self.session.in_past  # from the end of a recording on, the run is the player's own
        self.clock.paused = not self.clock.paused
        self.clock.settle()
        self._moved()

    def step_forward(self) -> None:
        """Pause, and step one frame forward."""
        self.pause()
        self.replaying &= self.session.in_past
        self._run(1)

    def step_back(self) -> None:
        """Pause, and step one frame back."""
        self.pause()
        self._seek_now(self.session.tick - 1)

    def to_now(self) -> None:
        """Seek to the latest tick, before the next frame."""
        self.seek(self.session.latest)

    def seek(self, tick: int) -> None:
        """Seek to a tick, before the next frame: a drag may ask many times in one."""
        self._seek_to = tick

    def hold(self, held: bool) -> None:
        """Stop time while a pointer holds the time bar (`held`), or release it."""
        self._held = held
        self.clock.settle()
        self._moved()

    def times(self, recording: bool) -> Times:
        """Where the run stands."""
        session, dt = self.session, self.session.patch.spec.dt_s
        branches = tuple(tick * dt for tick in session.branches if tick >= session.earliest)
        latest = max(session.latest, session.tick)
        return Times(session.tick * dt, session.earliest * dt, latest * dt, branches, recording, self.replaying)

    def pause(self) -> None:
        """Pause, on a whole tick."""
        self.clock.paused = True
        self.clock.settle()
        self._moved()

    # The rest is for this file ---------------------------------------------------------------------------------

    def _seek_now(self, tick: int) -> None:
        session, trail, began = self.session, self.trail, self.session.began
        if tick == session.tick:
            return
        self.clock.settle()
        try:
            if trail is not None and not trail.covers(tick - began) and tick > session.tick:
                self._lead_trail(session.tick, min(tick, session.latest))
            else:
                session.seek(tick)
        except ReplayError as problem:
            self._stop_at(problem)
        if session.began != began:
            self.trail = None  # an ion of another run: it has the same name, and nothing else
        self._moved()

    def _lead_trail(self, start: int, tick: int) -> None:
        """Seek to `tick` and extend the trail from `start` or, where that is long before, over the last ticks."""
        self.session.seek(max(start, tick - _TRAIL_TICKS))
        self._run(tick - self.session.tick)

    def say(self, words: str) -> None:
        """Show a message to the user."""
        self._say(words)

    def _run(self, ticks: int) -> None:
        try:
            if self.trail is None:
                self.session.step(ticks)
                return
            for _tick in range(ticks):  # a trail has a point a tick
                self.session.step()
                self.trail.update(self.session.patch)
        except ReplayError as problem:
            self._stop_at(problem)

    def _stop_at(self, problem: ReplayError) -> None:
        self.clock.paused, self.broken = True, problem
        self._say(_("The recording cannot be played past here: {reason}").format(reason=problem))

    def _finish_replay(self) -> None:
        self.pause()
        if self.state_at_end and self.session.fingerprint() != self.state_at_end:
            self._say(_("It ended otherwise than when it was recorded: this computer rounds numbers differently."))
        else:
            self._say(_("The recording ends here. Press play to go on from here by yourself."))

    def _note_branch(self, tick: int) -> None:
        self.replaying = False
        if self.trail is not None:
            self.trail.truncate(self.session.patch.tick)
        self._say(_("The run goes another way from here: what came after is gone."))
