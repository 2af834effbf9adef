"""A microelectrode: its tip reads the voltage of the water it is in, puts ions into the cell, and can hold V.

All that it puts in or takes out are whole ions at its tip, inside the cell, and State.injected counts them; the
voltage answers because the charge has changed. To hold a voltage it gives or takes, in every tick, as many K+ as the
charge lacks (and gives Cl- where there is no K+ left to take): the wire of a real one carries the same current in K+
and Cl-. It has no resistance, no capacitance and no noise of its own.
"""

import math

from numba import uint32

from game.kernels.jit import entry, inlined, kernel

from .motion import folded
from .pump import thermal
from .randoms import ELECTRODE, uniform
from .segments import insert, remove
from .species import CL, K
from .state import (
    CHARGE,
    CLAMP_CHARGE,
    CLAMP_MV,
    NEXT_IDENT,
    PULSE_TICK,
    RELAX_TICKS,
    TICK,
    TIP_HEIGHT,
    TIP_X,
    TRANSITS,
)
from .voltage import charge_inside

FACE_NM = 2.0  # half the membrane
TIP_NM = 1.5  # the mouth of the tip, within which ions appear
IN = 0
_AFAR = 4_000_000_000  # a range of indices from which nothing else draws velocities


@entry
def put_in(s, r, species, count):  # type: ignore[no-untyped-def]
    """Add `count` ions at the tip. The caller has made sure that there is room."""
    deep = -s.electrode[TIP_HEIGHT] - FACE_NM
    for _n in range(count):
        ident = s.now[NEXT_IDENT]
        s.now[NEXT_IDENT] = ident + 1 if ident < 2147483646 else 1
        away = TIP_NM * math.sqrt(uniform(r.seed, s.now[TICK], ELECTRODE, 4 * ident))
        turn = 2.0 * math.pi * uniform(r.seed, s.now[TICK], ELECTRODE, 4 * ident + 1)
        along = (s.electrode[TIP_X] + away * math.cos(turn)) / r.width_nm
        depth = min(max(deep + away * math.sin(turn), 0.0), s.depth_nm[IN]) / s.depth_nm[IN]
        vx, vy = thermal(r, s.now[TICK], _AFAR + 2 * ident), thermal(r, s.now[TICK], _AFAR + 2 * ident + 1)
        x = uint32((along - math.floor(along)) * 4294967295.0)
        insert(s, 2 * species + IN, x, uint32(depth * 2147483647.0), vx, vy, ident)
    s.counts[species, IN] += count
    s.injected[species] += count


@entry
def take_out(s, r, species, count):  # type: ignore[no-untyped-def]
    """Remove up to `count` free ions at the tip, from nearer to farther; returns how many were removed."""
    segment = 2 * species + IN
    deep = -s.electrode[TIP_HEIGHT] - FACE_NM
    taken, reach = 0, 2.0 * TIP_NM
    while taken < count and s.count[segment] > 0:
        for i in range(s.start[segment] + s.count[segment] - 1, s.start[segment] - 1, -1):
            x = abs(s.x[i] * (r.width_nm / 4294967296.0) - s.electrode[TIP_X])
            x = min(x, r.width_nm - x)
            y = folded(s.y[i]) * (s.depth_nm[IN] / 2147483648.0) - deep
            if x * x + y * y < reach * reach:
                remove(s, segment, i)
                taken += 1
                if taken == count:
                    break
        reach *= 1.5
    s.counts[species, IN] -= taken
    s.injected[species] -= taken
    return taken


@inlined
def lacking(s, r):  # type: ignore[no-untyped-def]
    """Charge to add inside to reach the clamped voltage, e; 0 without a clamp."""
    if math.isnan(s.electrode[CLAMP_MV]):
        return 0
    return round(s.electrode[CLAMP_MV] * r.capacitance_e_per_mV) - charge_inside(s, r)


@inlined
def most_put_in(s, r):  # type: ignore[no-untyped-def]
    """The most ions of one species that the clamp may add in the coming tick."""
    return 0 if math.isnan(s.electrode[CLAMP_MV]) else abs(lacking(s, r)) + 2 * s.now[TRANSITS]


@kernel
def hold(s, r):  # type: ignore[no-untyped-def]
    """Add or remove the charge that the clamp needs in this tick, and count it."""
    missing = lacking(s, r)
    if missing > 0:
        put_in(s, r, K, missing)
    elif missing < 0:
        left = -missing - take_out(s, r, K, -missing)
        if left > 0:
            put_in(s, r, CL, left)
    s.pulse[CLAMP_CHARGE] += missing


@kernel
def note(s, r):  # type: ignore[no-untyped-def]
    """Add this frame's voltage to the mean course of V after pulses like the last one."""
    age = s.now[TICK] - s.pulse[PULSE_TICK]
    if s.pulse[PULSE_TICK] >= 0 and age < RELAX_TICKS:
        s.relaxed[0, age] += s.now[CHARGE] / r.capacitance_e_per_mV
        s.relaxed[1, age] += 1.0
