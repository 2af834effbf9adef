"""Actions on time: the same on the Live screen and in the lab."""

from dataclasses import dataclass
from typing import Literal

Way = Literal[-1, 1]
"""Back or on, to the left or the right, farther or nearer."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Set the speed, as a multiple of the normal one."""

    times: float


@dataclass(frozen=True, slots=True)
class Seek:
    """Seek to this second of the run."""

    second: float


@dataclass(frozen=True, slots=True)
class HoldTime:
    """A pointer grabs the time bar, or releases it."""

    held: bool
