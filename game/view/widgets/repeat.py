"""Repeats a button's action while it is held."""

from typing import Final

DELAY_S: Final = 0.4
PERIOD_S: Final = 0.09
_MOST: Final = 4  # in one frame: a stall of the machine must not run up a burst


class Repeat:
    """When something held acts again: after a delay, then steadily."""

    def __init__(self, delay_s: float = DELAY_S, period_s: float = PERIOD_S) -> None:
        self._delay_s = delay_s
        self._period_s = period_s
        self._left_s: float | None = None

    def start(self) -> None:
        """Start the delay."""
        self._left_s = self._delay_s

    def stop(self) -> None:
        """Stop repeating."""
        self._left_s = None

    def advance(self, dt: float) -> int:
        """How many times to act in these `dt` seconds."""
        if self._left_s is None:
            return 0
        self._left_s -= dt
        times = 0
        while self._left_s <= 0 and times < _MOST:
            self._left_s += self._period_s
            times += 1
        self._left_s = max(self._left_s, 0.0)
        return times
