"""The species table: what kinds of ion there are. A new kind is one more row, at the end.

What it looks like, and the words about it, are its row in game/view/drawing/species_art.py.
"""

from dataclasses import dataclass

import numpy as np

from .arrays import FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class Species:
    """One kind of ion.

    valence: charge in e. speed_nm_per_s: rms thermal speed along one axis, on screen time.
    ATP, ADP and phosphate are counted without charge: with the Mg2+ and H+ that go with them, and their remaining
    charge among the trapped anions, splitting ATP moves no charge.
    crosses: whether membranes have leak channels for it (layout.PROTEINS). It then has a permeability, settings of its
    own, a Nernst potential and a current.
    Speeds keep the ratios of the square roots of the free-solution diffusion coefficients
    (Na 1.33, K 1.96, Cl 2.03, Ca 0.79 x 1e-9 m2/s; Hille, Ion Channels of Excitable Membranes, 3rd ed., table 10.1).
    """

    key: str
    label: str
    name: str
    valence: int
    speed_nm_per_s: float
    crosses: bool = False


TABLE: tuple[Species, ...] = (
    Species("Na", "Na⁺", "sodium", +1, 20.0, crosses=True),
    Species("K", "K⁺", "potassium", +1, 24.0, crosses=True),
    Species("Cl", "Cl⁻", "chloride", -1, 24.4, crosses=True),
    Species("A", "A⁻", "large trapped anion", -1, 10.0),
    Species("Ch", "Ch⁺", "choline, a cation that cannot cross", +1, 12.0),
    Species("Ca", "Ca²⁺", "calcium", +2, 15.4, crosses=True),
    Species("S", "S", "sugar and other solutes without charge", 0, 14.0),
    Species("ATP", "ATP", "ATP, charged with energy", 0, 14.0),
    Species("ADP", "ADP", "ADP, what is left of ATP", 0, 14.0),
    Species("Pi", "Pᵢ", "phosphate, split off ATP", 0, 18.0),
)

INDEX: dict[str, int] = {species.key: row for row, species in enumerate(TABLE)}
COUNT = len(TABLE)
VALENCE: IntArray = np.array([species.valence for species in TABLE], np.int64)
SPEED: FloatArray = np.array([species.speed_nm_per_s for species in TABLE])

NA, K, CL, A, CH = (INDEX[key] for key in ("Na", "K", "Cl", "A", "Ch"))
CA, S, ATP, ADP, PI = (INDEX[key] for key in ("Ca", "S", "ATP", "ADP", "Pi"))
INSIDE, OUTSIDE = 0, 1

MOBILE = ("K", "Na", "Cl")
"""The ions that every patch has and lets through."""
CROSSING = (*MOBILE, *(species.key for species in TABLE if species.crosses and species.key not in MOBILE))
"""The ions that membranes may have leak channels for."""


def segment(species: int, side: int) -> int:
    """The number of the run of arrays that holds the free ions of `species` on `side`."""
    return 2 * species + side
