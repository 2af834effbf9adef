"""How time is to pass: the same on the Live screen and in the lab."""

from dataclasses import dataclass
from typing import Literal

Way = Literal[-1, 1]
"""Back or on, to the left or the right, farther or nearer."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Let time go so many times as fast as it does."""

    times: float


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go to this second of the run."""

    second: float


@dataclass(frozen=True, slots=True)
class HoldTime:
    """A pointer takes hold of the time bar, or lets it go."""

    held: bool
