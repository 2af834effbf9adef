"""The run that the Live screen shows: its time, its measurements, and actions on it."""

from collections.abc import Callable
from typing import assert_never

from game.engine import Patch, settings
from game.engine.actions import UnknownAction
from game.view.actions.live import (
    Change,
    Clamp,
    Flash,
    InjectIons,
    Leaky,
    Poke,
    Puff,
    Restart,
    StepPump,
    TimeAction,
    TimeStep,
)
from game.view.actions.time import HoldTime, Seek, Speed
from game.view.live.pump_stepping import PumpStepping
from game.view.playback.clock import SPEEDS
from game.view.playback.playback import Playback
from game.view.playback.recordings import Recordings
from game.view.readout.observer import Observer
from game.view.readout.own_sweep import OwnSweep
from game.view.readout.readout import Readout
from game.view.widgets.notice import Notice
from game.words import _, translated


class LiveRun:
    """Moves a session through time and acts on it. `notice` shows messages to the user."""

    def __init__(
        self,
        time: Playback,
        stepping: PumpStepping,
        sweep: OwnSweep,
        recordings: Recordings,
        moved: Callable[[], None],
    ) -> None:
        """`moved` is called when what was derived from other ticks is stale."""
        self.session, self.time = time.session, time
        self.stepping, self.sweep, self.recordings = stepping, sweep, recordings
        self._moved = moved
        self.notice = Notice(time.clock.now)
        self._observer = Observer(self.session)
        time.open(moved, self._say)
        recordings.open(self._say)

    @property
    def patch(self) -> Patch:
        """The patch that is shown; always the same object."""
        return self.session.patch

    @property
    def fraction(self) -> float:
        """How far into the next tick the picture is, 0 to 1."""
        return self.stepping.fraction if self.time.still else self.time.clock.fraction

    def _say(self, words: str) -> None:
        self.notice.say(words)

    # Every frame ------------------------------------------------------------------------------------------------

    def advance(self, seconds: float) -> None:
        """Advance by `seconds` of wall time."""
        was_stepping = self.stepping.under_way
        self.stepping.advance(seconds)
        if was_stepping and not self.stepping.under_way:
            self._moved()
        self.time.advance(seconds)
        self.recordings.advance(seconds)

    def read(self, plotting: bool) -> Readout:
        """The current readout; with the points of the sweep if `plotting`."""
        times = self.time.times(self.recordings.under_way)
        readout = self._observer.read(self.time.still, self.time.clock.speed, times)
        self.sweep.update()
        if plotting:
            readout.sweep = self.sweep.readout()
        return readout

    # What the user does -----------------------------------------------------------------------------------------

    def act(self, name: str, *args: object) -> None:
        """Act on the patch and record the action in the journal; a refusal is shown as a notice."""
        try:
            self.session.act(name, *args)
        except (settings.SettingError, UnknownAction, ValueError) as problem:
            self._say(translated(problem))

    def take_time(self, action: TimeAction | Speed) -> None:
        """Change how time passes; a step of the pump under way is cancelled."""
        if not isinstance(action, Speed):
            self.stepping.cancel()
        match action:
            case TimeStep.TOGGLE_PAUSE:
                self.time.toggle()
            case TimeStep.STEP_FORWARD:
                self.time.step_forward()
            case TimeStep.STEP_BACK:
                self.time.step_back()
            case TimeStep.TO_NOW:
                self.time.to_now()
            case Seek(second):
                self.time.seek(round(second / self.patch.spec.dt_s))
            case HoldTime(held):
                self.time.hold(held)
            case Restart(preset):
                self._restart(preset)
            case Speed(times):
                self.time.clock.speed = times if times in SPEEDS else 1.0
            case _:
                assert_never(action)

    def _restart(self, preset: str) -> None:
        self.time.trail = None
        self.act("restart", *([preset] if preset else []))
        self.sweep.reset()
        self.time.clock.settle()
        self._moved()

    def step_pump(self, row: int | None, step: StepPump) -> None:
        """Step the pump in `row` forward or back."""
        if row is None:
            self._say(_("Choose a pump first: tap it, or press N."))
        else:
            self.stepping.step(row, step.states)

    def poke(self, poke: Poke | Change) -> None:
        """Stimulate the cell from outside."""
        match poke:
            case Change(key, value):
                self.act("set", key, value)
            case InjectIons(ion, count):
                self.act("inject", ion, count)
            case Flash(seconds):
                self.act("flash", seconds)
            case Puff(transmitter, dose_mM):
                self.act("puff", transmitter, dose_mM)
            case Leaky(on):
                self.act("set_leaky", on)
            case Clamp(target_mV):
                self.act("clamp", target_mV)
            case _:
                assert_never(poke)
