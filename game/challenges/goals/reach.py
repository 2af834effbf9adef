"""The goal that something measured is brought into a band, for a moment."""

from game.challenges import measurements
from game.challenges.conditions import Condition, format_number
from game.challenges.watch import Watch
from game.words import _

from .tracker import Tracker


class Reach(Condition):
    """Bring something measured into a band, for a moment."""

    def start(self) -> Tracker:
        """A new tracker of this goal, which measures from the present moment on."""
        return _Reaching(self)


class _Reaching(Tracker):
    def __init__(self, goal: Condition) -> None:
        super().__init__()
        self._goal = goal
        self._begun: float | None = None

    def update(self, watch: Watch) -> None:
        value = self._goal.value(watch)
        if self._begun is None and value == value:
            self._begun = value
        if self._goal.met(watch):
            self.done, self.share = True, 1.0
        elif not self.done and self._begun is not None and value == value:
            self.share = _closeness(self._goal, self._begun, value)

    def why(self, watch: Watch) -> str:
        return how_far_off(self._goal, watch)


def _closeness(goal: Condition, begun: float, value: float) -> float:
    """Fraction of the way from `begun` to the band's nearer edge that is done, 0 to 1."""
    edge = goal.above if goal.above is not None and begun < goal.above else goal.below
    if edge is None or edge == begun:
        return 0.0
    return max(0.0, min(0.99, (value - begun) / (edge - begun)))


def how_far_off(goal: Condition, watch: Watch) -> str:
    """A sentence that says how far a measurement is from its band."""
    measurement = measurements.TABLE[goal.what]
    value = goal.value(watch)
    if value != value:
        return _("{name} cannot be measured here.").format(name=capitalised(measurement.words))
    if goal.above is not None and value < goal.above:
        return _("{name} is {now}, below {edge}.").format(
            name=capitalised(measurement.words), now=measurement.formatted(value), edge=format_number(goal.above)
        )
    if goal.below is not None and value > goal.below:
        return _("{name} is {now}, above {edge}.").format(
            name=capitalised(measurement.words), now=measurement.formatted(value), edge=format_number(goal.below)
        )
    return _("{name} is {now}.").format(name=capitalised(measurement.words), now=measurement.formatted(value))


def capitalised(words: str) -> str:
    """`words` as they begin a sentence."""
    return words[:1].upper() + words[1:]
