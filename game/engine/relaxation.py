"""The membrane as a capacitor: how V comes back after a pulse of charge, fitted, beside C/g.

After a charge q the voltage has jumped by q/C, and relaxes as exp(-t / tau) with tau = C/g. The fit is a linear
regression of the mean course on exp(-t / tau), for the tau that leaves the smallest squares. One patch as small as
this jitters by sqrt(kT/C), and that noise is itself correlated over tau (it is an Ornstein-Uhlenbeck process), so the
standard error is that of least squares in such noise: (J'J)^-1 J'S J (J'J)^-1, S_ij = (kT/C / n) exp(-|ti - tj| / tau).
"""

import math
from dataclasses import dataclass

import numpy as np

from . import measure, species, theory
from .arrays import FloatArray
from .patch import Patch
from .state import INJECTED, PULSE_KIND, PULSE_SIZE, PULSE_TICK, REPEATS

LEAST_S = 4.0
"""A course shorter than this is not fitted."""
_SETTLE_S = 0.25  # ions on their way through a pore when the pulse came arrive by then
_EVERY = 15  # ticks that are taken together: a quarter of a second
_TAUS: FloatArray = np.geomspace(0.3, 60.0, 400)


@dataclass(frozen=True, slots=True)
class Course:
    """The mean course of V after pulses of one kind and size. t_s, mean_mV, runs: float64[n]."""

    t_s: FloatArray
    mean_mV: FloatArray
    runs: FloatArray
    repeats: int
    charge_e: int
    """What was injected; 0 where a clamp was released."""


@dataclass(frozen=True, slots=True)
class Fit:
    """V = end_mV + jump_mV exp(-t / tau_s); the error is a standard error."""

    tau_s: float
    tau_error_s: float
    end_mV: float
    jump_mV: float

    def at(self, t_s: FloatArray) -> FloatArray:
        """The fitted voltage, mV, at times after the pulse (s), float64[n]."""
        course: FloatArray = self.end_mV + self.jump_mV * np.exp(-t_s / self.tau_s)
        return course


def course(patch: Patch) -> Course | None:
    """The mean course recorded since the last pulse, and those like it just before; None where there was none."""
    pulse = patch.state.pulse
    total, runs = patch.state.relaxed
    known = int(np.count_nonzero(runs))
    if pulse[REPEATS] == 0 or known == 0:
        return None
    ages = np.flatnonzero(runs)
    charge = int(pulse[PULSE_SIZE]) if pulse[PULSE_KIND] == INJECTED else 0
    t_s = np.multiply(ages, patch.spec.dt_s, dtype=np.float64)
    return Course(t_s, np.divide(total[ages], runs[ages], dtype=np.float64), runs[ages], int(pulse[REPEATS]), charge)


def age_s(patch: Patch) -> float:
    """Seconds since the last pulse; nan where none is being recorded."""
    tick = int(patch.state.pulse[PULSE_TICK])
    return (patch.tick - tick) * patch.spec.dt_s if tick >= 0 else math.nan


def fit(found: Course, noise_mV: float) -> Fit | None:
    """Fit a course; `noise_mV` is the rms jitter of a single run. None where it is too short or does not decay."""
    keep = found.t_s >= _SETTLE_S
    groups = int(np.count_nonzero(keep)) // _EVERY
    if groups < 8 or found.t_s[-1] < LEAST_S:
        return None

    def grouped(values: FloatArray) -> FloatArray:
        means: FloatArray = values[keep][: groups * _EVERY].reshape(groups, _EVERY).mean(axis=1)
        return means

    t, v, runs = grouped(found.t_s), grouped(found.mean_mV), grouped(found.runs)
    decays = np.exp(-t[None, :] / _TAUS[:, None])
    centred = decays - decays.mean(axis=1, keepdims=True)
    jumps = centred @ v / np.einsum("ij,ij->i", centred, centred)
    left = ((v - v.mean())[None, :] - jumps[:, None] * centred) ** 2
    best = int(np.argmin(left.sum(axis=1)))
    if best in (0, _TAUS.size - 1):
        return None
    tau, jump = float(_TAUS[best]), float(jumps[best])
    end = float(v.mean() - jump * decays[best].mean())
    slopes = np.stack([jump * t / tau**2 * decays[best], decays[best], np.ones_like(t)], axis=1)
    noise = noise_mV**2 / np.sqrt(np.outer(runs, runs)) * np.exp(-np.abs(t[:, None] - t[None, :]) / tau)
    inverse = np.linalg.pinv(slopes.T @ slopes)
    spread = inverse @ slopes.T @ noise @ slopes @ inverse
    return Fit(tau, math.sqrt(max(0.0, float(spread[0, 0]))), end, jump)


def conductance_e_per_s_per_mV(patch: Patch, voltage_mV: float) -> float:
    """g: the slope conductance of the open leaks at a voltage, with access resistance (see `access`)."""
    mixture = measure.concentrations_mM(patch)
    inside, outside = ({key: both[side] for key, both in mixture.items()} for side in (0, 1))
    slowed = measure.slowed_by_access(patch, measure.permeabilities_per_s(patch), voltage_mV)
    volume, warmth = measure.vestibule_nm3(patch), patch.spec.temperature_C
    return theory.slope_conductance_e_per_s_per_mV(slowed, volume, inside, outside, voltage_mV, warmth)


def time_constant_s(patch: Patch, from_mV: float, to_mV: float) -> float:
    """C/g, with g the mean slope conductance on the way from one voltage to the other; inf with nothing open."""
    way = np.linspace(from_mV, to_mV, 9)
    mean = float(np.mean([conductance_e_per_s_per_mV(patch, v) for v in way]))
    return theory.time_constant_s(patch.capacitance_e_per_mV, mean)


def jitter_mV(patch: Patch) -> float:
    """sqrt(kT/C) of the patch, mV (see theory.thermal_jitter_mV)."""
    return theory.thermal_jitter_mV(patch.capacitance_e_per_mV, patch.spec.temperature_C)


def unpaired(patch: Patch, charge: int | None = None) -> tuple[FloatArray, FloatArray]:
    """The places (x, height above the membrane's middle; nm) of the charges that make V: float64[n, 2] twice.

    First those outside, then those inside: n = |charge|, as far as there are so many. On each side they are the
    free ions of the charge in excess that are nearest to the membrane. Which ones is a matter of bookkeeping: any n
    would do, as every other charge has a partner. n counts charges of one; a Ca2+ is not chosen. `charge` is that of
    the voltage to be explained, such as a second's mean, e; without it, the charge inside in this frame.
    """
    charge = patch.charge_e if charge is None else charge
    found = []
    for side in (species.OUTSIDE, species.INSIDE):
        sign = -1 if (charge > 0) == (side == species.OUTSIDE) else 1
        found.append(_nearest(patch, side, sign, abs(charge)))
    return found[0], found[1]


def _nearest(patch: Patch, side: int, sign: int, count: int) -> FloatArray:
    s = patch.state
    runs = []
    for row in species.TABLE:
        if row.valence == sign:
            segment = species.segment(species.INDEX[row.key], side)
            start = int(s.start[segment])
            runs.append(slice(start, start + int(s.count[segment])))
    x = np.concatenate([s.x[run] for run in runs])
    y = np.concatenate([s.y[run] for run in runs])
    folded = np.where(y < 2**31, y, ~y)
    if count < folded.size:
        chosen = np.argpartition(folded, count)[:count] if count else np.zeros(0, np.int64)
        x, folded = x[chosen], folded[chosen]
    depth = folded * (float(s.depth_nm[side]) / 2.0**31) + 2.0
    places: FloatArray = np.stack([x * (patch.rules.width_nm / 2.0**32), depth if side else -depth], axis=1)
    return places
