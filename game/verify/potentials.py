"""Potentials: the mean voltage of each condition against Nernst, GHK or Mullins-Noda.

The bound. The theories take the water at a channel's mouth to be like the water far away; access resistance
(see game.engine.access) makes that untrue by an amount that is computed for each row, "access" in the JSON.
What is left over after it must be within

    4 standard errors  +  a third of the access term  +  0.3 mV

The standard error is from the spread between runs, or from the thermal noise sqrt(kT/C) over the time
watched, whichever is larger. The estimate of access is good to a third. 0.3 mV is the grain of the model:
one ion moves the voltage by 0.67 mV.
"""

import math
import statistics
from collections.abc import Mapping, Sequence
from functools import partial

from game.engine import Patch, measure, presets, settings, theory
from game.engine.measure import Window
from game.words import _

from .claim import Claim, Judgement, Numbers, standard_error
from .conditions import CONDITIONS, Experiment

SETTLE, WATCH = 8.0, 20.0  # in time constants of the membrane
QUICK_RUNS, QUICK_WATCH = 6, 10.0
SLACK_STANDARD_ERRORS, SLACK_ACCESS, SLACK_mV = 4.0, 1 / 3, 0.3


def _predict(patch: Patch, condition: Experiment, permeability: Mapping[str, float], window: Window) -> float:
    """The theory's potential for the mean concentrations of `window`."""
    mixture, celsius = window.concentrations_mM, patch.spec.temperature_C
    inside, outside = ({key: both[side] for key, both in mixture.items()} for side in (0, 1))
    if condition.theory == "Mullins-Noda":
        return theory.mullins_noda_mV(permeability, inside, outside, celsius)
    if condition.theory == "GHK + pump":
        pump = window.currents_e_per_s["pump"]
        return theory.ghk_with_pump_mV(permeability, measure.vestibule_nm3(patch), inside, outside, pump, celsius)
    return theory.ghk_mV(permeability, inside, outside, celsius)  # of a single ion, this is Nernst


def time_constant_s(patch: Patch) -> float:
    """tau = C/g of the open channels, access resistance included, at their GHK potential."""
    mixture = measure.concentrations_mM(patch)
    inside, outside = ({key: both[side] for key, both in mixture.items()} for side in (0, 1))
    permeability, celsius = measure.permeabilities_per_s(patch), patch.spec.temperature_C
    at = theory.ghk_mV(permeability, inside, outside, celsius)
    conductance = theory.slope_conductance_e_per_s_per_mV(
        measure.slowed_by_access(patch, permeability, at), measure.vestibule_nm3(patch), inside, outside, at, celsius
    )
    return theory.time_constant_s(patch.capacitance_e_per_mV, conductance)


def sample(condition: Experiment, seed: int, watch: float) -> Numbers:
    """Run one condition once, averaging over `watch` time constants where it has no `watch_s`; mV.

    Gives "simulated", "predicted", "with_access" (predicted, access reckoned in) and "noise" (the standard error
    to be expected of this one run).
    """
    patch = Patch(settings.apply(presets.get(condition.preset), condition.changes), seed)
    tau = time_constant_s(patch)
    lag = max(1, round(tau / patch.spec.dt_s))
    settled = round((condition.settle_s or SETTLE * tau) / patch.spec.dt_s)
    watched = round((condition.watch_s or watch * tau) / patch.spec.dt_s)
    marks = []
    # The voltage follows the concentrations one time constant behind: they are averaged that much earlier.
    for tick in (settled - lag, settled, settled + watched - lag, settled + watched):
        patch.step(tick - patch.tick)
        marks.append(measure.mark(patch))
    earlier = measure.between(patch, marks[0], marks[2])
    window = measure.between(patch, marks[1], marks[3])
    permeability = measure.permeabilities_per_s(patch)
    predicted = _predict(patch, condition, permeability, earlier)
    with_access = measure.with_access_mV(patch, lambda slowed: _predict(patch, condition, slowed, earlier))
    jitter = theory.thermal_jitter_mV(patch.capacitance_e_per_mV, patch.spec.temperature_C)
    noise = jitter * math.sqrt(2 * tau / (watched * patch.spec.dt_s))
    return {"simulated": window.voltage_mV, "predicted": predicted, "with_access": with_access, "noise": noise}


def judge(samples: Sequence[Numbers]) -> Judgement:
    """Take the runs of one condition together; mV."""
    errors = [each["simulated"] - each["predicted"] for each in samples]
    error = statistics.fmean(errors)
    access = statistics.fmean(each["with_access"] - each["predicted"] for each in samples)
    own = standard_error(errors, statistics.fmean(each["noise"] for each in samples))
    allowed = SLACK_STANDARD_ERRORS * own + SLACK_ACCESS * abs(access) + SLACK_mV
    predicted = statistics.fmean(each["predicted"] for each in samples)
    simulated = statistics.fmean(each["simulated"] for each in samples)
    return Judgement(
        predicted + access,
        simulated,
        error - access,
        allowed,
        abs(error - access) <= allowed,
        _("4 standard errors + a third of access + 0.3 mV; predicted is with access resistance"),
        more={
            "theory_mV": predicted,
            "simulated_mV": simulated,
            "error_mV": error,
            "standard_error_mV": own,
            "access_mV": access,
            "left_over_mV": error - access,
            "allowed_mV": allowed,
        },
    )


def _sample(condition: Experiment, seed: int, quick: bool) -> Numbers:
    return sample(condition, seed, QUICK_WATCH if quick else WATCH)


CLAIMS = tuple(
    Claim(
        condition.name,
        condition.theory,
        "mV",
        partial(_sample, condition),
        judge,
        condition.runs,
        min(QUICK_RUNS, condition.runs) if condition.quick else 0,
    )
    for condition in CONDITIONS
)
