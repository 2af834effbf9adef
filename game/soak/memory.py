"""How fast the memory of a program grows."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.kiosk.health import memory_MB

EVERY_S: Final = 5.0
WARM_UP_S, WARM_UP_SHARE = 600.0, 1 / 3
"""What the program needs until every cache is full: ten minutes, or a third of a short trial."""


@dataclass(frozen=True, slots=True)
class Slope:
    """A straight line through the memory after warm-up."""

    MB_per_h: float
    error_MB_per_h: float
    """Standard error of the least squares, as if samples were independent."""
    hours: float
    """How much time it rests on."""


class Memory:
    """Samples of the memory of this process, in room that is set aside at the start: it must not grow itself."""

    def __init__(self, seconds: float, every_s: float = EVERY_S, read: Callable[[], float] | None = None) -> None:
        """`seconds`: how long the trial will be; samples are at least `every_s` apart. `read`: what is counted.

        By default that is the memory that is resident, in MB; what counts something else has its slope in that.
        """
        self._read = read or memory_MB
        self._samples = np.zeros((int(seconds / every_s) + 16, 2))
        self._count = 0
        self._warm_s = min(WARM_UP_S, WARM_UP_SHARE * seconds)
        self._every_s, self._due_s = every_s, 0.0

    def due(self, real_s: float) -> bool:
        """Whether it is time for a sample."""
        return real_s >= self._due_s and self._count < len(self._samples)

    def take_sample(self, real_s: float) -> None:
        """Take a sample, if it is time."""
        if not self.due(real_s):
            return
        self._due_s = real_s + self._every_s
        self._samples[self._count] = real_s, self._read()
        self._count += 1

    @property
    def MB(self) -> list[tuple[float, float]]:
        """(seconds, MB) so far."""
        return [(float(t), float(mb)) for t, mb in self._samples[: self._count]]

    @property
    def warm_MB(self) -> float:
        """What it was after warm-up; the last sample where there is none after that."""
        seen = self._samples[: self._count]
        warm = seen[seen[:, 0] >= self._warm_s]
        return float((warm if len(warm) else seen[-1:])[0, 1]) if len(seen) else math.nan

    def slope(self) -> Slope:
        """The line through all samples after warm-up; nan with fewer than three."""
        seen = self._samples[: self._count]
        hours, megabytes = seen[seen[:, 0] >= self._warm_s].T / [[3600.0], [1.0]]
        if hours.size < 3:
            return Slope(math.nan, math.nan, 0.0)
        away = hours - hours.mean()
        rise = float(away @ (megabytes - megabytes.mean()) / (away @ away))
        left = megabytes - megabytes.mean() - rise * away
        error = math.sqrt(float(left @ left) / (hours.size - 2) / float(away @ away))
        return Slope(rise, error, float(np.ptp(hours)))
