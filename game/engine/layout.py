"""Where proteins sit: a membrane of slots, each empty or part of one protein."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .arrays import Int32Array
from .spec import SpecError
from .species import INDEX
from .state import AMPA, CALCIUM_PUMP, CHANNEL, CHR2, GABA, KV, NAV, PUMP, SHUNT, UNGATED

CHANNEL_SLOTS, PUMP_SLOTS = 2, 3


@dataclass(frozen=True, slots=True)
class Protein:
    """A kind of protein: its letter in a layout, the slots it takes, and the ions it passes or carries.

    The first ion gives it its name and colour; the sodium-potassium pump has none. `gate` is what opens a channel, and
    `kind` how it works (see state.py).
    """

    letter: str
    slots: int
    ions: tuple[str, ...] = ()
    gate: int = UNGATED
    kind: int = CHANNEL

    @property
    def species(self) -> int:
        """The ion it is named after; -1 for the sodium-potassium pump."""
        return INDEX[self.ions[0]] if self.ions else -1

    @property
    def passes(self) -> int:
        """One bit for each species a channel passes."""
        return sum(1 << INDEX[ion] for ion in self.ions) if self.kind == CHANNEL else 0


PROTEINS: dict[str, Protein] = {
    "K": Protein("K", CHANNEL_SLOTS, ("K",)),
    "Na": Protein("N", CHANNEL_SLOTS, ("Na",)),
    "Cl": Protein("C", CHANNEL_SLOTS, ("Cl",)),
    "Ca": Protein("A", CHANNEL_SLOTS, ("Ca",)),
    "pump": Protein("P", PUMP_SLOTS, kind=PUMP),
    "PMCA": Protein("M", PUMP_SLOTS, ("Ca",), kind=CALCIUM_PUMP),
    "NaV": Protein("V", CHANNEL_SLOTS, ("Na",), NAV),
    "KV": Protein("D", CHANNEL_SLOTS, ("K",), KV),
    "ChR2": Protein("L", CHANNEL_SLOTS, ("Na", "K"), CHR2),
    "AMPA": Protein("G", CHANNEL_SLOTS, ("Na", "K"), AMPA),
    "GABA": Protein("B", CHANNEL_SLOTS, ("Cl",), GABA),
    "shunt": Protein("E", 1, ("Na", "K", "Cl"), SHUNT),
}
_LETTERS = {protein.letter: what for what, protein in PROTEINS.items()}


@dataclass(frozen=True, slots=True)
class Placement:
    """A protein to place: `what` is a key of PROTEINS."""

    what: str
    first_slot: int
    slots: int

    @property
    def species(self) -> int:
        """The ion it is named after; -1 for the sodium-potassium pump."""
        return PROTEINS[self.what].species

    @property
    def passes(self) -> int:
        """One bit for each species it passes."""
        return PROTEINS[self.what].passes

    @property
    def gate(self) -> int:
        """What opens it: UNGATED, or a scheme of gates.py."""
        return PROTEINS[self.what].gate

    @property
    def kind(self) -> int:
        """CHANNEL, PUMP or CALCIUM_PUMP (see state.py)."""
        return PROTEINS[self.what].kind


def placements(layout: str) -> Iterator[Placement]:
    """Read a layout string. Raises SpecError where a protein is cut short or a letter is unknown."""
    slot = 0
    while slot < len(layout):
        letter = layout[slot]
        if letter == ".":
            slot += 1
            continue
        if letter not in _LETTERS:
            raise SpecError(f"Slot {slot + 1} of the layout holds {letter!r}; use {', '.join(_LETTERS)} or a dot.")
        what = _LETTERS[letter]
        width = PROTEINS[what].slots
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
