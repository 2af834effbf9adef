"""How a slider's travel maps to its numbers: evenly, by ratio, or by ratio with a closed end."""

import math
from typing import Final, Protocol

_RATIO: Final = 1.1  # one press of an arrow key on a scale of ratios
_DIGITS: Final = 3  # significant figures of a number set by hand


class Scale(Protocol):
    """Numbers from `low` to `high` along a travel from 0 to 1, never falling as the travel grows."""

    low: float
    high: float

    def share(self, value: float) -> float:
        """Where on the travel `value` is, 0 to 1; beyond the ends it is the end."""

    def value(self, share: float) -> float:
        """The number at a share of the travel, rounded to what is worth setting."""

    def nudge(self, value: float, steps: int) -> float:
        """The number `steps` presses of an arrow key away from `value`."""


class Linear:
    """Even steps of `step` from `low` to `high`."""

    def __init__(self, low: float, high: float, step: float) -> None:
        self.low = low
        self.high = high
        self._step = step

    def share(self, value: float) -> float:
        """Where on the travel `value` is, 0 to 1."""
        return _clamp((value - self.low) / (self.high - self.low), 0, 1)

    def value(self, share: float) -> float:
        """The number at a share of the travel, in whole steps."""
        raw = self.low + _clamp(share, 0, 1) * (self.high - self.low)
        return _clamp(round(raw / self._step) * self._step, self.low, self.high)

    def nudge(self, value: float, steps: int) -> float:
        """The number `steps` steps away."""
        return _clamp(value + steps * self._step, self.low, self.high)


class Log:
    """Equal ratios from `low` (above 0) to `high`."""

    def __init__(self, low: float, high: float) -> None:
        self.low = low
        self.high = high

    def share(self, value: float) -> float:
        """Where on the travel `value` is, 0 to 1."""
        if value <= self.low:
            return 0.0
        return _clamp(math.log(value / self.low) / math.log(self.high / self.low), 0, 1)

    def value(self, share: float) -> float:
        """The number at a share of the travel, to three figures."""
        raw = self.low * (self.high / self.low) ** _clamp(share, 0, 1)
        return _clamp(rounded(raw), self.low, self.high)

    def nudge(self, value: float, steps: int) -> float:
        """The number a tenth more or less, `steps` times."""
        return _clamp(rounded(max(value, self.low) * _RATIO**steps), self.low, self.high)


class ClosableLog:
    """Equal ratios from `least` to `high`, and 0 at the near end: closed."""

    _CLOSED: Final = 0.05  # the share of the travel that is 0
    _OPEN: Final = 0.10  # where the ratios begin; between the two it is `least`

    def __init__(self, least: float, high: float) -> None:
        self.low = 0.0
        self.high = high
        self._least = least
        self._log = Log(least, high)

    def share(self, value: float) -> float:
        """Where on the travel `value` is, 0 to 1."""
        return 0.0 if value <= 0 else self._OPEN + (1 - self._OPEN) * self._log.share(value)

    def value(self, share: float) -> float:
        """The number at a share of the travel, to three figures."""
        if share < self._CLOSED:
            return 0.0
        return self._log.value((share - self._OPEN) / (1 - self._OPEN))

    def nudge(self, value: float, steps: int) -> float:
        """As for `Log`; one step below the least is 0, and one above 0 is the least."""
        if value <= 0:
            return self._log.nudge(self._least, steps - 1) if steps > 0 else 0.0
        if steps < 0 and value * _RATIO ** (steps + 1) <= self._least * 1.0001:
            return 0.0
        return self._log.nudge(value, steps)


def rounded(value: float) -> float:
    """`value` to three significant figures."""
    if value == 0 or not math.isfinite(value):
        return value
    return round(value, _DIGITS - 1 - math.floor(math.log10(abs(value))))


def _clamp(value: float, low: float, high: float) -> float:
    return max(low, min(value, high))
