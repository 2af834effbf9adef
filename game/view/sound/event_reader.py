"""The events of a run that have a sound, read from the run's own counters: while time stands still there are none."""

from dataclasses import dataclass
from typing import Final

from game.engine.session import Session
from game.engine.state import CYCLES, SPIKES
from game.view.playback.clock import MOST_TICKS

STILL_S: Final = 0.2
"""After so long without a tick a run stands still; at a quarter of the speed a tick is 0.07 s."""


@dataclass(frozen=True, slots=True)
class NewEvents:
    """Events since the last `read`: finished pump cycles, and spikes begun."""

    cycles: int = 0
    spikes: int = 0
    goes_on: bool = False
    """Whether time goes forward in the run."""


SILENCE: Final = NewEvents()


class EventReader:
    """Counts the events of one run at a time; `read` may be given another run."""

    def __init__(self) -> None:
        self._session: Session | None = None
        self._tick = self._cycles = self._spikes = 0
        self._still_s = STILL_S

    def read(self, session: Session | None, seconds: float) -> NewEvents:
        """The events in `session` since the last call, `seconds` ago; none where ticks were skipped or undone."""
        self._still_s += seconds
        if session is None:
            self._session = None
            return SILENCE
        passed = session.tick - self._tick if session is self._session else 0
        if session is self._session and passed == 0:
            return NewEvents(goes_on=self._still_s < STILL_S)
        cycles, spikes = self._cycles, self._spikes
        same = session is self._session
        state = session.patch.state
        self._session, self._tick = session, session.tick
        self._cycles, self._spikes = int(state.spent[CYCLES]), int(state.spike[SPIKES])
        if not same or not 0 < passed <= MOST_TICKS:
            self._still_s = STILL_S
            return SILENCE
        self._still_s = 0.0
        # A run begun again counts from 0.
        return NewEvents(max(0, self._cycles - cycles), max(0, self._spikes - spikes), True)
