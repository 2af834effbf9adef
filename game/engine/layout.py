"""Where proteins sit: a membrane of slots, each empty or part of one protein."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .arrays import Int32Array
from .spec import SpecError
from .species import INDEX

_SYMBOLS = {"K": ("K", 2), "N": ("Na", 2), "C": ("Cl", 2), "P": ("pump", 3)}
CHANNEL_SLOTS, PUMP_SLOTS = 2, 3


@dataclass(frozen=True, slots=True)
class Placement:
    """A protein to place: `what` is "pump" or the ion a channel passes."""

    what: str
    first_slot: int
    slots: int

    @property
    def species(self) -> int:
        """The ion a channel passes; -1 for a pump."""
        return INDEX.get(self.what, -1)


def placements(layout: str) -> Iterator[Placement]:
    """Read a layout string. Raises SpecError where a protein is cut short or a letter is unknown."""
    slot = 0
    while slot < len(layout):
        letter = layout[slot]
        if letter == ".":
            slot += 1
            continue
        if letter not in _SYMBOLS:
            raise SpecError(f"Slot {slot + 1} of the layout holds {letter!r}; use K, N, C, P or a dot.")
        what, width = _SYMBOLS[letter]
        if layout[slot : slot + width] != letter * width:
            raise SpecError(f"Slot {slot + 1} of the layout starts {letter!r}, which takes {width} slots in a row.")
        yield Placement(what, slot, width)
        slot += width


def free_run(owner: Int32Array, slots: int, near: int | None = None) -> int | None:
    """First slot of a free run of `slots`, the one closest to slot `near` (or the first); None if there is none."""
    free = owner < 0
    starts = [i for i in range(owner.size - slots + 1) if bool(np.all(free[i : i + slots]))]
    if not starts:
        return None
    return starts[0] if near is None else min(starts, key=lambda i: abs(i - near))
