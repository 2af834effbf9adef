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
    """The verdict on a count that must be 0; a count has no error, so one occurrence misses the aim."""
    return AimVerdict.MISSED if count else AimVerdict.MET


def share(few: int, of: int) -> Estimate:
    """The share `few` / `of` and its standard error, sqrt(p (1 - p) / n), with p = (few + 1) / (of + 2): never 0."""
    if not of:
        return Estimate(math.nan, math.nan)
    smoothed = (few + 1) / (of + 2)
    return Estimate(few / of, math.sqrt(smoothed * (1.0 - smoothed) / of))


def mean(values: Sequence[float]) -> Estimate:
    """The mean of `values` and its standard error; the error is nan with fewer than two."""
    if len(values) < 2:
        return Estimate(values[0] if values else math.nan, math.nan)
    middle = sum(values) / len(values)
    scatter = sum((value - middle) ** 2 for value in values) / (len(values) - 1)
    return Estimate(middle, math.sqrt(scatter / len(values)))
