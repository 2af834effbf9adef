"""What the panels show of gates and spikes, taken from a patch."""

import numpy as np

from game.engine import Patch, field_potential, measure, species
from game.engine.layout import PROTEINS
from game.engine.state import LAST_END, LAST_K, LAST_NA, LAST_PEAK, NONE, SHUNT, SPIKES, UNGATED

from .readout import Excitation, Spike

_KINDS = {protein.gate: what for what, protein in PROTEINS.items() if protein.gate != UNGATED}


def excitation(patch: Patch) -> Excitation:
    """Gates and spikes of a patch, now."""
    protein, spike = patch.state.protein, patch.state.spike
    found = np.flatnonzero(np.bincount(protein["gate"][protein["kind"] != NONE], minlength=1)).tolist()
    gates = frozenset(_KINDS[gate] for gate in found if gate not in (UNGATED, SHUNT))
    return Excitation(
        gates=gates,
        spikes=int(spike[SPIKES]),
        last=last_spike(patch),
        field_uV=field_potential.strongest_uV(patch) if gates else 0.0,
        capacitance_e_per_mV=patch.capacitance_e_per_mV,
    )


def last_spike(patch: Patch) -> Spike | None:
    """The last action potential that is over, if there has been one."""
    spike = patch.state.spike
    if spike[LAST_END] == 0:
        return None
    sodium_in = int(spike[LAST_NA])
    outside = measure.concentrations_mM(patch)["Na"][species.OUTSIDE] * float(measure.ions_per_mM(patch)[1])
    return Spike(
        sodium_in,
        int(spike[LAST_K]),
        int(spike[LAST_PEAK]) / patch.capacitance_e_per_mV,
        outside / max(1, sodium_in),
        (patch.tick - int(spike[LAST_END])) * patch.spec.dt_s,
    )
