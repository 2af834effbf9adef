"""What the two kinds of pump have in common."""

from typing import Any

from . import calcium_pump, pump
from .state import CALCIUM_PUMP, PUMP

KINDS = (PUMP, CALCIUM_PUMP)


def holds(protein: Any) -> tuple[int, int]:
    """Which ion a pump (a record of state.PROTEIN) holds, and the side it is counted on: (species, side)."""
    state = int(protein["state"])
    return calcium_pump.holds(state) if protein["kind"] == CALCIUM_PUMP else pump.holds(state)
