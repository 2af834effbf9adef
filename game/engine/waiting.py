"""What a pump waits for, and whether the patch has it. Read-only."""

from dataclasses import dataclass
from enum import Enum, auto

import numpy as np

from . import species
from .patch import Patch
from .pump import K_SITES, NA_SITES, PumpState
from .state import PUMP, TICK


class Want(Enum):
    """The one thing that the next step of a pump needs."""

    SWITCH = auto()  # to be switched on
    UNBLOCKING = auto()  # that the ouabain bound to it leaves
    TIME = auto()  # that its present movement ends
    SODIUM = auto()  # Na+ from inside
    POTASSIUM = auto()  # K+ from outside
    ATP = auto()
    CRANK = auto()  # a call of `crank`
    CHANCE = auto()  # nothing but chance: it goes on at random


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a pump waits for; `more` is the number of ions that it still needs, 0 where it needs none."""

    want: Want
    more: int = 0


def waiting(patch: Patch, row: int) -> Waiting:
    """What the pump in `row` waits for now."""
    pump = patch.state.protein[row]
    state, bound = PumpState(int(pump["state"])), int(pump["bound"])
    if not pump["running"]:
        return Waiting(Want.SWITCH)
    if state == PumpState.E1:
        return Waiting(Want.SODIUM, NA_SITES - bound)
    if state == PumpState.E2P:
        return Waiting(Want.UNBLOCKING) if pump["blocked"] else Waiting(Want.POTASSIUM, K_SITES - bound)
    if state in (PumpState.E1_3NA, PumpState.E2_2K) and not pump["atp"]:
        return Waiting(Want.ATP)
    if pump["held"] and not pump["crank"]:
        return Waiting(Want.CRANK)
    moving = int(patch.state.now[TICK]) - int(pump["since"]) < int(patch.rules.pump_wait[state])
    return Waiting(Want.TIME if moving else Want.CHANCE)


def waiting_for_atp(patch: Patch) -> int:
    """Number of pumps that wait for ATP now; like `waiting`, for all of them at once."""
    protein = patch.state.protein
    ready = (protein["state"] == PumpState.E1_3NA) | (protein["state"] == PumpState.E2_2K)
    return int(np.sum((protein["kind"] == PUMP) & (protein["running"] != 0) & ready & (protein["atp"] == 0)))


def is_stalled(patch: Patch, row: int) -> bool:
    """Whether the pump waits for something that the patch does not have now."""
    what = waiting(patch, row)
    count = patch.state.count
    if what.want == Want.SODIUM:
        return int(count[species.segment(species.NA, species.INSIDE)]) < what.more
    if what.want == Want.POTASSIUM:
        return int(count[species.segment(species.K, species.OUTSIDE)]) < what.more
    if what.want == Want.ATP:
        return int(count[species.segment(species.ATP, species.INSIDE)]) == 0
    return what.want in (Want.SWITCH, Want.UNBLOCKING)
