"""How an exhibit has been doing: frame times in bins, memory, and the line that goes to the log once a day."""

import contextlib
import os
import sys
from array import array

from .heartbeat import Beat

_BIN_MS = 0.25
_BINS = 1200  # up to 300 ms; longer frames are in the last one


class FrameTimes:
    """Counts frames by how long they took: any number of them in the same memory."""

    def __init__(self) -> None:
        self.count = 0
        self.worst_ms = 0.0
        self._bins = array("Q", bytes(8 * _BINS))  # a list of ints would allocate more and more objects

    def add(self, ms: float) -> None:
        """One more frame."""
        self.count += 1
        self.worst_ms = max(self.worst_ms, ms)
        self._bins[min(int(ms / _BIN_MS), _BINS - 1)] += 1

    def share_below_ms(self, share: float) -> float:
        """The quantile `share` (0 to 1) of the frame times in ms, to 0.25 ms; 0 without frames."""
        wanted, seen = share * self.count, 0
        if not self.count:
            return 0.0
        for number, frames in enumerate(self._bins):
            seen += frames
            if seen >= wanted:
                return min((number + 1) * _BIN_MS, self.worst_ms)
        return self.worst_ms

    def above(self, ms: float) -> int:
        """How many took longer than `ms`, to 0.25 ms: those of the bin that `ms` lies in are counted."""
        return sum(self._bins[min(int(ms / _BIN_MS), _BINS - 1) :])


def memory_MB() -> float:
    """Resident memory of this process now; where the system does not report it, its peak."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except (OSError, ValueError, AttributeError):
        pass
    return _most_ever_MB()


def peak_MB() -> float:
    """Peak resident memory of this process, since `reset_peak` where the system supports that."""
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM:")) / 2**10
    except (OSError, ValueError, StopIteration):
        return _most_ever_MB()


def reset_peak() -> None:
    """Reset what `peak_MB` returns to the present memory; on Linux only."""
    with contextlib.suppress(OSError), open("/proc/self/clear_refs", "w", encoding="ascii") as file:
        file.write("5")


def _most_ever_MB() -> float:
    if sys.platform == "win32":
        return 0.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 2**10


class Health:
    """Sums over all programs that have been started, with the last heartbeat of the present one."""

    def __init__(self) -> None:
        self.restarts = 0
        self._frames = self._visitors = 0
        self._worst_ms = 0.0
        self._conserved = True
        self._now = Beat()

    def note(self, beat: Beat) -> None:
        """Record the last heartbeat of the present program."""
        self._now = beat
        self._worst_ms = max(self._worst_ms, beat.worst_ms)
        self._conserved = self._conserved and beat.conserved

    def ended(self) -> None:
        """Add the counts of the present program, which has ended, to the sums."""
        self._frames += self._now.frames
        self._visitors += self._now.visitors
        self._now = Beat(p50_ms=self._now.p50_ms, p99_ms=self._now.p99_ms, memory_MB=self._now.memory_MB)

    def line(self, uptime_s: float) -> str:
        """Everything in one line, for people and for programs: `key=value` pairs."""
        now = self._now
        return (
            f"health uptime_h={uptime_s / 3600:.1f} restarts={self.restarts} frames={self._frames + now.frames}"
            f" p50_ms={now.p50_ms:.1f} p99_ms={now.p99_ms:.1f} worst_ms={self._worst_ms:.0f}"
            f" memory_MB={now.memory_MB:.0f} visitors={self._visitors + now.visitors}"
            f" conserved={'yes' if self._conserved else 'NO'}"
        )
