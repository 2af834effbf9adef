"""The field potential just outside: what the currents through the membrane make in the salt water they run in.

Each channel (or pump) is a point through which a current I leaves the cell, into the half space outside:

    phi(r) = rho I / (2 pi r)

and the same net current goes back through the membrane's capacitance, spread evenly along it, so that nothing is left
over (Plonsey and Barr, Bioelectricity, 3rd ed., ch. 2 and 8; Holt and Koch 1999, J Comput Neurosci 6:169). It is
negative where current goes in. Currents are the counted crossings, in life's time: e/s on screen times the slow motion.
"""

import math
from functools import lru_cache

import numpy as np

from .arrays import FloatArray
from .constants import ELEMENTARY_CHARGE_C
from .patch import Patch
from .state import NONE

RESISTIVITY_OHM_M = 0.8
"""Salt water like that of a body, at 20 degrees C: 0.6 to 0.9 (Hille, Ion Channels of Excitable Membranes, 3rd ed.,
ch. 11: 80 ohm cm for frog Ringer)."""
NEAR_NM = 3.0
"""Distance outside the membrane's face at which the potential is computed: nearer, a pore is not a point."""
STEP_NM = 1.0
_SHEET_NM = 1.0  # spacing of the points that stand for the capacitance's current


def places_nm(patch: Patch) -> FloatArray:
    """Places along the membrane at which the potential is computed, nm, float64[places]."""
    return np.arange(0.5 * STEP_NM, patch.spec.width_nm, STEP_NM)


def uV_per_e_per_s(slow_motion: float) -> float:
    """rho e / (2 pi) for one e/s on screen, in microvolt times nanometre."""
    return RESISTIVITY_OHM_M * ELEMENTARY_CHARGE_C * slow_motion / (2.0 * math.pi) * 1e6 * 1e9


def along_uV(patch: Patch) -> FloatArray:
    """The field potential NEAR_NM outside the membrane at `places_nm`, microvolt, float64[places]."""
    protein = patch.state.protein
    rows = np.flatnonzero(protein["kind"] != NONE)
    width = patch.spec.width_nm
    currents = patch.state.current_e_per_s[rows]
    distance = _apart(places_nm(patch)[:, None], protein["x"][rows][None, :], width)
    potential = (currents / np.hypot(distance, NEAR_NM)).sum(axis=1) - currents.sum() * _sheet(width)
    scaled: FloatArray = potential * uV_per_e_per_s(patch.spec.gates.slow_voltage)
    return scaled


def strongest_uV(patch: Patch) -> float:
    """The potential of largest magnitude, with its sign, microvolt."""
    potential = along_uV(patch)
    return float(potential[np.argmax(np.abs(potential))])


def _apart(a: FloatArray, b: FloatArray, width: float) -> FloatArray:
    """Distances along a ring of membrane."""
    apart: FloatArray = np.abs((a - b + width / 2) % width - width / 2)
    return apart


@lru_cache(maxsize=8)
def _sheet(width: float) -> float:
    """The potential of 1 e/s spread evenly along the ring, over that of a point 1 nm away."""
    points = np.arange(0.5 * _SHEET_NM, width, _SHEET_NM)
    return float(np.mean(1.0 / np.hypot(_apart(points, np.array([0.0]), width), NEAR_NM)))
