"""The membrane potential: the charge that is out of balance inside, over the capacitance. Nothing else sets it.

V = (N_Na + N_K + N_Ch + 2 N_Ca - N_Cl - N_A, inside) / C
"""

from game.kernels.jit import kernel

from .state import CHARGE, TICK


@kernel
def charge_inside(s, r):  # type: ignore[no-untyped-def]
    """Net charge of all ions counted inside, e."""
    total = 0
    for species in range(r.valence.size):
        total += r.valence[species] * s.counts[species, 0]
    return total


@kernel
def update(s, r):  # type: ignore[no-untyped-def]
    """Update charge and voltage at the end of a tick, and add them to the running sums for means."""
    charge = charge_inside(s, r)
    s.now[CHARGE] = charge
    s.history_mV[s.now[TICK] % s.history_mV.size] = charge / r.capacitance_e_per_mV
    s.sum_charge[0] += charge
    s.sum_charge[1] += charge * charge
    for species in range(r.valence.size):
        s.sum_free[species, 0] += s.count[2 * species]
        s.sum_free[species, 1] += s.count[2 * species + 1]
    for side in range(2):
        s.sum_depth[side] += s.depth_nm[side]
