"""Calcium: it hardly matters for the resting potential, and its pump keeps it out.

Ca2+ is only 2 mM outside, and P_Ca : P_K = 0.01. The GHK equation with both charges moves by 0.13 mV when the leak
closes. Two patches a seed, with the leak and without, each
watched for 300 s, have 0.6 mV of thermal noise in their difference; twelve seeds leave 0.25 mV of it, and 1 mV is four
times that.
"""

from collections.abc import Sequence

from game.engine import Patch, measure, presets, settings, species
from game.words import N_, _

from .claim import Claim, Judgement, Numbers, within

SETTLE_S, WATCH_S = 60.0, 300.0
MOST_mV, MOST_IONS = 1.0, 2.0


def effect(seed: int, quick: bool) -> Numbers:
    """V with the Ca2+ leak less V without it, mV, and the Ca2+ ions that swim inside with it."""
    potentials, ions = [], 0.0
    for changes in ({}, {"P_Ca": 0.0}):
        patch = Patch(settings.apply(presets.get("calcium"), {"V0": -70, **changes}), seed)
        patch.step(round(SETTLE_S / patch.spec.dt_s))
        first = measure.mark(patch)
        patch.step(round((0.5 * WATCH_S if quick else WATCH_S) / patch.spec.dt_s))
        last = measure.mark(patch)
        potentials.append(measure.between(patch, first, last).voltage_mV)
        if not changes:
            ions = float(last.free_sums[species.CA, 0] - first.free_sums[species.CA, 0]) / (last.tick - first.tick)
    return {"simulated": potentials[0] - potentials[1], "ions": ions}


def judge_effect(samples: Sequence[Numbers]) -> Judgement:
    """Passes if the mean effect is below 1 mV either way."""
    return within(samples, -MOST_mV, MOST_mV, _("less than 1 mV: four times the noise of the difference"))


def judge_ions(samples: Sequence[Numbers]) -> Judgement:
    """Passes if there are 2 ions or fewer on average; 2 mM, as outside, would be 21."""
    return within(samples, 0.0, MOST_IONS, _("fewer than 2 at a time, where 2 mM as outside would be 21"), "ions")


CLAIMS = (
    Claim(N_("Ca²⁺ leak open, less closed"), N_("no matter for rest"), "mV", effect, judge_effect, 12, 0),
    Claim(N_("Ca²⁺ free inside"), N_("its pump keeps it out"), "ions", effect, judge_ions, 4, 2),
)
