"""Everything a run is measured by, in one table: a new row here is a new column in every file, sweep and plot.

Units are part of the names. A figure that does not exist is nan.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from . import measure, theory
from .measure import MOBILE, Window
from .patch import Patch
from .species import CROSSING, INDEX, TABLE
from .state import ATP, CYCLES, HOLE, INWARD, OUTWARD

_INSIDE_ONLY = ("ATP", "ADP", "Pi")
_OTHERS = tuple(row.key for row in TABLE if row.key not in (*MOBILE, *_INSIDE_ONLY))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of a run: a column of every table, sweep and plot."""

    key: str  # name of the column, with its unit
    words: str  # what it is, in English
    read: Callable[[Patch, Window], float]  # its value, for a patch and a window that ends now


def _concentration(key: str, side: int) -> Quantity:
    where = ("in", "out")[side]
    words = f"{TABLE[INDEX[key]].name} {('inside', 'outside')[side]}"
    return Quantity(f"{key}_{where}_mM", words, lambda patch, window: window.concentrations_mM[key][side])


def _nernst(key: str) -> Quantity:
    return Quantity(
        f"E_{key}_mV",
        f"Nernst potential of {TABLE[INDEX[key]].name}",
        lambda patch, window: measure.nernst_mV(patch, window.concentrations_mM).get(key, math.nan),
    )


def _current(key: str) -> Quantity:
    return Quantity(
        f"I_{key}_e_per_s", "current, outward positive", lambda patch, window: window.currents_e_per_s.get(key, 0.0)
    )


def _crossed(key: str, way: str) -> Quantity:
    row, column = INDEX[key], INWARD if way == "in" else OUTWARD

    def count(patch: Patch, window: Window) -> float:
        return float(patch.state.channel_flux[row, column] + patch.state.pump_flux[row, column])

    return Quantity(f"{key}_crossed_{way}", f"{key} carried across, since the start", count)


def _sides(window: Window) -> tuple[dict[str, float], dict[str, float]]:
    mixture = window.concentrations_mM
    return {key: both[0] for key, both in mixture.items()}, {key: both[1] for key, both in mixture.items()}


def _mullins_noda_mV(patch: Patch, window: Window) -> float:
    return theory.mullins_noda_mV(measure.permeabilities_per_s(patch), *_sides(window), patch.spec.temperature_C)


def ghk_access_mV(patch: Patch, window: Window) -> float:
    """Goldman-Hodgkin-Katz potential of the leaks at the window's mean concentrations, with access resistance, mV.

    nan without leaks. See `theory.ghk_mV` and `access`.
    """
    inside, outside = _sides(window)
    return measure.with_access_mV(patch, lambda p: theory.ghk_mV(p, inside, outside, patch.spec.temperature_C))


def ghk_pump_mV(patch: Patch, window: Window) -> float:
    """The potential at which those leaks and the pump current counted in `window` cancel, mV; nan without leaks.

    See `theory.ghk_with_pump_mV`.
    """
    inside, outside = _sides(window)
    volume, pumped = measure.vestibule_nm3(patch), window.currents_e_per_s["pump"]
    celsius = patch.spec.temperature_C
    return measure.with_access_mV(patch, lambda p: theory.ghk_with_pump_mV(p, volume, inside, outside, pumped, celsius))


MEANS: tuple[Quantity, ...] = (
    Quantity("V_mean_mV", "membrane potential, mean", lambda patch, window: window.voltage_mV),
    *(_concentration(key, side) for key in MOBILE for side in (0, 1)),
    *(_nernst(key) for key in CROSSING),
    Quantity("GHK_mV", "Goldman-Hodgkin-Katz", lambda patch, window: measure.ghk_mV(patch, window.concentrations_mM)),
    *(_current(key) for key in (*CROSSING, "pump")),
    Quantity("V_sd_mV", "standard deviation of the potential in time", lambda patch, window: window.voltage_sd_mV),
    Quantity("GHK_access_mV", "GHK with access resistance", ghk_access_mV),
    Quantity("GHK_pump_mV", "GHK with access resistance and the pumps' current", ghk_pump_mV),
    Quantity("Mullins_Noda_mV", "Mullins-Noda", _mullins_noda_mV),
    *(_concentration(key, 0) for key in _INSIDE_ONLY),
    *(_concentration(key, side) for key in _OTHERS for side in (0, 1)),
)
"""Means over a window of time."""

TOTALS: tuple[Quantity, ...] = (
    *(_crossed(key, way) for key in CROSSING for way in ("in", "out")),
    Quantity("pump_cycles", "turns of all pumps, since the start", lambda patch, _: float(patch.state.spent[CYCLES])),
    Quantity("atp_used", "ATP split, since the start", lambda patch, _: float(patch.state.spent[ATP])),
    Quantity(
        "volume",
        "volume of the inside, now, as a share of that at the start",
        lambda patch, _: float(patch.state.depth_nm[0]) / patch.spec.depths_nm[0],
    ),
    Quantity("torn", "1 if the membrane is torn now, else 0", lambda patch, _: float(patch.rows(HOLE).size > 0)),
)
"""Totals since the start, and what is so at the end of the window."""
