"""The membrane tears: a hole replaces the proteins in its place, and lets every species through alike."""

import numpy as np

from .events import TORN, emit
from .randoms import TEAR, uniform
from .spec import PatchSpec
from .species import COUNT
from .state import HOLE, NONE, TICK, State

HOLE_SLOTS = 8  # 23 nm
ALL_SPECIES = (1 << COUNT) - 1


def places(spec: PatchSpec, seed: int, tick: int, slots: int) -> list[int]:
    """First slots of the holes: one in each standard width of membrane, near its middle."""
    width = int(slots / max(1.0, spec.widths))
    middle = (width - HOLE_SLOTS) // 2
    spread = min(4, middle)
    shift = int(uniform(seed, tick, TEAR, 0) * (2 * spread + 1)) - spread
    return [first + middle + shift for first in range(0, slots - width + 1, width)]


def place_hole(state: State, spec: PatchSpec, first: int) -> None:
    """Put a hole into empty slots: the caller has removed the proteins that were there."""
    rows = np.flatnonzero(state.protein["kind"] == NONE)
    if rows.size == 0:
        return
    row = int(rows[0])
    state.protein[row] = np.zeros(1, state.protein.dtype)[0]
    hole = state.protein[row]
    hole["kind"], hole["species"], hole["passes"] = HOLE, -1, ALL_SPECIES
    hole["first_slot"], hole["slots"] = first, HOLE_SLOTS
    hole["x"] = (first + HOLE_SLOTS / 2) * spec.width_nm / state.owner.size
    hole["k"], hole["open"], hole["h"] = spec.hole_per_s, 1, 1
    hole["since"] = state.now[TICK]
    state.site_ident[row] = 0
    state.seen_out[row], state.current_e_per_s[row] = 0, 0.0
    state.owner[first : first + HOLE_SLOTS] = row
    emit(state.events, state.now, TORN, -1, row, 0, 0)
