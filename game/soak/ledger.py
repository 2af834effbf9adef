"""The ion balance of every run that an exhibit has shown: ions at the start, in and out since, and now."""

from weakref import WeakKeyDictionary

import numpy as np

from game.engine import Patch, measure
from game.engine.arrays import IntArray
from game.engine.session import Session
from game.engine.state import CYCLES, INWARD, OUTWARD

AT_START, FROM_BATH, MADE, PRESENT, CROSSED, TURNS = range(6)


class IonLedger:
    """Recounts the ions of one run after the other, and compares them with what crossed its borders."""

    def __init__(self) -> None:
        self.counts = 0
        """How often a run was counted."""
        self.wrong: list[str] = []
        """Which counts did not agree: all of these are faults of the engine."""
        self.sums: IntArray = np.zeros(6, np.int64)
        """Over all runs: ions at the beginning, net from the bath, put in or made, now; crossings, pump cycles."""
        self.runs = 0
        self._session: Session | None = None
        self._booked: WeakKeyDictionary[Session, IntArray] = WeakKeyDictionary()

    def watch(self, session: Session) -> None:
        """Follow `session` from now on; the run before, if that was another, is counted a last time."""
        if session is self._session:
            return
        self.leave()
        self._session = session
        if session not in self._booked:
            self.runs += 1

    def leave(self) -> None:
        """End the present run, if there is one: count it a last time, and drop the reference to it."""
        if self._session is not None:
            self.count()
        self._session = None

    def count(self) -> None:
        """Count the run that is shown, if there is one."""
        if self._session is None:
            return
        patch = self._session.patch
        self.counts += 1
        if not measure.conserved(patch):
            self.wrong.append(f"run {self.runs} ({patch.spec.name}, seed {patch.seed}) at tick {patch.tick}")
        entry = _entry(patch)
        self.sums += entry - self._booked.get(self._session, np.zeros(6, np.int64))
        self._booked[self._session] = entry

    @property
    def missing(self) -> int:
        """Ions there at the start, come in or made, less those counted now; 0 if none is lost."""
        return int(self.sums[AT_START] + self.sums[FROM_BATH] + self.sums[MADE] - self.sums[PRESENT])


def _entry(patch: Patch) -> IntArray:
    """The sums of one run, int64[6]: ions at the start, come in, injected or made, there now, crossed; pump cycles."""
    state = patch.state
    bath, crossed = state.bath_flux, state.channel_flux + state.pump_flux
    return np.array(
        [
            patch.start_counts.sum(),
            bath[:, INWARD].sum() - bath[:, OUTWARD].sum(),
            state.injected.sum() + state.made.sum(),
            measure.recount(patch).sum(),
            crossed.sum(),
            state.spent[CYCLES],
        ],
        np.int64,
    )
