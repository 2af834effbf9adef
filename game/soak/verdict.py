"""The verdict of a trial on an aim: met, missed, or not known because the trial was too short."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from game.words import N_

ERRORS: Final = 2.0
"""An aim is met where its bound lies so many standard errors above what was found."""


class AimVerdict(Enum):
    """Verdict on an aim."""

    MET = N_("met")
    MISSED = N_("**missed**")
    TOO_SHORT = N_("too short to tell")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and its standard error; nan where there is none."""

    value: float
    error: float = 0.0

    def under(self, bound: float) -> AimVerdict:
        """Whether it is below `bound`, or too uncertain to know: within `ERRORS` standard errors of it."""
        if math.isnan(self.value) or math.isnan(self.error):
            return AimVerdict.TOO_SHORT
        if self.value + ERRORS * self.error < bound:
            return AimVerdict.MET
        return AimVerdict.MISSED if self.value - ERRORS * self.error >= bound else AimVerdict.TOO_SHORT


def nothing(count: int) -> AimVerdict:
    """What must not happen even once: counted, not measured, so one time is enough."""
    return AimVerdict.MISSED if count else AimVerdict.MET


def share(few: int, of: int) -> Estimate:
    """A share and its error: p (1 - p) / n under the root, with one more of each, so that no share is quite certain."""
    if not of:
        return Estimate(math.nan, math.nan)
    smoothed = (few + 1) / (of + 2)
    return Estimate(few / of, math.sqrt(smoothed * (1.0 - smoothed) / of))


def mean(values: Sequence[float]) -> Estimate:
    """The mean, and its error from how the values scatter; one value has none."""
    if len(values) < 2:
        return Estimate(values[0] if values else math.nan, math.nan)
    middle = sum(values) / len(values)
    scatter = sum((value - middle) ** 2 for value in values) / (len(values) - 1)
    return Estimate(middle, math.sqrt(scatter / len(values)))
