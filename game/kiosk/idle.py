"""The time since the last touch of the exhibit: when to ask whether the visitor is there, and when to start again."""

from dataclasses import dataclass


@dataclass(slots=True)
class Idle:
    """Asks after `idle_s` without a touch, and ends the visit `countdown_s` later."""

    idle_s: float
    countdown_s: float
    since_s: float = 0.0
    """Seconds since the last touch."""

    def touched(self) -> None:
        """Start again from 0 s: there was a touch."""
        self.since_s = 0.0

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass without a touch."""
        self.since_s += seconds

    @property
    def asking(self) -> bool:
        """Whether the visitor should be asked whether to go on."""
        return self.since_s >= self.idle_s

    @property
    def left_s(self) -> float:
        """Seconds left of the countdown."""
        return min(self.countdown_s, max(0.0, self.idle_s + self.countdown_s - self.since_s))

    @property
    def gone(self) -> bool:
        """Whether the countdown is over, so that the exhibit starts again."""
        return self.left_s <= 0.0
