"""The states of both pumps: one row a state for its name, its sentence, and what is drawn of it.

The cycle itself, and what each state means, stand at the head of game/engine/pump.py (and calcium_pump.py). Each state
there has a row here; tests hold the rows against pumps that run.
"""

from dataclasses import dataclass
from typing import Final, Literal

from game.engine import calcium_pump
from game.engine.pump import K_SITES, NA_SITES, PumpState
from game.words import N_


@dataclass(frozen=True, slots=True)
class StateRow:
    """The words and the drawing of a pump in one state."""

    name: str  # the same in every language
    sentence: str  # what it does; goes through `game.words._` where it is shown
    shapes: tuple[str, str]  # the conformations (see pump_pose.CYCLE) that it comes from and moves to
    open_to: Literal["inside", "outside", "neither"]
    ion: str  # which ion its sites are for: "Na", "K" or "Ca"
    bound: int  # how many are on when the state begins; 0 where it waits for them
    atp: bool  # ATP lies in its site when the state begins
    phosphate: bool  # ATP's phosphate is on it


STATES: Final[dict[PumpState, StateRow]] = {
    PumpState.E1: StateRow(
        "E1",
        N_("Open to the inside. Waiting for three Na⁺."),
        ("e1", "e1"),
        open_to="inside",
        ion="Na",
        bound=0,
        atp=True,
        phosphate=False,
    ),
    PumpState.E1_3NA: StateRow(
        "E1·3Na⁺",
        N_("Three Na⁺ from inside the cell fill the three sites."),
        ("e1", "e1na"),
        open_to="inside",
        ion="Na",
        bound=NA_SITES,
        atp=True,
        phosphate=False,
    ),
    PumpState.E1P_3NA: StateRow(
        "E1P·3Na⁺",
        N_("ATP gives the pump a phosphate, and the inner gate shuts."),
        ("e1na", "e1p"),
        open_to="neither",
        ion="Na",
        bound=NA_SITES,
        atp=False,
        phosphate=True,
    ),
    PumpState.E2P_3NA: StateRow(
        "E2P·3Na⁺",
        N_("Open to the outside. The Na⁺ leave."),
        ("e1p", "e2p"),
        open_to="outside",
        ion="Na",
        bound=NA_SITES,
        atp=False,
        phosphate=True,
    ),
    PumpState.E2P: StateRow(
        "E2P",
        N_("Open to the outside. Waiting for two K⁺."),
        ("e2p", "e2p"),
        open_to="outside",
        ion="K",
        bound=0,
        atp=False,
        phosphate=True,
    ),
    PumpState.E2P_2K: StateRow(
        "E2P·2K⁺",
        N_("Two K⁺ from outside fill the two sites."),
        ("e2p", "e2pk"),
        open_to="outside",
        ion="K",
        bound=K_SITES,
        atp=False,
        phosphate=True,
    ),
    PumpState.E2_2K: StateRow(
        "E2·2K⁺",
        N_("The phosphate leaves, and the outer gate shuts."),
        ("e2pk", "e2"),
        open_to="neither",
        ion="K",
        bound=K_SITES,
        atp=False,
        phosphate=False,
    ),
    PumpState.E1_2K: StateRow(
        "E1·2K⁺",
        N_("ATP binds, and the pump opens to the inside, where the K⁺ leave."),
        ("e2", "e1"),
        open_to="inside",
        ion="K",
        bound=K_SITES,
        atp=True,
        phosphate=False,
    ),
}
"""The sodium-potassium pump, in the order of its cycle."""

CALCIUM_STATES: Final[dict[calcium_pump.CalciumPumpState, StateRow]] = {
    calcium_pump.CalciumPumpState.E1: StateRow(
        "E1",
        N_("Open to the inside. Waiting for one Ca²⁺."),
        ("e2p", "e1"),
        open_to="inside",
        ion="Ca",
        bound=0,
        atp=True,
        phosphate=False,
    ),
    calcium_pump.CalciumPumpState.E1_CA: StateRow(
        "E1·Ca²⁺",
        N_("A Ca²⁺ from inside the cell fills its site."),
        ("e1", "e1na"),
        open_to="inside",
        ion="Ca",
        bound=1,
        atp=True,
        phosphate=False,
    ),
    calcium_pump.CalciumPumpState.E1P_CA: StateRow(
        "E1P·Ca²⁺",
        N_("ATP gives its phosphate. The gate to the inside is shut."),
        ("e1na", "e1p"),
        open_to="neither",
        ion="Ca",
        bound=1,
        atp=False,
        phosphate=True,
    ),
    calcium_pump.CalciumPumpState.E2P_CA: StateRow(
        "E2P·Ca²⁺",
        N_("Open to the outside. The Ca²⁺ leaves."),
        ("e1p", "e2p"),
        open_to="outside",
        ion="Ca",
        bound=1,
        atp=False,
        phosphate=True,
    ),
    calcium_pump.CalciumPumpState.E2P: StateRow(
        "E2P",
        N_("Empty. Waiting for ATP, to turn back."),
        ("e2p", "e2p"),
        open_to="outside",
        ion="Ca",
        bound=0,
        atp=False,
        phosphate=True,
    ),
}
"""The calcium pump, in the order of its cycle."""
