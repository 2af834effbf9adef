"""Ions that meet a protein: the few marked by the motion are decided here, one by one, with full-quality chances."""

from numba import uint32

from game.kernels.jit import kernel

from . import calcium_pump, pump
from .channels import bias, chance, entry_chance, start_transit
from .motion import BLOCK, folded
from .randoms import ENTRY, uniform
from .segments import remove
from .state import (
    CALCIUM_PUMP,
    CHANNEL,
    CHARGE,
    COMMITTED,
    HOLE,
    THROUGH,
    TICK,
    TRANSITS,
    UNGATED,
)


@kernel
def thresholds(s, r):  # type: ignore[no-untyped-def]
    """For each segment: how near an ion must be, the most likely that anything takes it now, and channel bias.

    They are in s.near, s.threshold and s.bias until the next tick.
    """
    # Ions already in a pore are felt by those that would follow; and a jump feels the mean of the voltages before and
    # after it. Both keep detailed balance exact where one ion shifts V by 0.7 mV.
    charge = s.now[CHARGE] + s.now[COMMITTED]
    for species in range(r.valence.size):
        z = r.valence[species]
        for side in range(2):
            segment = 2 * species + side
            half_jump = -0.5 * z if side == 0 else 0.5 * z
            u = z * (charge + half_jump) / r.capacitance_e_per_mV / r.thermal_mV
            s.bias[segment, 0] = bias(u, side)
            s.bias[segment, 1] = max(bias(u, 0), bias(u, 1))
            most, reach = 0.0, 0.0
            if r.k_max[species] > 0.0:
                most, reach = (
                    entry_chance(r.k_max[species], r.dt_s, s.bias[segment, 0], s.bias[segment, 1]),
                    r.reach_nm[species],
                )
            ion = (species == pump.NA and side == 0) or (species == pump.K and side == 1)
            calcium = r.has_calcium_pumps and species == calcium_pump.CA and side == 0
            energy = (r.has_pumps or r.has_calcium_pumps) and species == pump.ATP_MOLECULE and side == 0
            if (r.has_pumps and ion) or calcium or energy:
                most = max(most, chance(r.pump_on[species], r.dt_s))
                reach = max(reach, r.catch_nm[species])
            s.near[segment] = uint32(min(1.0, reach / s.depth_nm[side]) * 2147483647.0)
            s.threshold[segment] = uint32(min(0.99999999, most) * 4294967296.0)  # type: ignore[call-overload]


@kernel
def decide_candidates(s, r):  # type: ignore[no-untyped-def]
    """Let candidates enter pores and bind to pumps; from the last row to the first, as removal moves the last."""
    block = 0  # as `move_share` counted them
    for segment in range(s.count.size):
        start = s.start[segment]
        blocks = (s.count[segment] + BLOCK - 1) // BLOCK
        if s.threshold[segment] > uint32(0):
            for n in range(blocks - 1, -1, -1):
                low = start + n * BLOCK
                for k in range(low + s.found[block + 1 + n] - 1, low - 1, -1):
                    decide_ion(s, r, segment, s.candidate[k], s.candidate_x[k], s.candidate_y[k])
        block += blocks


@kernel
def decide_ion(s, r, segment, i, x, y):  # type: ignore[no-untyped-def]
    """Let the ion in row `i`, at (x, y), enter the pore or bind to the pump in front of it, or leave it where it is."""
    slots = s.owner.size
    x_nm = x * (r.width_nm / 4294967296.0)
    owner = s.owner[min(slots - 1, int(x_nm * slots / r.width_nm))]
    if owner < 0:
        return
    species, side = segment // 2, segment % 2
    thinned = s.threshold[segment] / 4294967296.0
    protein = s.protein[owner]
    depth = folded(y) * (s.depth_nm[side] / 2147483648.0)
    u = uniform(r.seed, s.now[TICK], ENTRY, i)
    if protein.kind == CHANNEL or protein.kind == HOLE:
        if (protein.passes >> species) & 1 == 0 or protein.open == 0 or protein.blocked != 0:
            return
        square = (x_nm - protein.x) ** 2 + depth * depth
        near = depth < r.gate_reach_nm if protein.gate != UNGATED else square < r.vestibule_nm**2
        if protein.kind == HOLE:
            near = depth < r.hole_reach_nm
        # Pumps take their turn after this, and may each set one on its way.
        if not near or s.now[TRANSITS] >= s.transit.size - s.protein.size:
            return
        if u * thinned < entry_chance(protein.k, r.dt_s, s.bias[segment, 0], s.bias[segment, 1]):
            # The mirror image: the same depth in nm on the other side.
            if s.depth_nm[0] != s.depth_nm[1]:
                across = uint32(min(1.0, depth / s.depth_nm[1 - side]) * 2147483647.0)
                y = uint32(~across) if y >> uint32(31) else across
            start_transit(s.transit, s.now, THROUGH, species, 1 - side, owner, 0, s.ident[i], x, y, s.vx[i], s.vy[i])
            s.now[COMMITTED] += r.valence[species] if side == 1 else -r.valence[species]
            remove(s, segment, i)
    elif depth < r.catch_nm[species] and u * thinned < chance(r.pump_on[species], r.dt_s):
        calcium = protein.kind == CALCIUM_PUMP
        if calcium and not calcium_pump.accepts(protein, species, side):
            return
        if not calcium and not pump.accepts(protein, species, side):
            return
        if calcium and species != pump.ATP_MOLECULE:
            calcium_pump.bind(s, owner, s.ident[i], x_nm, depth)
        else:
            pump.bind(s, owner, species, s.ident[i], x_nm, depth)
        remove(s, segment, i)
