"""The bath: a large volume beyond the far edge that holds the outside at the set concentrations, and is the ground.

It gives and takes ions at the far edge only, so a change in the bath is seen to wash in from there.
"""

import math

from numba import uint32

from game.kernels.jit import inlined, kernel

from .events import BATH_EXCHANGE, emit
from .motion import folded
from .pump import thermal
from .randoms import BATH, uniform
from .segments import insert, remove
from .state import INWARD, NEXT_IDENT, OUTWARD, TICK

EDGE_NM = 2.0  # how far from the far wall ions are exchanged
OUT = 1


@inlined
def shortfall(s, r, species):  # type: ignore[no-untyped-def]
    """Ions to add (or, below zero, to take) this tick: all of a small difference soon, a large one over `bath_s`."""
    # Ions in a protein are not in the water: the bath holds the free ones.
    missing = r.bath[species] - s.count[2 * species + OUT]
    at_once = math.ceil(abs(missing) * r.dt_s / r.bath_s)
    return at_once if missing > 0 else -at_once


@inlined
def most_exchanged(s, r):  # type: ignore[no-untyped-def]
    """The most ions of one species that this tick's exchange could add."""
    most = 0
    if not r.sealed:
        for species in range(r.bath.size):
            most = max(most, shortfall(s, r, species))
    return most


@kernel
def exchange(s, r):  # type: ignore[no-untyped-def]
    """Bring each species outside towards its set count."""
    if r.sealed:
        return
    tick = s.now[TICK]
    edge = 1.0 - EDGE_NM / s.depth_nm[OUT]
    for species in range(r.bath.size):
        wanted = shortfall(s, r, species)
        segment = 2 * species + OUT
        for n in range(wanted):
            index = 1000003 * species + 4 * n
            x = uint32(uniform(r.seed, tick, BATH, index) * 4294967296.0)
            depth = edge + (1.0 - edge) * uniform(r.seed, tick, BATH, index + 1)
            y = uint32(min(depth, 1.0) * 2147483647.0)
            ident = s.now[NEXT_IDENT]
            s.now[NEXT_IDENT] = ident + 1 if ident < 2147483646 else 1
            vx, vy = thermal(r, tick, 500009 + index + 2), thermal(r, tick, 500009 + index + 3)
            insert(s, segment, x, y, vx, vy, ident)
            s.counts[species, OUT] += 1
            s.bath_flux[species, INWARD] += 1
            emit(s.events, s.now, BATH_EXCHANGE, species, -1, ident, INWARD)
        near_edge = uint32(edge * 2147483647.0)
        for n in range(-wanted):
            count, start = s.count[segment], s.start[segment]
            if count == 0:
                break
            first = int(uniform(r.seed, tick, BATH, 1000003 * species + 4 * n) * count)
            found = False
            for probe in range(count):
                i = start + (first + probe) % count
                if folded(s.y[i]) >= near_edge:
                    ident = s.ident[i]
                    remove(s, segment, i)
                    s.counts[species, OUT] -= 1
                    s.bath_flux[species, OUTWARD] += 1
                    emit(s.events, s.now, BATH_EXCHANGE, species, -1, ident, OUTWARD)
                    found = True
                    break
            if not found:
                break  # none is left near the edge: to look for the next among a million took seconds a tick
