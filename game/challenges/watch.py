"""Measurements of a patch over time: takes marks a few times a second, from which means and counts are computed."""

from collections import deque

from game.engine import Patch, measure
from game.engine.measure import Mark, Window

MARK_EVERY_S = 0.1  # between marks
SEEN_S = 20.0  # after this time a cell counts as seen
SHORT_S, LONG_S = 1.0, 10.0  # a voltmeter's mean, and a current's


class Watch:
    """Marks of a patch's running sums, one every MARK_EVERY_S, and what is computed from them."""

    def __init__(self, patch: Patch) -> None:
        self.patch = patch
        self.first = measure.mark(patch)
        self.marks = deque([self.first], maxlen=round(LONG_S / MARK_EVERY_S) + 1)
        self.moves = 0
        self.crossed = patch.state.channel_flux.copy()
        self._cells: dict[str, float] = {}  # cell -> seconds for which it was shown
        self._before_s = 0.0

    def begin_again(self) -> None:
        """Start means and counts anew, for another cell in the place of the last; `time_s` goes on."""
        self._before_s += (self.marks[-1].tick - self.first.tick) * self.patch.spec.dt_s
        self.first = measure.mark(self.patch)
        self.marks.clear()
        self.marks.append(self.first)
        self.crossed = self.patch.state.channel_flux.copy()

    def take_mark(self) -> None:
        """Take a mark of the patch now; to be called every MARK_EVERY_S."""
        self.marks.append(measure.mark(self.patch))
        name = self.patch.spec.name
        self._cells[name] = self._cells.get(name, 0.0) + MARK_EVERY_S

    @property
    def cells_seen(self) -> int:
        """Number of cells that were shown for SEEN_S at least."""
        return sum(seconds >= SEEN_S - 1e-6 for seconds in self._cells.values())

    def over(self, seconds: float) -> Window | None:
        """Means over the last `seconds`; None before any time has passed."""
        steps = min(len(self.marks) - 1, round(seconds / MARK_EVERY_S))
        first: Mark = self.marks[-1 - steps]
        last = self.marks[-1]
        return measure.between(self.patch, first, last) if last.tick > first.tick else None

    @property
    def time_s(self) -> float:
        """Seconds played."""
        return self._before_s + (self.patch.tick - self.first.tick) * self.patch.spec.dt_s
