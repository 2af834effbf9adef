"""Drugs and poisons: molecules in the bath that plug a protein, one protein at a time, and leave it again.

A site that is ready takes one at `on` times the dose, which leaves at `off`.
Both rates are in slow motion, as everything is. Ouabain and digoxin bind from outside to a pump that stands in E2-P
with no K+ on (Lingrel 2010, Annu Rev Physiol 72:395); TEA and TTX plug the outer mouth of K+ channels and of
voltage-gated Na+ channels (Hille, Ion Channels of Excitable Membranes, 3rd ed., ch. 3).
"""

from dataclasses import dataclass

import numpy as np

from game.kernels.jit import inlined, kernel

from . import pump, species
from .arrays import FloatArray
from .channels import chance
from .randoms import DRUG, uniform
from .state import CHANNEL, NAV, PUMP, TICK

FREE, BY_USER = 0, 1  # values of PROTEIN.blocked; a drug's is its row in TABLE and 2
FIRST = 2
PUMPS, K_CHANNELS, NA_GATED = range(3)  # what a drug binds

READY = 0.094
"""Share of the time that a pump of the resting neuron stands in E2-P with no K+ on (measured, 3 seeds of 200 s)."""


@dataclass(frozen=True, slots=True)
class Drug:
    """One drug: what it binds, the unit of its dose, the most that may be given, and its rates on screen time."""

    key: str
    target: int
    unit: str
    most: float
    on: float  # per second and unit of dose, for each free site
    off: float  # per second
    ready: float = 1.0  # share of the time that a free site can be bound

    @property
    def half(self) -> float:
        """The dose that blocks half of the sites of a resting neuron, in `unit`."""
        return self.off / (self.on * self.ready)


TABLE: tuple[Drug, ...] = (
    # Half the pumps of a human cell are held by some 0.00002 mM; a rat's need 0.05 mM and more. These lie between: half
    # at 0.004 mM, as a resting pump stands in E2-P with no K+ on for a tenth of the time; 1 mM catches it at its first.
    Drug("ouabain", PUMPS, "mM", 1.0, 10.0, 0.004, READY),
    Drug("digoxin", PUMPS, "mM", 1.0, 6.0, 0.012, READY),
    # Outside TEA holds half the delayed rectifiers of nerve at about 0.4 mM to 10 mM (Hille, 3rd ed., table 3.1).
    Drug("TEA", K_CHANNELS, "mM", 50.0, 1.0, 1.0),
    # TTX holds half the Na+ channels of nerve at about 3 nM (Hille, 3rd ed., ch. 3).
    Drug("TTX", NA_GATED, "µM", 1.0, 20.0, 0.06),
)
KEYS = tuple(drug.key for drug in TABLE)
TARGET = np.array([drug.target for drug in TABLE], np.int64)
ON: FloatArray = np.array([drug.on for drug in TABLE])
OFF: FloatArray = np.array([drug.off for drug in TABLE])
K, E2P = species.K, pump.E2P


@inlined
def can_bind(protein, target):  # type: ignore[no-untyped-def]
    """Whether a protein that holds no drug offers the site for one."""
    if target == PUMPS:
        return protein.kind == PUMP and protein.state == E2P and protein.bound == 0
    if protein.kind != CHANNEL:
        return False
    if target == K_CHANNELS:
        return protein.species == K and protein.passes == 1 << K
    return protein.gate == NAV


@kernel
def bind(s, r):  # type: ignore[no-untyped-def]
    """Let drugs bind to free sites, and unbind from others, for one tick."""
    for p in range(s.protein.size):
        protein = s.protein[p]
        if protein.kind == 0:
            continue
        if protein.blocked >= FIRST:
            u = uniform(r.seed, s.now[TICK], DRUG, 8 * p + 7)
            if u < chance(OFF[protein.blocked - FIRST], r.dt_s):
                protein.blocked = FREE
        elif protein.blocked == FREE:
            for drug in range(TARGET.size):
                if r.dose[drug] > 0.0 and can_bind(protein, TARGET[drug]):
                    u = uniform(r.seed, s.now[TICK], DRUG, 8 * p + drug)
                    if u < chance(ON[drug] * r.dose[drug], r.dt_s):
                        protein.blocked = FIRST + drug
                        break


def name(blocked: int) -> str | None:
    """Key of the drug that a value of PROTEIN.blocked stands for; None for FREE and BY_USER."""
    return TABLE[blocked - FIRST].key if blocked >= FIRST else None
