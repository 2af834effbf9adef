"""What a pump has done in this turn and in all, read from its own counters."""

from dataclasses import dataclass

from game.engine import Patch, measure, theory
from game.engine.pump import K_SITES, NA_SITES, PumpState
from game.engine.units import ATP_meV
from game.view.readout.observer import recent_voltage_mV


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the pump so far."""

    done: bool
    """It is the last whole turn, and the next has not begun."""
    na_out: int  # Na+ that have left to the outside
    k_in: int  # K+ that have left to the inside
    atp_ready: bool  # one is in its site
    atp_used: int
    charge_out: int  # e carried across so far


@dataclass(frozen=True, slots=True)
class AllTurns:
    """All turns since the pump was placed."""

    turns: int
    na_out: int
    k_in: int
    atp: int
    charge_out: int


@dataclass(frozen=True, slots=True)
class TurnEnergy:
    """Energy of one turn, meV, at the voltage and concentrations of this moment."""

    spent: float  # by the ATP of this turn
    stored: float  # by what has been carried so far
    per_turn: float  # by a whole turn; nan where a side lacks an ion
    atp: float  # what one ATP gives


def this_turn(patch: Patch, row: int) -> Turn:
    """How far the pump in `row` is in its turn."""
    pump = patch.state.protein[row]
    state, bound, cycles = PumpState(int(pump["state"])), int(pump["bound"]), int(pump["cycles"])
    ready = bool(pump["atp"])
    if state == PumpState.E1 and cycles > 0:
        return Turn(True, NA_SITES, K_SITES, ready, 1, NA_SITES - K_SITES)
    na_out = NA_SITES - bound if state == PumpState.E2P_3NA else NA_SITES if state > PumpState.E2P_3NA else 0
    k_in = K_SITES - bound if state == PumpState.E1_2K else 0
    charge = int(pump["crossed_out"]) - int(pump["crossed_in"]) - (NA_SITES - K_SITES) * cycles
    return Turn(False, na_out, k_in, ready, int(state >= PumpState.E1P_3NA), charge)


def all_turns(patch: Patch, row: int) -> AllTurns:
    """What the pump in `row` has done since it was placed."""
    pump = patch.state.protein[row]
    out, back, cycles = int(pump["crossed_out"]), int(pump["crossed_in"]), int(pump["cycles"])
    return AllTurns(cycles, out, back, cycles + int(int(pump["state"]) >= PumpState.E1P_3NA), out - back)


def energy(patch: Patch, turn: Turn) -> TurnEnergy:
    """Work per turn = 3 (E_Na - V) + 2 (V - E_K), in meV, beside what ATP gives."""
    potentials, voltage = measure.nernst_mV(patch), recent_voltage_mV(patch)
    sodium = NA_SITES * (potentials["Na"] - voltage)
    per_turn = theory.pump_work_meV(potentials["Na"], potentials["K"], voltage)
    stored = {0: 0.0, NA_SITES: sodium}.get(turn.charge_out, per_turn)
    return TurnEnergy(ATP_meV * turn.atp_used, stored, per_turn, ATP_meV)
