"""Water follows particles: it crosses the membrane towards the side where more is dissolved.

    d(depth)/dt = (L / c0) (c_inside - c_outside),    c = all that is dissolved, whatever it is, per volume

which is van 't Hoff's law of osmotic pressure, Pi = kT c (van 't Hoff 1887, Z phys Chem 1:481), with a membrane that
lets water through in proportion to the difference of pressure. Depths alone change: an ion's place is a fraction of the
depth, so the water carries every ion with it and none is lost or made.

How far the membrane is stretched follows from the volume. The patch stands for a round cell that has folds of membrane
in reserve: swelling smooths out the folds, then stretches what there is, until it tears.
"""

import math

from game.kernels.jit import inlined, kernel

from .motion import UNIT
from .state import TEAR_TICK, TICK

IN, OUT = 0, 1
SHALLOWEST, DEEPEST = 0.2, 5.0  # of the depth at the start: beyond, the water stands still


@inlined
def phase_step(speed_nm_per_s: float, dt_s: float, depth_nm: float) -> int:
    """Phase that an ion moves across the water in a tick, per unit of its velocity."""
    return round(speed_nm_per_s * dt_s / UNIT / (2.0 * depth_nm) * 4294967296.0)


@kernel
def dissolved_mM(s, r, side):  # type: ignore[no-untyped-def]
    """All that is dissolved on one side; what is in a pore or a pump is not in the water."""
    particles = 0
    for species in range(r.valence.size):
        particles += s.count[2 * species + side]
    return particles / (r.ions_per_mM_nm * s.depth_nm[side])


@inlined
def stretch(volume: float, reserve: float) -> float:
    """Share by which the membrane's area is stretched at `volume` times the cell's own; 0 while there are folds.

    A sphere of that volume needs volume^(2/3) of area; folds had `reserve` of it put by.
    """
    return max(0.0, math.pow(volume, 2.0 / 3.0) / (1.0 + reserve) - 1.0)


@kernel
def set_depth(s, r, side, depth_nm):  # type: ignore[no-untyped-def]
    """Make the water of one side so deep."""
    s.depth_nm[side] = depth_nm
    for species in range(r.valence.size):
        s.step_y[2 * species + side] = phase_step(r.speed_nm_per_s[species], r.dt_s, depth_nm)


@kernel
def flow(s, r):  # type: ignore[no-untyped-def]
    """Let water cross for one tick; where that stretches the membrane too far, note that it tears now."""
    if r.water_nm_per_s_per_mM == 0.0 or s.tear[TEAR_TICK] >= 0:
        return  # a rigid patch; or a torn one, whose hole lets what is dissolved through and not water alone
    old = s.depth_nm[IN]
    wanted = old + r.dt_s * r.water_nm_per_s_per_mM * (dissolved_mM(s, r, IN) - dissolved_mM(s, r, OUT))
    new = min(max(wanted, SHALLOWEST * r.depth_nm[IN]), DEEPEST * r.depth_nm[IN])
    if r.sealed:  # the water that comes in is missing outside
        least = SHALLOWEST * r.depth_nm[OUT]
        new = min(new, old + max(0.0, s.depth_nm[OUT] - least))
        set_depth(s, r, OUT, s.depth_nm[OUT] + old - new)
    set_depth(s, r, IN, new)
    if stretch(new / r.depth_nm[IN], r.reserve) > r.burst:
        s.tear[TEAR_TICK] = s.now[TICK]


def volume_for(stretched: float, reserve: float) -> float:
    """The volume, as a multiple of the cell's own, at which the membrane is stretched by that share."""
    return math.pow((1.0 + stretched) * (1.0 + reserve), 1.5)
