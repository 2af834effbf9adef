"""Measurements: pure functions of a patch. They read counters that the run updates; only `recount` counts ions.

Concentrations in mM, potentials in mV (inside minus outside), currents in e/s (elementary charges per second on
screen, positive when positive charge leaves the cell), permeabilities in 1/s. Species are named by their keys in
species.TABLE ("K", "Na", "Cl" ...). Side 0 is inside, 1 outside.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from . import access, carriers, drugs, species, theory
from .arrays import FloatArray, IntArray
from .constants import IONS_PER_NM3_PER_MM
from .patch import Patch
from .state import ATP, CHANNEL, CYCLES, HOLE, INWARD, NONE, OUTWARD, PUMP, RELEASE, TRANSITS

_ROUNDS = 20
MOBILE = species.MOBILE
"""The ions that every patch has and lets through."""


def carriers_of_charge(patch: Patch) -> tuple[str, ...]:
    """Keys of the ions that may cross this patch: K, Na and Cl, and any other crossing ion present in it."""
    return tuple(key for key in species.CROSSING if key in MOBILE or patch.counts[species.INDEX[key]].any())


def ions_per_mM(patch: Patch) -> FloatArray:
    """Number of ions that make 1 mM on each side, at the present depths of the water, float64[side]."""
    return _ions_per_mM(patch, patch.state.depth_nm)


def _ions_per_mM(patch: Patch, depth_nm: FloatArray) -> FloatArray:
    return IONS_PER_NM3_PER_MM * patch.spec.width_nm * patch.spec.thickness_nm * depth_nm


def concentrations_mM(patch: Patch) -> dict[str, tuple[float, float]]:
    """Species -> (inside, outside) in mM, now. Ions inside a pore or bound in a pump are not counted."""
    free = patch.state.count.reshape(-1, 2) / ions_per_mM(patch)
    return {row.key: (float(c[0]), float(c[1])) for row, c in zip(species.TABLE, free, strict=True)}


def permeabilities_per_s(patch: Patch) -> dict[str, float]:
    """Each ion that may cross -> sum of k over the channels that are open now and pass it, 1/s."""
    protein = patch.state.protein
    usable = (protein["kind"] == CHANNEL) & (protein["open"] == 1) & (protein["blocked"] == 0)
    ions = carriers_of_charge(patch)
    passing = {key: usable & ((protein["passes"] >> species.INDEX[key]) & 1 == 1) for key in ions}
    return {key: float(protein["k"][passing[key]].sum()) for key in ions}


def hole_permeability_per_s(patch: Patch) -> float:
    """What a torn membrane's holes add to the permeability of each species, 1/s; 0 without holes.

    A hole counts as k times the number of vestibules that its capture zone spans.
    """
    protein = patch.state.protein[patch.rows(HOLE)]
    span_nm2 = protein["slots"] * (patch.spec.width_nm / patch.state.owner.size) * patch.spec.hole_reach_nm
    return float(protein["k"] @ span_nm2) * patch.spec.thickness_nm / vestibule_nm3(patch)


def nernst_mV(patch: Patch, concentrations: dict[str, tuple[float, float]] | None = None) -> dict[str, float]:
    """Each ion that may cross -> Nernst potential, mV; nan where one side has none. See `theory.nernst_mV`.

    `concentrations` are as `concentrations_mM` returns them; by default those of now.
    """
    mixture = concentrations or concentrations_mM(patch)
    potentials = {}
    for key in carriers_of_charge(patch):
        inside, outside = mixture[key]
        valence = species.TABLE[species.INDEX[key]].valence
        both = inside > 0 and outside > 0
        potentials[key] = theory.nernst_mV(valence, outside, inside, patch.spec.temperature_C) if both else float("nan")
    return potentials


def pumps_running(patch: Patch) -> int:
    """Number of sodium-potassium pumps that are switched on and not blocked."""
    protein = patch.state.protein
    return int(np.sum((protein["kind"] == PUMP) & (protein["running"] == 1) & (protein["blocked"] == 0)))


def vestibule_nm3(patch: Patch) -> float:
    """Volume of a channel's vestibule on one side, nm3: a half disc as thick as the patch."""
    return 0.5 * math.pi * patch.spec.vestibule_nm**2 * patch.spec.thickness_nm


def slowed_by_access(patch: Patch, permeability: Mapping[str, float], voltage_mV: float) -> dict[str, float]:
    """Permeabilities (1/s) reduced by access resistance at a voltage (see `access`), of the ions that have channels."""
    spec = patch.spec
    # Pumps put back, at the membrane, what leaks through it: then nothing has to travel through the depth.
    depth_nm = 0.0 if pumps_running(patch) else float(patch.state.depth_nm.mean())
    slowed = {}
    for key, p in permeability.items():
        row = species.INDEX[key]
        channels = patch.rows(CHANNEL, row).size
        if channels == 0 or p == 0:
            continue
        rate = access.access_rate_per_s(
            float(species.SPEED[row]), spec.tau_v_s, spec.vestibule_nm, spec.width_nm / channels, depth_nm
        )
        u = float(species.VALENCE[row]) * voltage_mV / theory.thermal_voltage_mV(spec.temperature_C)
        slowed[key] = p * access.slowed_by_access(p / channels, rate, u)
    return slowed


def with_access_mV(patch: Patch, predict: Callable[[Mapping[str, float]], float]) -> float:
    """The potential (mV) that `predict` returns for the permeabilities reduced by access resistance at it.

    Each depends on the other: they are computed in turn until the potential changes by less than 0.01 mV, at most
    20 times. nan where `predict` returns nan.
    """
    permeability = permeabilities_per_s(patch)
    potential = predict(permeability)
    for _round in range(_ROUNDS):
        if math.isnan(potential):
            break
        before, potential = potential, predict(slowed_by_access(patch, permeability, potential))
        if abs(potential - before) < 0.01:
            break
    return potential


@dataclass(frozen=True, slots=True)
class Mark:
    """The running sums of a patch at one tick; two marks give exact means over the ticks between (`between`)."""

    tick: int
    charge: int  # net charge inside now, e
    charge_sum: int  # over all ticks so far, e
    charge_square_sum: int  # over all ticks so far, e^2
    free_sums: IntArray  # [species, side] free ions, summed over all ticks so far
    depth_sums: FloatArray  # [side] depth of the water, nm, summed over all ticks so far
    channel_flux: IntArray  # [species, direction] ions through channels since the start
    pump_flux: IntArray  # [species, direction] ions carried by pumps since the start
    injected: IntArray  # [species] ions that an electrode has put in, less those it has taken out
    atp: int  # ATP that pumps have split since the start
    cycles: int  # turns of all sodium-potassium pumps since the start


def mark(patch: Patch) -> Mark:
    """The running sums of a patch now, copied."""
    s = patch.state
    return Mark(
        patch.tick,
        patch.charge_e,
        int(s.sum_charge[0]),
        int(s.sum_charge[1]),
        s.sum_free.copy(),
        s.sum_depth.copy(),
        s.channel_flux.copy(),
        s.pump_flux.copy(),
        s.injected.copy(),
        int(s.spent[ATP]),
        int(s.spent[CYCLES]),
    )


@dataclass(frozen=True, slots=True)
class Window:
    """Means over the ticks between two marks. Currents in e/s, positive when positive charge leaves the cell."""

    seconds: float  # on screen, between the marks
    voltage_mV: float
    voltage_sd_mV: float  # standard deviation in time
    concentrations_mM: dict[str, tuple[float, float]]  # species -> (inside, outside)
    currents_e_per_s: dict[str, float]  # each ion that may cross, "pump"; "others" and "electrode" where there are any
    charge_rate_e_per_s: float  # change of the charge inside
    atp_per_s: float  # split by pumps
    cycles_per_s: float  # of all sodium-potassium pumps together


def between(patch: Patch, first: Mark, last: Mark) -> Window:
    """Means of `patch` from the mark `first` to the mark `last`. Raises ValueError where no tick lies between them."""
    ticks = last.tick - first.tick
    if ticks <= 0:
        raise ValueError("A window needs at least one tick.")
    seconds = ticks * patch.spec.dt_s
    mean = (last.charge_sum - first.charge_sum) / ticks
    square = (last.charge_square_sum - first.charge_square_sum) / ticks
    per_mM = _ions_per_mM(patch, (last.depth_sums - first.depth_sums) / ticks)
    counts = (last.free_sums - first.free_sums) / (ticks * per_mM)
    net = last.channel_flux - first.channel_flux
    pumped = last.pump_flux - first.pump_flux
    outward = (net[:, OUTWARD] - net[:, INWARD]) * species.VALENCE
    pump_charge = int((pumped[:, OUTWARD] - pumped[:, INWARD]) @ species.VALENCE)
    currents = {"pump": pump_charge / seconds}
    ions = carriers_of_charge(patch)
    currents |= {key: float(outward[species.INDEX[key]]) / seconds for key in ions}
    # Everything goes through a tear, and an electrode moves charge past the membrane: listed only where they do.
    others = float(outward.sum() - sum(outward[species.INDEX[key]] for key in ions)) / seconds
    electrode = -float((last.injected - first.injected) @ species.VALENCE) / seconds
    currents |= {name: value for name, value in (("others", others), ("electrode", electrode)) if value}
    capacitance = patch.capacitance_e_per_mV
    return Window(
        seconds,
        mean / capacitance,
        max(0.0, square - mean * mean) ** 0.5 / capacitance,
        {row.key: (float(c[0]), float(c[1])) for row, c in zip(species.TABLE, counts, strict=True)},
        currents,
        (last.charge - first.charge) / seconds,
        (last.atp - first.atp) / seconds,
        (last.cycles - first.cycles) / seconds,
    )


def drugged(patch: Patch) -> dict[str, int]:
    """Drug (a key of drugs.TABLE) -> number of proteins that it blocks now; drugs that block none are left out."""
    blocked = patch.state.protein["blocked"]
    if blocked.max(initial=0) < drugs.FIRST:
        return {}
    blocked = blocked[patch.state.protein["kind"] != NONE]
    held = {drug.key: int(np.sum(blocked == drugs.FIRST + row)) for row, drug in enumerate(drugs.TABLE)}
    return {key: count for key, count in held.items() if count}


def stored_share(patch: Patch, window: Window) -> float:
    """Fraction of the energy of the pumps' ATP that gradients and voltage store; nan where no pump has turned.

    See `theory.pump_efficiency`.
    """
    potentials = nernst_mV(patch, window.concentrations_mM)
    if window.cycles_per_s <= 0:
        return float("nan")
    return theory.pump_efficiency(potentials["Na"], potentials["K"], window.voltage_mV)


def ghk_mV(patch: Patch, concentrations: dict[str, tuple[float, float]] | None = None) -> float:
    """Goldman-Hodgkin-Katz potential of the patch's open leaks, mV; nan without leaks. See `theory.ghk_mV`.

    `concentrations` are as `concentrations_mM` returns them; by default those of now.
    """
    mixture = concentrations or concentrations_mM(patch)
    permeability = permeabilities_per_s(patch)
    hole = hole_permeability_per_s(patch)
    if hole > 0:  # everything crosses there
        permeability = {row.key: permeability.get(row.key, 0.0) + hole for row in species.TABLE if row.valence}
    inside = {key: mixture[key][0] for key in permeability}
    outside = {key: mixture[key][1] for key in permeability}
    if sum(p * (inside[key] + outside[key]) for key, p in permeability.items()) <= 0:
        return float("nan")
    return theory.ghk_mV(permeability, inside, outside, patch.spec.temperature_C)


def recount(patch: Patch) -> IntArray:
    """Count every ion anew, int64[species, side]: free, inside a pore or on its way from a site, and bound.

    Independent of the running counts in `patch.counts`, with which `conserved` compares it.
    """
    s = patch.state
    counts = s.count.reshape(-1, 2).copy()
    middle = patch.rules.transit_ticks // 2
    for row in s.transit[: int(s.now[TRANSITS])]:
        passed = row["kind"] == RELEASE or patch.tick - 1 - row["since"] >= middle
        counts[row["species"], row["side"] if passed else 1 - row["side"]] += 1
    for p in np.flatnonzero(np.isin(s.protein["kind"], carriers.KINDS)):
        ion, side = carriers.holds(s.protein[p])
        counts[ion, side] += int(s.protein["bound"][p])
        counts[species.ATP, 0] += int(s.protein["atp"][p] != 0)
        counts[species.PI, 0] += int(s.protein["phosphate"][p] != 0)
    return counts


def conserved(patch: Patch) -> bool:
    """Whether every ion, charge, adenine and phosphate is accounted for: start + bath + electrode + chemistry = now."""
    s = patch.state
    counts = recount(patch)
    from_bath = s.bath_flux[:, INWARD] - s.bath_flux[:, OUTWARD]
    entered = (s.channel_flux + s.pump_flux)[:, INWARD] - (s.channel_flux + s.pump_flux)[:, OUTWARD]
    put_in = s.injected + s.made
    return bool(
        np.array_equal(counts, s.counts)
        and np.array_equal(counts.sum(axis=1), patch.start_counts.sum(axis=1) + from_bath + put_in)
        and np.array_equal(counts[:, 0], patch.start_counts[:, 0] + entered + put_in)
        and s.made[species.ATP] + s.made[species.ADP] == 0  # adenine
        and s.made[species.ATP] + s.made[species.PI] == 0  # the phosphate that ATP has more than ADP
        and patch.charge_e == int(species.VALENCE @ counts[:, 0])
    )
