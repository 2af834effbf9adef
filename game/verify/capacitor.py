"""The membrane is a capacitor: a charge q moves V by q/C, and it comes back with tau = C/g."""

from collections.abc import Sequence

import numpy as np

from game.engine import Patch, presets, relaxation
from game.engine.arrays import FloatArray
from game.engine.state import RELAX_TICKS
from game.words import N_, _

from .claim import Claim, Judgement, Numbers, always, equals

_STEP_E = 30
"""Moves V by 20 mV either way: so little that g is the same on both sides, and the mean of both is linear."""


def _relaxed(seed: int, quick: bool) -> Numbers:
    """Charges put in and taken out in turn, 20 s each; the mean of half the difference, fitted."""
    patch = Patch(presets.get("neuron"), seed)
    patch.step(1800)
    total: FloatArray = np.zeros(RELAX_TICKS - 1)
    exact, theory = True, []
    pulses = 8 if quick else 24
    for n in range(pulses):
        sign = 1 if n % 2 == 0 else -1
        before = patch.charge_e
        patch.inject("K", sign * _STEP_E)
        exact = exact and patch.charge_e - before == sign * _STEP_E
        rest = patch.voltage_mV - sign * _STEP_E / patch.capacitance_e_per_mV
        theory.append(relaxation.time_constant_s(patch, rest, rest))
        patch.step(RELAX_TICKS)
        course = relaxation.course(patch)  # each charge differs from the last, and begins a new mean
        total = total + sign * (course.mean_mV if course is not None else 0.0)
    times = np.multiply(np.arange(1, RELAX_TICKS), patch.spec.dt_s, dtype=np.float64)
    mean = relaxation.Course(times, total / pulses, np.full(RELAX_TICKS - 1, float(pulses)), pulses, _STEP_E)
    fit = relaxation.fit(mean, relaxation.jitter_mV(patch))
    if fit is None:
        raise ValueError("the voltage did not relax")
    return {
        "simulated": fit.tau_s,
        "predicted": sum(theory) / len(theory),
        "noise": fit.tau_error_s,
        "exact": float(exact),
    }


def _judge_tau(samples: Sequence[Numbers]) -> Judgement:
    return equals(samples, _("15 % of C/g"), share=0.15, errors=0)


def _judge_jump(samples: Sequence[Numbers]) -> Judgement:
    return always(samples, _("to the ion, each time"), key="exact")


CLAIMS = (
    Claim("Capacitor: tau", N_("tau = C/g, with access resistance"), "s", _relaxed, _judge_tau, runs=8, quick_runs=8),
    Claim("Capacitor: jump", N_("ΔV = q/C"), "runs", _relaxed, _judge_jump, runs=2, quick_runs=1),
)
