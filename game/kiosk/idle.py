"""How long nobody has touched, and what follows from it: a pure function of the times it is told."""

from dataclasses import dataclass


@dataclass(slots=True)
class Idle:
    """Asks after `idle_s` without a touch, and gives up `countdown_s` later."""

    idle_s: float
    countdown_s: float
    since_s: float = 0.0
    """Seconds since the last touch."""

    def touched(self) -> None:
        """Somebody is there."""
        self.since_s = 0.0

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass without a touch."""
        self.since_s += seconds

    @property
    def asking(self) -> bool:
        """Whether it is time to ask."""
        return self.since_s >= self.idle_s

    @property
    def left_s(self) -> float:
        """What is left of the countdown."""
        return min(self.countdown_s, max(0.0, self.idle_s + self.countdown_s - self.since_s))

    @property
    def gone(self) -> bool:
        """Whether everybody has gone."""
        return self.left_s <= 0.0
