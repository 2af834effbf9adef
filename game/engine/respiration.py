"""Respiration: ADP and phosphate that drift to the mitochondria come back as ATP, as fast as oxygen and glucose allow.

The mitochondria lie just below the picture: a real one, half a micrometre and more across, is wider than the whole
patch. What drifts into the inner half of the cytoplasm shown is within their reach. Glucose alone (glycolysis) makes 2
ATP where glucose with oxygen makes about 32 (Alberts et al., Molecular Biology of the Cell, 6th ed., ch. 14). The
cell's other work uses ATP too, wherever it is.

ATP, ADP and Pi are agents. Adenine (ATP + ADP) and phosphate (ATP + Pi) are conserved to the molecule; those bound in
pumps included.
"""

from numba import uint32

from game.kernels.jit import inlined, kernel

from . import species
from .channels import chance
from .motion import folded
from .randoms import OTHER_WORK, RESPIRATION, uniform
from .segments import insert, is_full, remove
from .state import GLUCOSE, NEXT_IDENT, OXYGEN, TICK

ATP, ADP, PI = species.ATP, species.ADP, species.PI
GLYCOLYSIS = 2.0 / 32.0
"""Share of the ATP that glucose still gives without oxygen."""
HALF = 0.1
"""Stores of oxygen and glucose, of 1, at which each lets respiration run at about half speed."""


@inlined
def relative_rate(oxygen: float, glucose: float) -> float:
    """How fast respiration can run, 0 to 1, with so much in store of each (0 to 1)."""
    air = (1.0 + HALF) * oxygen / (oxygen + HALF)
    sugar = (1.0 + HALF) * glucose / (glucose + HALF)
    return sugar * (GLYCOLYSIS + (1.0 - GLYCOLYSIS) * air)


@inlined
def nearest_phosphate(s, x, reach):  # type: ignore[no-untyped-def]
    """Of the free Pi within the mitochondria's reach, the row of the one nearest to `x`; -1 if there is none."""
    segment = 2 * PI
    best, least = -1, uint32(0xFFFFFFFF)
    for i in range(s.start[segment], s.start[segment] + s.count[segment]):
        if folded(s.y[i]) < reach:
            continue
        apart = uint32(s.x[i] - x)
        apart = min(apart, uint32(uint32(0) - apart))
        if apart < least:
            best, least = i, apart
    return best


@kernel
def count_made(s, species_made, number):  # type: ignore[no-untyped-def]
    """Count molecules that chemistry inside has made (or, below zero, used up)."""
    s.counts[species_made, 0] += number
    s.made[species_made] += number


@inlined
def make_atp(s, r):  # type: ignore[no-untyped-def]
    """Let each ADP within reach of the mitochondria become ATP, with a phosphate that is there too."""
    reach = uint32(r.mitochondria * 2147483647.0)
    likely = chance(r.respiration_per_s * relative_rate(s.fuel[OXYGEN], s.fuel[GLUCOSE]), r.dt_s)
    segment = 2 * ADP
    for i in range(s.start[segment] + s.count[segment] - 1, s.start[segment] - 1, -1):
        if folded(s.y[i]) < reach or uniform(r.seed, s.now[TICK], RESPIRATION, s.ident[i]) >= likely:
            continue
        phosphate = nearest_phosphate(s, s.x[i], reach)
        if phosphate < 0 or is_full(s, 2 * ATP):
            return
        insert(s, 2 * ATP, s.x[i], s.y[i], s.vx[i], s.vy[i], s.ident[i])
        remove(s, segment, i)
        remove(s, 2 * PI, phosphate)
        count_made(s, ATP, 1)
        count_made(s, ADP, -1)
        count_made(s, PI, -1)


@inlined
def spend_atp(s, r):  # type: ignore[no-untyped-def]
    """The cell's other work: any free ATP may be split where it is."""
    likely = chance(r.other_work_per_s, r.dt_s)
    segment = 2 * ATP
    for i in range(s.start[segment] + s.count[segment] - 1, s.start[segment] - 1, -1):
        if uniform(r.seed, s.now[TICK], OTHER_WORK, s.ident[i]) >= likely:
            continue
        if is_full(s, 2 * ADP) or is_full(s, 2 * PI):
            return
        x, y, vx, vy = s.x[i], s.y[i], s.vx[i], s.vy[i]
        insert(s, 2 * ADP, x, y, vx, vy, s.ident[i])
        remove(s, segment, i)
        # The phosphate goes the other way.
        insert(s, 2 * PI, x, y, -vx, -vy, fresh_ident(s))
        count_made(s, ATP, -1)
        count_made(s, ADP, 1)
        count_made(s, PI, 1)


@kernel
def fresh_ident(s):  # type: ignore[no-untyped-def]
    """A new ident, which no particle in the patch has."""
    ident = s.now[NEXT_IDENT]
    s.now[NEXT_IDENT] = ident + 1 if ident < 2147483646 else 1
    return ident


@kernel
def step(s, r):  # type: ignore[no-untyped-def]
    """One tick: stores follow the supply, mitochondria make ATP, the cell's other work spends it."""
    for fuel in range(2):
        s.fuel[fuel] += (r.supply[fuel] - s.fuel[fuel]) * min(1.0, r.dt_s / r.fuel_s[fuel])
    make_atp(s, r)
    spend_atp(s, r)
