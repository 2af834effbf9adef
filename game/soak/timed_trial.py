"""What every trial does: frames, back to back, for a time on the clock, with memory sampled on the way."""

import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Final, Generic, TypeVar

from game.kiosk.health import reset_peak

from .figures import REPORT_EVERY_S
from .memory import Memory

Found = TypeVar("Found")

LIKE_S: Final = 60.0
"""Seconds on the clock between looks at the memory at like moments."""
_MOST_CRASHES: Final = 20


class TimedTrial(ABC, Generic[Found]):
    """A window that users and faults have for `seconds` on the clock; it ends sooner after too many crashes."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._memory, self._like = Memory(seconds), Memory(seconds, LIKE_S)
        self._blocks = Memory(seconds, LIKE_S, sys.getallocatedblocks)
        self._crashes: list[str] = []
        self._begun = 0.0

    @property
    def _real_s(self) -> float:
        """Seconds on the clock since the window is shown."""
        return time.perf_counter() - self._begun

    def run(self, on_found: Callable[[Found], object] = lambda found: None, every_s: float = REPORT_EVERY_S) -> Found:
        """Run the trial; `on_found` is called every `every_s` with the results so far, which are returned last."""
        self.begin()
        due_s = every_s
        try:
            while (real_s := self._real_s) < self._seconds and len(self._crashes) < _MOST_CRASHES:
                self._memory.take_sample(real_s)
                if real_s > LIKE_S and self._like.due(real_s):
                    self.sample_memory(real_s)
                self.next_frame()
                if real_s >= due_s:
                    due_s += every_s
                    on_found(self.found())
            return self.found()
        finally:
            self.end()

    def begin(self) -> None:
        """Show the window, and let users and faults begin."""
        reset_peak()
        self._show()
        self._begun = time.perf_counter()

    @abstractmethod
    def _show(self) -> None:
        """Show the first screen, and schedule users and faults."""

    @abstractmethod
    def next_frame(self) -> None:
        """One frame, and what is done before it. A crash in it is noted, and another screen shown."""

    @abstractmethod
    def sample_memory(self, real_s: float) -> None:
        """Sample the memory that stays, without cached pictures, garbage, and what is free; `real_s` is now."""

    @abstractmethod
    def found(self) -> Found:
        """What has been found so far."""

    @abstractmethod
    def end(self) -> None:
        """Close the window."""
