"""The goal that a measurement stays in a band for a time."""

from game.challenges.conditions import Condition, format_number
from game.challenges.watch import MARK_EVERY_S, Watch
from game.words import _

from .reach import how_far_off
from .tracker import Seconds, Tracker


class Hold(Condition):
    """Bring a measurement into a band and hold it there for a time."""

    seconds: Seconds

    def words(self) -> str:
        """The goal as a player reads it."""
        return _("hold {what} for {seconds} s").format(what=super().words(), seconds=format_number(self.seconds))

    def start(self) -> Tracker:
        """A new tracker of this goal, which measures from the present moment on."""
        return _Holding(self)


class _Holding(Tracker):
    def __init__(self, goal: Hold) -> None:
        super().__init__()
        self._goal = goal
        self.held_s = 0.0

    def update(self, watch: Watch) -> None:
        if self.done:
            return
        # Leaving the band drains the ring, ten times as fast as it filled; it does not empty it at once.
        self.held_s = (
            self.held_s + MARK_EVERY_S if self._goal.met(watch) else max(0.0, self.held_s - 10.0 * MARK_EVERY_S)
        )
        self.share = min(1.0, self.held_s / self._goal.seconds)
        self.done = self.held_s >= self._goal.seconds - 1e-6

    def why(self, watch: Watch) -> str:
        if self._goal.met(watch):
            return _("It was held for {held} of {all} s.").format(
                held=format_number(round(self.held_s, 1)), all=format_number(self._goal.seconds)
            )
        return how_far_off(self._goal, watch)
