"""A free run that is open: its session, and all that the user has set around it. Screens pass it on."""

from pathlib import Path

from game.engine import presets, settings
from game.engine.recording import Recording
from game.engine.session import Session
from game.view.lab.lab_view import LabView
from game.view.lab.pump_time import PumpTime
from game.view.live.membrane_view import MembraneView
from game.view.live.pump_stepping import PumpStepping
from game.view.playback.clock import Clock
from game.view.playback.playback import Playback
from game.view.playback.recordings import Recordings
from game.view.readout.own_sweep import OwnSweep


class OpenRun:
    """One session, shown as a membrane or as a pump in the lab, or kept while a vote, the map or a level is shown.

    What a screen shows of it is kept here and not in the screen, so nothing is lost on any way there and back. It has
    no pictures: a screen that is left can be freed.
    """

    def __init__(
        self,
        session: Session,
        replay: Recording | None = None,
        record: Path | None = None,
        reduced_motion: bool = False,
    ) -> None:
        """`replay`: the recording that `session` plays. `record`: the file to record to, from the first tick.

        Raises CannotRecord where that cannot be written.
        """
        self.session = session
        self.time = Playback(session, replay is not None)
        """How time passes on the membrane: speed, pause, and the ion that is followed."""
        if replay is not None:
            session.seek(replay.begin)
            self.time.state_at_end = replay.state
        self.stepping = PumpStepping(self.time, reduced_motion)
        self.sweep = OwnSweep(session)
        self.recordings = Recordings(session, record)
        self.membrane = MembraneView()
        self.lab = LabView()
        self._lab_clock = Clock(session.patch.spec.dt_s, self.time.clock.pace)
        self._lab_clock.paused = True  # a pump is stepped; the user may let it run
        self._lab_time: PumpTime | None = None
        self._reduced_motion = reduced_motion

    @classmethod
    def new(
        cls,
        preset: str,
        seed: int,
        *,
        patch_size: str = "standard",
        threads: int = 1,
        replay: Recording | None = None,
        record: Path | None = None,
        reduced_motion: bool = False,
    ) -> "OpenRun":
        """A new run: that of `replay`, or of a preset. Raises UnknownPreset, CannotRecord."""
        spec = presets.get(preset).with_(size=patch_size)
        session = Session(spec, seed, threads) if replay is None else replay.session(threads)
        return cls(session, replay, record, reduced_motion)

    @classmethod
    def at_rest(cls, preset: str, seed: int, *, threads: int = 1, reduced_motion: bool = False) -> "OpenRun":
        """A new run of a preset, from its resting potential on. Raises UnknownPreset."""
        spec = presets.get(preset)
        session = Session(settings.apply(spec, {"V0": spec.rest_mV}), seed, threads)
        return cls(session, reduced_motion=reduced_motion)

    def lab_time(self, row: int | None) -> PumpTime:
        """How time passes in the lab, which steps the pump in `row`: with the membrane's speed and its own pause."""
        if self._lab_time is None:
            self._lab_time = PumpTime(self.session, row, self._reduced_motion, self._lab_clock)
        elif self._lab_time.row != row:
            self._lab_time.look_at(row)
        return self._lab_time

    def choose_pump(self, row: int) -> None:
        """Choose a pump on the membrane, which shows it next; not while an ion is followed there."""
        if self.time.trail is None:
            self.membrane.protein, self.membrane.to_bring_in = row, True

    def put_aside(self) -> None:
        """Detach from the screen that showed it; a recording is written completely first."""
        self.time.close()
        self.recordings.close()
