"""Leak channels: an ion in the vestibule may enter the pore, at a rate that obeys detailed balance.

With u = z V / (kT/e), an ion leaves the cell at k u / (1 - exp(-u)) and enters it at k u / (exp(u) - 1). Their ratio is
exp(u): the Goldman-Hodgkin-Katz flux law, ion by ion (Goldman 1943; Hodgkin and Katz 1949). The ion comes out at the
mirror image of the place it left, with the velocity it had as seen from the membrane, so each jump undoes its reverse
and equilibrium is exact.
"""

import math

from game.kernels.jit import inlined, kernel

from .events import CROSSED, emit
from .segments import insert
from .state import COMMITTED, INWARD, OUTWARD, RELEASE, THROUGH, TICK, TRANSITS


@kernel
def bias(u: float, side: int) -> float:
    """How much faster (or slower) than at V = 0 an ion enters the pore from `side`; 1 at u = 0."""
    if abs(u) < 1e-6:
        return 1.0 + 0.5 * u if side == 0 else 1.0 - 0.5 * u
    if side == 0:
        return u / -math.expm1(-u)
    return u / math.expm1(u)


@kernel
def chance(rate_per_s: float, dt_s: float) -> float:
    """Probability that something at `rate_per_s` happens within `dt_s`."""
    return -math.expm1(-rate_per_s * dt_s)


@inlined
def entry_chance(k_per_s: float, dt_s: float, factor: float, greater: float) -> float:
    """Probability that an ion in the vestibule enters the pore in one tick.

    Linear in the rate, not 1 - exp(-rate dt): in steps of dt it is the *ratio* of the two directions' chances that
    must be exp(u), and the exponential's saturation would pull E_K down by more than 1 mV. `factor` is the `bias` of
    this side, `greater` that of the quicker side: where the quicker one would pass 1, both are held back alike.
    """
    return k_per_s * dt_s * factor / max(1.0, k_per_s * dt_s * greater)


@inlined
def start_transit(transit, now, kind, species, side, protein, site, ident, x, y, vx, vy):  # type: ignore[no-untyped-def]
    """Add an ion to the list of those in transit; it will land at (x, y) on `side`."""
    n = now[TRANSITS]
    row = transit[n]
    row.kind = kind
    row.species = species
    row.side = side
    row.protein = protein
    row.site = site
    row.since = now[TICK]
    row.ident = ident
    row.x = x
    row.y = y
    row.vx = vx
    row.vy = vy
    now[TRANSITS] = n + 1


@kernel
def advance_transits(s, r):  # type: ignore[no-untyped-def]
    """Advance the ions in transit by one tick: count one across at the middle of its pore, and land it at the end."""
    middle = r.transit_ticks // 2
    for n in range(s.now[TRANSITS] - 1, -1, -1):
        row = s.transit[n]
        age = s.now[TICK] - row.since
        species, side = row.species, row.side
        if row.kind == THROUGH and age == middle:
            direction = OUTWARD if side == 1 else INWARD
            s.counts[species, 1 - side] -= 1
            s.counts[species, side] += 1
            s.channel_flux[species, direction] += 1
            s.now[COMMITTED] -= r.valence[species] if direction == INWARD else -r.valence[species]
            if row.protein >= 0:  # the channel is still there
                if direction == OUTWARD:
                    s.protein[row.protein].crossed_out += 1
                else:
                    s.protein[row.protein].crossed_in += 1
            emit(s.events, s.now, CROSSED, species, row.protein, row.ident, direction)
        if age >= (r.release_ticks if row.kind == RELEASE else r.transit_ticks):
            insert(s, 2 * species + side, row.x, row.y, row.vx, row.vy, row.ident)
            last = s.now[TRANSITS] - 1
            s.transit[n] = s.transit[last]
            s.now[TRANSITS] = last
