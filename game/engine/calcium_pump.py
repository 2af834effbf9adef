"""The calcium pump of the outer membrane (PMCA): a short cycle that carries one Ca2+ out for one ATP.

    E1 --Ca2+ binds, inside--> E1_CA --ATP gives its phosphate--> E1P_CA --turns--> E2P_CA --Ca2+ leaves, outside--> E2P
    ^                                                                                                                 |
    +---------------------------- the phosphate leaves, a new ATP binds, turns back ----------------------------------+

(Schatzmann 1966, Experientia 22:364; one Ca2+ an ATP: Niggli and others 1981, J Biol Chem 256:395.)
Its bound Ca2+ is counted inside until the pump opens to the outside, when two charges cross. In life H+ come back for
it; here nothing does. It grips so firmly (Kd 0.2 uM, where one ion here is 97 uM) that a bound Ca2+ never falls off.
"""

from enum import IntEnum

from game.kernels.jit import inlined, kernel

from . import species
from .channels import chance
from .events import BOUND, emit
from .pump import ATP_MOLECULE, carry, enter_state, has_atp, release_ion, shed_phosphate, split_atp
from .randoms import CALCIUM_STEP, uniform
from .state import CALCIUM_PUMP, OUTWARD, TICK


class CalciumPumpState(IntEnum):
    """The states in the order of the cycle."""

    E1 = 0  # open to the inside, ATP in its site, empty
    E1_CA = 1  # one Ca2+ on, still open to the inside
    E1P_CA = 2  # shut on both sides, phosphorylated, ADP gone
    E2P_CA = 3  # open to the outside, its Ca2+ about to leave
    E2P = 4  # open to the outside, empty, waiting for ATP


E1, E1_CA, E1P_CA, E2P_CA, E2P = (int(state) for state in CalciumPumpState)
CA = species.CA


@inlined
def accepts(protein, ion, side):  # type: ignore[no-untyped-def]
    """Whether its site is free, and open to `side`, for an ion of species `ion` (or for ATP)."""
    if ion == ATP_MOLECULE:
        return side == 0 and protein.running != 0 and protein.atp == 0 and protein.state in (E1, E1_CA, E2P)
    return ion == CA and side == 0 and protein.running != 0 and protein.blocked == 0 and protein.state == E1


@inlined
def bind(s, p, ident, x_nm, depth_nm):  # type: ignore[no-untyped-def]
    """Bind a Ca2+ to its only site."""
    s.site_ident[p, 0] = ident
    s.site_tick[p, 0] = s.now[TICK]
    s.site_x[p, 0] = x_nm
    s.site_depth[p, 0] = depth_nm
    s.protein[p].bound = 1
    emit(s.events, s.now, BOUND, CA, p, ident, 0)
    enter_state(s.protein[p], s.events, s.now, p, E1_CA)


@kernel
def turn(s, r):  # type: ignore[no-untyped-def]
    """Advance every running calcium pump by one tick: it may take the next step of the cycle."""
    for p in range(s.protein.size):
        pump = s.protein[p]
        if pump.kind != CALCIUM_PUMP or pump.running == 0 or pump.state == E1:
            continue
        if s.now[TICK] - pump.since < r.calcium_wait:
            continue  # still moving into its present state
        if pump.state in (E1_CA, E2P) and not has_atp(s, r, p):
            continue
        if uniform(r.seed, s.now[TICK], CALCIUM_STEP, p) >= chance(r.calcium_turn, r.dt_s):
            continue
        if pump.state == E1_CA:
            split_atp(s, r, p)
            enter_state(s.protein[p], s.events, s.now, p, E1P_CA)
        elif pump.state == E1P_CA:
            carry(s, p, CA, OUTWARD, 1)
            enter_state(s.protein[p], s.events, s.now, p, E2P_CA)
        elif pump.state == E2P_CA:
            release_ion(s, r, p, CA, 1)
            enter_state(s.protein[p], s.events, s.now, p, E2P)
        else:
            shed_phosphate(s, r, p)
            pump.cycles += 1
            enter_state(s.protein[p], s.events, s.now, p, E1)


def holds(state: int) -> tuple[int, int]:
    """The ion that is bound in a calcium pump in `state`, and the side that it is counted on: (species, side)."""
    return (CA, 0) if state in (E1, E1_CA, E1P_CA) else (CA, 1)
