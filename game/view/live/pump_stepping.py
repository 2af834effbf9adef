"""Steps of the pump that is chosen on the Live screen: by state and by turn, forward and back."""

from game.engine.pump import PumpState
from game.engine.session import ReplayError
from game.view.lab import words
from game.view.lab.driver import Driver, Outcome
from game.view.playback.playback import Playback
from game.words import _


class PumpStepping:
    """Drives one pump of the run that `playback` moves through, and says there what the user should know."""

    def __init__(self, playback: Playback, at_once: bool = False) -> None:
        """`at_once`: steps are not animated (reduced motion)."""
        self._playback = playback
        self._at_once = at_once
        self._driver: Driver | None = None

    @property
    def under_way(self) -> bool:
        """Whether a step forward is under way."""
        return self._driver is not None and self._driver.goal is not None

    @property
    def fraction(self) -> float:
        """How far into the next tick the picture is, while a step is under way."""
        return self._driver.fraction if self._driver is not None else 0.0

    def step(self, row: int, states: int) -> None:
        """Step the pump in `row` by so many states (negative: back), then pause."""
        driver = self._driver
        if driver is None or driver.row != row:
            self.cancel()
            driver = self._driver = Driver(self._playback.session, row)
        self._playback.pause()
        try:
            if states > 0:
                driver.start(states)
                return
            driver.finish()
            tick = driver.tick_before(-states)
        except ReplayError as problem:
            self._stop_at(problem)
            return
        if tick is None:
            self._playback.say(_("That is as far back as this run goes."))
        else:
            self._playback.seek(tick)

    def advance(self, seconds: float) -> None:
        """Advance by `seconds` of wall time."""
        driver = self._driver
        if driver is None or driver.goal is None:
            return
        target: PumpState = driver.goal.target
        try:
            driver.finish() if self._at_once else driver.advance(seconds)
        except ReplayError as problem:
            self._stop_at(problem)
        if driver.outcome == Outcome.UNREACHABLE:
            self._playback.say(words.unreachable_reason(driver.run.patch, driver.row, target))

    def cancel(self) -> None:
        """Cancel the step under way: the user has taken over time in another way."""
        if self._driver is not None:
            self._driver.cancel()

    def _stop_at(self, problem: ReplayError) -> None:
        self.cancel()
        self._playback.say(_("The recording cannot be played past here: {reason}").format(reason=problem))
