"""Cells: each preset rests at the potential in its source, and a membrane of K+ channels follows K+ outside.

Rest. The mean of the last 150 s of 300 s, from 0 mV and the source's concentrations, over 8 seeds, within 3 mV of the
source's potential. Chance takes about 0.5 mV of that (each run has 0.6 to 1.2 mV of thermal noise left); the rest is
what the source's cell has and the patch has not: a patch's pumps kick it down by 1 to 5 mV, its channels' mouths hold
it up by as much (access resistance), and its concentrations drift by a few mM towards its own steady state.

Slope. An astrocyte's membrane in 20 to 100 mM K+: E_K alone would give kT/e ln 10 = 61.5 mV a decade. The little Na+
that leaks takes 3 to 4 mV off that, so it is held to 61 mV within 10 %.
"""

import math
import statistics
from collections.abc import Sequence
from functools import partial

from game.engine import Patch, measure, presets, settings
from game.words import N_, _

from .claim import Claim, Judgement, Numbers, equals

REST_S, REST_ALLOWED_mV = 300.0, 3.0
BATHS_mM = (20.0, 35.0, 60.0, 100.0)
SETTLE_S, WATCH_S, QUICK_WATCH_S = 25.0, 40.0, 20.0
NERNST_SLOPE_mV, SLOPE_SHARE = 61.0, 0.10


def rest(preset: str, seed: int, quick: bool) -> Numbers:
    """The resting potential of a preset, mV: the mean of the second half of 300 s (150 s in --quick)."""
    patch = Patch(presets.get(preset), seed)
    half = round((REST_S / 4 if quick else REST_S / 2) / patch.spec.dt_s)
    patch.step(half)
    first = measure.mark(patch)
    patch.step(half)
    window = measure.between(patch, first, measure.mark(patch))
    return {"simulated": window.voltage_mV, "predicted": patch.spec.rest_mV}


def judge_rest(samples: Sequence[Numbers]) -> Judgement:
    """Passes if the mean is within 3 mV of the documented resting potential."""
    return equals(samples, _("3 mV, see game/verify/cells.py"), slack=REST_ALLOWED_mV, errors=0.0)


def slope(seed: int, quick: bool) -> Numbers:
    """Least squares of V against log10 of K+ outside, one astrocyte a bath; mV per decade."""
    decades, potentials = [], []
    for bath in BATHS_mM:
        patch = Patch(settings.apply(presets.get("astrocyte"), {"K_out": bath, "V0": -40}), seed)
        patch.step(round(SETTLE_S / patch.spec.dt_s))
        first = measure.mark(patch)
        patch.step(round((QUICK_WATCH_S if quick else WATCH_S) / patch.spec.dt_s))
        window = measure.between(patch, first, measure.mark(patch))
        decades.append(math.log10(window.concentrations_mM["K"][1]))
        potentials.append(window.voltage_mV)
    return {"simulated": statistics.linear_regression(decades, potentials).slope, "predicted": NERNST_SLOPE_mV}


def judge_slope(samples: Sequence[Numbers]) -> Judgement:
    """Passes if the slope is within 10 % of 61 mV per decade."""
    return equals(samples, _("10 % of 61 mV per decade"), share=SLOPE_SHARE, errors=0.0)


def _rest_claim(preset: str) -> Claim:
    title = presets.get(preset).title
    name, theory = _("{cell} rests").format(cell=title), _("documented rest")
    return Claim(name, theory, "mV", partial(rest, preset), judge_rest, 8, 4)


CLAIMS = (
    *(_rest_claim(preset) for preset in presets.names()),
    Claim(
        N_("astrocyte, 20 to 100 mM K⁺ outside"), N_("slope of E_K, 61 mV"), "mV per decade", slope, judge_slope, 8, 4
    ),
)
