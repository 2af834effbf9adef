"""The snapshots that a session can go back to: evenly spaced in time, and never more than so many bytes."""

from bisect import bisect_right
from dataclasses import dataclass

from .snapshot import Snapshot
from .spec import PatchSpec

MOST_BYTES = 32 * 2**20  # all snapshots of a session; two are kept even where they need more
WINDOW_TICKS = 36_000  # ten minutes at 60 ticks a second
CLOSEST_TICKS = 120  # a standard patch runs so many in 1 to 2 ms
MOST_ION_TICKS = 250_000_000  # between two snapshots: a quarter of a second to a second, however large the patch


@dataclass(frozen=True, slots=True)
class KeptSnapshot:
    """A snapshot, and the state of the session at its tick."""

    tick: int  # of the session
    base: int  # the session's tick at which this run of the patch began
    applied: int  # actions done by then
    begun_as: PatchSpec  # what "start again" goes back to
    snapshot: Snapshot


class Timeline:
    """Snapshots in order of their ticks."""

    def __init__(self, most_bytes: int = MOST_BYTES, window_ticks: int = WINDOW_TICKS) -> None:
        self.most_bytes = most_bytes
        self.window_ticks = window_ticks
        self.nbytes = 0
        self._held: list[KeptSnapshot] = []

    def __len__(self) -> int:
        return len(self._held)

    @property
    def earliest(self) -> int:
        """The tick of the oldest snapshot."""
        return self._held[0].tick

    def before(self, tick: int) -> KeptSnapshot:
        """The last snapshot at or before `tick`; the first of all where that is later."""
        return self._held[max(0, bisect_right(self._held, tick, key=_tick) - 1)]

    def spacing(self, ions: int) -> int:
        """Ticks from one snapshot to the next: as close as reaching the window back within the memory allows."""
        size = max(1, self._held[-1].snapshot.nbytes if self._held else 1)
        room = max(2, self.most_bytes // size)
        return max(1, min(max(CLOSEST_TICKS, -(-self.window_ticks // room)), MOST_ION_TICKS // max(1, ions)))

    def due(self, tick: int, ions: int) -> int:
        """The next tick, after `tick`, at which a snapshot is due."""
        return max(tick + 1, self.before(tick).tick + self.spacing(ions))

    def add(self, held: KeptSnapshot) -> None:
        """Add a snapshot, and drop the oldest if that takes too much memory. A second one of a tick is ignored."""
        place = bisect_right(self._held, held.tick, key=_tick)
        if place and self._held[place - 1].tick == held.tick:
            return
        self._held.insert(place, held)
        self.nbytes += held.snapshot.nbytes
        while len(self._held) > 2 and (
            self.nbytes > self.most_bytes or self._held[-1].tick - self._held[1].tick >= self.window_ticks
        ):
            self.nbytes -= self._held.pop(0).snapshot.nbytes

    def cut(self, tick: int) -> None:
        """Drop all snapshots after `tick`."""
        while len(self._held) > 1 and self._held[-1].tick > tick:
            self.nbytes -= self._held.pop().snapshot.nbytes


def _tick(held: KeptSnapshot) -> int:
    return held.tick
