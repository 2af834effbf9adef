"""How the pictures are to look for the people in the room: contrast, size of words, captions, colour check.

One setting for the whole program, because colours, outlines and sizes are asked for all over it. What is drawn asks
`current()`; panels that keep a picture keep `version()` with it, and paint again once it has changed. Screens take a
new size of words when they are made or laid out again.
"""

from dataclasses import dataclass, replace
from typing import Final

CHECKS: Final = ("protanopia", "deuteranopia", "tritanopia", "grey")
"""The colour checks: vision without long, middle or short cones, or without any colour."""

SCALES: Final = (0.8, 0.9, 1.0, 1.15, 1.3, 1.45, 1.6)
"""Sizes of words that keys step through."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """`text_scale` is 0.8 to 1.6; `colour_check` one of `CHECKS`, or None. ValueError for anything else."""

    high_contrast: bool = False
    text_scale: float = 1.0
    captions: bool = True
    colour_check: str | None = None

    def __post_init__(self) -> None:
        if not SCALES[0] <= self.text_scale <= SCALES[-1]:
            raise ValueError(f"a text scale is {SCALES[0]} to {SCALES[-1]}, not {self.text_scale}")
        if self.colour_check is not None and self.colour_check not in CHECKS:
            raise ValueError(f"a colour check is one of {', '.join(CHECKS)}, not {self.colour_check!r}")

    def with_next_check(self) -> "Appearance":
        """The same with the next of `CHECKS`; after the last, none."""
        order = (None, *CHECKS)
        return replace(self, colour_check=order[(order.index(self.colour_check) + 1) % len(order)])

    def with_words(self, step: int) -> "Appearance":
        """The same with words `step` sizes larger, or smaller; the largest and smallest stay as they are."""
        nearest = min(range(len(SCALES)), key=lambda n: abs(SCALES[n] - self.text_scale))
        return replace(self, text_scale=SCALES[min(max(nearest + step, 0), len(SCALES) - 1)])


_now = Appearance()
_version = 0


def use(appearance: Appearance) -> None:
    """Draw everything like this from now on."""
    global _now, _version
    if appearance != _now:
        _now, _version = appearance, _version + 1


def current() -> Appearance:
    """The current appearance."""
    return _now


def version() -> int:
    """How often the appearance has changed: part of the key of every cached picture."""
    return _version
