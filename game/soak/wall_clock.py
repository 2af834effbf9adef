"""The local time of a trial: it advances with the frames, and may be set."""

from datetime import datetime, timedelta


class WallClock:
    """A local time that is independent of the machine's clock."""

    def __init__(self) -> None:
        self._now = datetime(2026, 3, 2, 10, 0)

    def now(self) -> datetime:
        """The time."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass, or jump by them, back too."""
        self._now += timedelta(seconds=seconds)
