"""The one place where wall-clock time becomes ticks."""

SPEEDS = (0.25, 1.0, 4.0, 16.0)
MOST_TICKS = 64  # in one frame: after a long pause of the whole machine the patch does not race to catch up


class Clock:
    """Turns seconds of wall time into whole ticks, and remembers the fraction left over."""

    def __init__(self, dt_s: float) -> None:
        self._dt_s = dt_s
        self._owed = 0.0
        self.speed = 1.0
        self.paused = False
        self.frame_s = 0.0

    @property
    def fraction(self) -> float:
        """How far into the next tick the picture is, 0 to 1."""
        return min(0.999, self._owed)

    def advance(self, seconds: float) -> int:
        """Ticks to run after `seconds` of wall time."""
        self.frame_s += seconds
        if self.paused:
            return 0
        self._owed = min(self._owed + seconds * self.speed / self._dt_s, MOST_TICKS)
        ticks = int(self._owed)
        self._owed -= ticks
        return ticks

    def settle(self) -> None:
        """Drop the fraction: the picture stands on a whole tick."""
        self._owed = 0.0

    def now(self) -> float:
        """Seconds of frames so far: what animations of the interface run on."""
        return self.frame_s
