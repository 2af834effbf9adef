"""A schedule of processes that do something, wait, and go on."""

import heapq
import itertools
from collections.abc import Iterator

Process = Iterator[float]
"""Does something whenever it goes on, and yields the seconds until then."""


class Schedule:
    """Runs several processes in the order of their times; the order does not depend on the machine's speed."""

    def __init__(self) -> None:
        self._now_s = 0.0
        self._due: list[tuple[float, int, Process]] = []
        self._number = itertools.count()

    def add(self, process: Process, after_s: float = 0.0) -> None:
        """Let a process begin."""
        heapq.heappush(self._due, (self._now_s + after_s, next(self._number), process))

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass, and resume every process that is due."""
        self._now_s += seconds
        while self._due and self._due[0][0] <= self._now_s:
            at, number, process = heapq.heappop(self._due)
            wait = next(process, None)
            if wait is not None:
                heapq.heappush(self._due, (at + max(0.0, wait), number, process))
