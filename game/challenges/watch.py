"""A level's eyes: it looks at its patch a few times a second and keeps what means and counts are made of."""

from collections import deque

from game.engine import Patch, measure
from game.engine.measure import Mark, Window

LOOK_S = 0.1  # a level looks this often
SEEN_S = 20.0  # looked at for so long, a cell is watched
SHORT_S, LONG_S = 1.0, 10.0  # a voltmeter's mean, and a current's


class Watch:
    """Watches a patch for a level: marks of the running sums, a few a second."""

    def __init__(self, patch: Patch) -> None:
        self.patch = patch
        self.first = measure.mark(patch)
        self.marks = deque([self.first], maxlen=round(LONG_S / LOOK_S) + 1)
        self.moves = 0
        self.crossed = patch.state.channel_flux.copy()
        self._cells: dict[str, float] = {}  # seconds for which each cell was looked at
        self._before_s = 0.0

    def begin_again(self) -> None:
        """Another cell has taken the place of the one before: means and counts are of this one; the time goes on."""
        self._before_s += (self.marks[-1].tick - self.first.tick) * self.patch.spec.dt_s
        self.first = measure.mark(self.patch)
        self.marks.clear()
        self.marks.append(self.first)
        self.crossed = self.patch.state.channel_flux.copy()

    def look(self) -> None:
        """Take a mark now; to be called every LOOK_S."""
        self.marks.append(measure.mark(self.patch))
        name = self.patch.spec.name
        self._cells[name] = self._cells.get(name, 0.0) + LOOK_S

    @property
    def cells_seen(self) -> int:
        """Cells that were looked at for SEEN_S at least."""
        return sum(seconds >= SEEN_S - 1e-6 for seconds in self._cells.values())

    def over(self, seconds: float) -> Window | None:
        """Means over the last `seconds`; None before any time has passed."""
        steps = min(len(self.marks) - 1, round(seconds / LOOK_S))
        first: Mark = self.marks[-1 - steps]
        last = self.marks[-1]
        return measure.between(self.patch, first, last) if last.tick > first.tick else None

    @property
    def time_s(self) -> float:
        """Seconds played."""
        return self._before_s + (self.patch.tick - self.first.tick) * self.patch.spec.dt_s
