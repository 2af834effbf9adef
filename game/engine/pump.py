"""The sodium-potassium pump: the Albers-Post cycle, with the ions that are really there.

    E1 --3 Na+ bind, inside--> E1_3NA --ATP gives its phosphate--> E1P_3NA --turns--> E2P_3NA
    ^                                                                                   |
    |                                                                        3 Na+ leave, outside
    |                                                                                   v
    E1_2K <--ATP binds, turns-- E2_2K <--phosphate leaves-- E2P_2K <--2 K+ bind, outside-- E2P

(Albers 1967; Post et al. 1972; numbers of ions from Post and Jolly 1957.) 3 Na+ go out and 2 K+ come in for one ATP:
one net charge out. Bound ions are counted on the side that the sites were last open to, so the three charges cross as
the pump opens to the outside and the two as it opens to the inside. No ion is lost: if the pump is taken away they
come out.
"""

import math
from enum import IntEnum

from numba import int16, uint32

from game.kernels.jit import entry, inlined, kernel

from . import species
from .channels import chance, start_transit
from .events import BOUND, FREED, PUMP_STATE, emit
from .motion import UNIT
from .randoms import PUMP_RELEASE, PUMP_STEP, uniform
from .respiration import count_made, fresh_ident
from .state import ATP, CYCLES, INWARD, OUTWARD, PUMP, RELEASE, TICK


class PumpState(IntEnum):
    """The states in the order of the cycle."""

    E1 = 0  # open to the inside, ATP in its site, fewer than three Na+ on
    E1_3NA = 1  # three Na+ on, still open to the inside
    E1P_3NA = 2  # shut on both sides, phosphorylated, ADP gone
    E2P_3NA = 3  # open to the outside, its Na+ leaving one by one
    E2P = 4  # open to the outside, fewer than two K+ on: where ouabain binds
    E2P_2K = 5  # two K+ on, still open to the outside
    E2_2K = 6  # shut on both sides, phosphate gone, waiting for ATP
    E1_2K = 7  # open to the inside, ATP bound, its K+ leaving one by one


E1, E1_3NA, E1P_3NA, E2P_3NA, E2P, E2P_2K, E2_2K, E1_2K = (int(state) for state in PumpState)
NA, K, ATP_MOLECULE, ADP, PI = species.NA, species.K, species.ATP, species.ADP, species.PI
NA_SITES, K_SITES = 3, 2
NUCLEOTIDE_SITE, PHOSPHATE_SITE = 4, 5  # after the ions' sites, in TRANSIT.site


@inlined
def accepts(protein, ion, side):  # type: ignore[no-untyped-def]
    """Whether this pump has a free site, open to `side`, for an ion of species `ion`."""
    if protein.running == 0:
        return False
    if ion == ATP_MOLECULE:  # binds where the site stands open to the inside
        return side == 0 and protein.atp == 0 and (protein.state == E2_2K or protein.state <= E1_3NA)
    if ion == NA and side == 0:
        return protein.state == E1 and protein.bound < NA_SITES
    return ion == K and side == 1 and protein.state == E2P and protein.bound < K_SITES and protein.blocked == 0


@kernel
def enter_state(pump, events, now, p, state):  # type: ignore[no-untyped-def]
    """Set the pump's state, and emit the event."""
    pump.state = state
    pump.since = now[TICK]
    pump.crank = 0  # one turn of the crank, one state
    emit(events, now, PUMP_STATE, -1, p, 0, state)


@inlined
def bind(s, p, ion, ident, x_nm, depth_nm):  # type: ignore[no-untyped-def]
    """Bind an ion to the next free site, or ATP to its own; the last ion of a set starts the next state."""
    if ion == ATP_MOLECULE:
        s.protein[p].atp = ident
        s.protein[p].atp_tick = s.now[TICK]
        s.protein[p].atp_x = x_nm
        s.protein[p].atp_depth = depth_nm
        emit(s.events, s.now, BOUND, ion, p, ident, 0)
        return
    site = s.protein[p].bound
    s.site_ident[p, site] = ident
    s.site_tick[p, site] = s.now[TICK]
    s.site_x[p, site] = x_nm
    s.site_depth[p, site] = depth_nm
    s.protein[p].bound = site + 1
    emit(s.events, s.now, BOUND, ion, p, ident, 0)
    if ion == NA and site + 1 == NA_SITES:
        enter_state(s.protein[p], s.events, s.now, p, E1_3NA)
    elif ion == K and site + 1 == K_SITES:
        enter_state(s.protein[p], s.events, s.now, p, E2P_2K)


@kernel
def thermal(r, tick, index):  # type: ignore[no-untyped-def]
    """A Gaussian velocity in motion units (Box and Muller 1958)."""
    radius = math.sqrt(-2.0 * math.log(1.0 - uniform(r.seed, tick, PUMP_RELEASE, 2 * index)))
    v = radius * math.cos(2.0 * math.pi * uniform(r.seed, tick, PUMP_RELEASE, 2 * index + 1))
    return int16(max(-7.9, min(7.9, v)) * UNIT)  # type: ignore[call-overload]


@entry
def release_ion(s, r, p, ion, side):  # type: ignore[no-untyped-def]
    """Release the last bound ion to a random place in the capture zone on `side`: the reverse of its capture."""
    site = s.protein[p].bound - 1
    ident = s.site_ident[p, site]
    s.site_ident[p, site] = 0
    s.protein[p].bound = site
    release_particle(s, r, p, ion, side, site, ident)


@entry
def release_particle(s, r, p, ion, side, site, ident):  # type: ignore[no-untyped-def]
    """Start the transit of a bound particle from `site` to a random place in the capture zone on `side`."""
    tick = s.now[TICK]
    index = 8 * p + site
    half = 0.5 * s.protein[p].slots * r.width_nm / s.owner.size
    x_nm = s.protein[p].x + half * (2.0 * uniform(r.seed, tick, PUMP_RELEASE, 8 * index + 4) - 1.0)
    depth = r.capture_nm * uniform(r.seed, tick, PUMP_RELEASE, 8 * index + 5)
    x = uint32((x_nm % r.width_nm) / r.width_nm * 4294967296.0)
    y = uint32(min(1.0, depth / s.depth_nm[side]) * 2147483647.0)
    vx, vy = thermal(r, tick, 4 * index), thermal(r, tick, 4 * index + 1)
    start_transit(s.transit, s.now, RELEASE, ion, side, p, site, ident, x, y, vx, vy)
    emit(s.events, s.now, FREED, ion, p, ident, OUTWARD if side == 1 else INWARD)


@kernel
def carry(s, p, ion, direction, ions):  # type: ignore[no-untyped-def]
    """Count `ions` across the membrane."""
    to = 1 if direction == OUTWARD else 0
    s.counts[ion, 1 - to] -= ions
    s.counts[ion, to] += ions
    s.pump_flux[ion, direction] += ions
    if direction == OUTWARD:
        s.protein[p].crossed_out += ions
    else:
        s.protein[p].crossed_in += ions


@inlined
def has_atp(s, r, p):  # type: ignore[no-untyped-def]
    """Whether an ATP is bound and has arrived at its site."""
    return s.protein[p].atp != 0 and s.now[TICK] - s.protein[p].atp_tick >= r.release_ticks


@inlined
def arrived(s, r, p):  # type: ignore[no-untyped-def]
    """Whether the last ion to bind, if there is one, has arrived at its site: none leaves before."""
    bound = s.protein[p].bound
    return bound > 0 and s.now[TICK] - s.site_tick[p, bound - 1] >= r.release_ticks


@kernel
def split_atp(s, r, p):  # type: ignore[no-untyped-def]
    """ATP gives its phosphate to the pump; the ADP leaves."""
    ident = s.protein[p].atp
    s.protein[p].atp = 0
    s.protein[p].phosphate = fresh_ident(s)
    s.spent[ATP] += 1
    count_made(s, ATP_MOLECULE, -1)
    count_made(s, ADP, 1)
    count_made(s, PI, 1)
    release_particle(s, r, p, ADP, 0, NUCLEOTIDE_SITE, ident)


@entry
def shed_phosphate(s, r, p):  # type: ignore[no-untyped-def]
    """The phosphate leaves the pump, to the inside."""
    ident = s.protein[p].phosphate
    s.protein[p].phosphate = 0
    release_particle(s, r, p, PI, 0, PHOSPHATE_SITE, ident)


@kernel
def turn(s, r):  # type: ignore[no-untyped-def]
    """Advance every running pump by one tick: it may take the next step of the cycle."""
    for p in range(s.protein.size):
        pump = s.protein[p]
        if pump.kind != PUMP or pump.running == 0:
            continue
        if pump.held != 0 and pump.crank == 0 and pump.state != E1 and pump.state != E2P:
            continue  # ions bind and unbind in open sites by themselves; all else waits for `crank`
        if s.now[TICK] - pump.since < r.pump_wait[pump.state]:
            continue  # still moving into its present state
        state, bound = pump.state, pump.bound
        u = uniform(r.seed, s.now[TICK], PUMP_STEP, p)
        if state == E1:
            if arrived(s, r, p) and u < chance(bound * r.pump_off[NA], r.dt_s):
                release_ion(s, r, p, NA, 0)
            continue
        if state == E2P:
            if arrived(s, r, p) and u < chance(bound * r.pump_off[K], r.dt_s):
                release_ion(s, r, p, K, 1)
            continue
        rate = r.pump_turn[state]
        if state in (E2_2K, E1_3NA) and not has_atp(s, r, p):
            continue
        if u >= chance(rate, r.dt_s):
            continue
        if state == E1_3NA:
            split_atp(s, r, p)
            enter_state(s.protein[p], s.events, s.now, p, E1P_3NA)
        elif state == E1P_3NA:
            carry(s, p, NA, OUTWARD, NA_SITES)
            enter_state(s.protein[p], s.events, s.now, p, E2P_3NA)
        elif state == E2P_3NA:
            release_ion(s, r, p, NA, 1)
            if bound == 1:
                enter_state(s.protein[p], s.events, s.now, p, E2P)
        elif state == E2P_2K:
            shed_phosphate(s, r, p)
            enter_state(s.protein[p], s.events, s.now, p, E2_2K)
        elif state == E2_2K:
            carry(s, p, K, INWARD, K_SITES)
            enter_state(s.protein[p], s.events, s.now, p, E1_2K)
        elif state == E1_2K:
            release_ion(s, r, p, K, 0)
            if bound == 1:
                pump.cycles += 1
                s.spent[CYCLES] += 1
                enter_state(s.protein[p], s.events, s.now, p, E1)


def holds(state: int) -> tuple[int, int]:
    """The ion that is bound in a pump in `state`, and the side that it is counted on: (species, side)."""
    if state in (E1, E1_3NA, E1P_3NA):
        return NA, 0
    if state == E2P_3NA:
        return NA, 1
    return (K, 0) if state == E1_2K else (K, 1)
