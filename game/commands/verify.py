"""Hold simulations against theory: a table of conditions, each with its error, standard error and bound.

The bound. The theories take the water at a channel's mouth to be like the water far away; access resistance
(see game.engine.access) makes that untrue by an amount that is computed for each row, "access" in the table.
What is left over after it must be within

    4 standard errors  +  a third of the access term  +  0.3 mV

The standard error is from the spread between runs, or from the thermal noise sqrt(kT/C) over the time
watched, whichever is larger. The estimate of access is good to a third. 0.3 mV is the grain of the model:
one ion moves the voltage by 0.67 mV.
"""

import math
import os
import statistics
import time
from collections import defaultdict
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from operator import itemgetter

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from game.engine import Patch, measure, presets, settings, theory
from game.engine.measure import MOBILE, Window
from game.words import _

from .conditions import CONDITIONS, Condition
from .simulate import as_json

SETTLE, WATCH = 8.0, 20.0  # in time constants of the membrane
QUICK_RUNS, QUICK_WATCH = 6, 10.0
SLACK_STANDARD_ERRORS, SLACK_ACCESS, SLACK_mV = 4.0, 1 / 3, 0.3


@dataclass(frozen=True, slots=True)
class Sample:
    """What one run gave, mV."""

    simulated: float
    predicted: float
    with_access: float
    noise: float  # standard error to be expected of this one run


@dataclass(frozen=True, slots=True)
class Row:
    """One condition, all its runs taken together; mV."""

    condition: str
    theory: str
    runs: int
    theory_mV: float
    simulated_mV: float
    error_mV: float
    standard_error_mV: float
    access_mV: float
    left_over_mV: float
    allowed_mV: float
    passed: bool


def _predict(patch: Patch, condition: Condition, permeability: Mapping[str, float], window: Window) -> float:
    """The theory's potential for the mean concentrations of `window`."""
    mixture, celsius = window.concentrations_mM, patch.spec.temperature_C
    inside, outside = ({key: mixture[key][side] for key in MOBILE} for side in (0, 1))
    if condition.theory == "Mullins-Noda":
        return theory.mullins_noda_mV(permeability, inside, outside, celsius)
    if condition.theory == "GHK + pump":
        pump = window.currents_e_per_s["pump"]
        return theory.ghk_with_pump_mV(permeability, measure.vestibule_nm3(patch), inside, outside, pump, celsius)
    return theory.ghk_mV(permeability, inside, outside, celsius)  # of a single ion, this is Nernst


def _time_constant_s(patch: Patch) -> float:
    """tau = C/g of the open channels, access resistance included, at their GHK potential."""
    mixture = measure.concentrations_mM(patch)
    inside, outside = ({key: mixture[key][side] for key in MOBILE} for side in (0, 1))
    permeability, celsius = measure.permeabilities_per_s(patch), patch.spec.temperature_C
    at = theory.ghk_mV(permeability, inside, outside, celsius)
    conductance = theory.slope_conductance_e_per_s_per_mV(
        measure.slowed_by_access(patch, permeability, at), measure.vestibule_nm3(patch), inside, outside, at, celsius
    )
    return theory.time_constant_s(patch.capacitance_e_per_mV, conductance)


def sample(condition: Condition, seed: int, watch: float) -> Sample:
    """Run one condition once, averaging over `watch` time constants where the condition does not say."""
    patch = Patch(settings.apply(presets.get(condition.preset), condition.changes), seed)
    tau = _time_constant_s(patch)
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
    predicted = with_access = _predict(patch, condition, permeability, earlier)
    for _round in range(20):  # the slowing depends on the voltage, and the voltage on the slowing
        with_access = _predict(patch, condition, measure.slowed_by_access(patch, permeability, with_access), earlier)
    jitter = theory.thermal_jitter_mV(patch.capacitance_e_per_mV, patch.spec.temperature_C)
    noise = jitter * math.sqrt(2 * tau / (watched * patch.spec.dt_s))
    return Sample(window.voltage_mV, predicted, with_access, noise)


def judge(condition: Condition, samples: list[Sample]) -> Row:
    """Take the runs of one condition together."""
    runs = len(samples)
    errors = [each.simulated - each.predicted for each in samples]
    error = statistics.fmean(errors)
    access = statistics.fmean(each.with_access - each.predicted for each in samples)
    expected = statistics.fmean(each.noise for each in samples)
    standard_error = max(statistics.stdev(errors), expected) / math.sqrt(runs)
    allowed = SLACK_STANDARD_ERRORS * standard_error + SLACK_ACCESS * abs(access) + SLACK_mV
    return Row(
        condition.name,
        condition.theory,
        runs,
        statistics.fmean(each.predicted for each in samples),
        statistics.fmean(each.simulated for each in samples),
        error,
        standard_error,
        access,
        error - access,
        allowed,
        abs(error - access) <= allowed,
    )


def rows(quick: bool, workers: int | None = None) -> list[Row]:
    """Run all conditions (or the quick ones) on `workers` processes."""
    chosen = [condition for condition in CONDITIONS if condition.quick or not quick]
    watch = QUICK_WATCH if quick else WATCH
    Patch(presets.get("neuron"), 1).step(1)  # compile once, here, and not once in each worker
    samples: dict[str, list[tuple[int, Sample]]] = defaultdict(list)
    errors = Console(stderr=True)
    # "spawn": a fork of a process whose kernels have run threads may hang
    pool = ProcessPoolExecutor(workers or os.cpu_count(), mp_context=get_context("spawn"))
    with pool, Progress(console=errors, transient=True, disable=not errors.is_terminal) as progress:
        waiting = {}
        for condition in chosen:
            for seed in range(1, 1 + (min(QUICK_RUNS, condition.runs) if quick else condition.runs)):
                waiting[pool.submit(sample, condition, seed, watch)] = condition, seed
        task = progress.add_task(_("running"), total=len(waiting))
        for future in as_completed(waiting):
            condition, seed = waiting[future]
            samples[condition.name].append((seed, future.result()))
            progress.advance(task)
    # in the order of the seeds, so that sums do not depend on which run ended first
    return [
        judge(condition, [each for _seed, each in sorted(samples[condition.name], key=itemgetter(0))])
        for condition in chosen
    ]


def run(quick: bool, as_object: bool) -> int:
    """The command. Returns 1 if a row fails, else 0."""
    begun = time.monotonic()
    table = rows(quick)
    passed = all(row.passed for row in table)
    seconds = time.monotonic() - begun
    if as_object:
        print(
            as_json(
                {
                    "passed": passed,
                    "quick": quick,
                    "seconds": round(seconds, 1),
                    "rows": [asdict(row) for row in table],
                }
            )
        )
    else:
        _tell(table, seconds)
    return 0 if passed else 1


def _tell(table: list[Row], seconds: float) -> None:
    """The table for people, with what the columns mean below it."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = 140  # in a file or a pipe, rows stay on one line
    shown = Table(_("condition"), _("theory"), box=None, pad_edge=False)
    titles = (
        _("predicted"),
        _("simulated"),
        _("error"),
        _("s.e."),
        _("access"),
        _("left over"),
        _("allowed"),
    )
    for title in titles:
        shown.add_column(title, justify="right", no_wrap=True)
    shown.add_column("")
    for row in table:
        figures = (row.error_mV, row.standard_error_mV, row.access_mV, row.left_over_mV, row.allowed_mV)
        shown.add_row(
            row.condition,
            row.theory,
            f"{row.theory_mV:.2f}",
            f"{row.simulated_mV:.2f}",
            f"{figures[0]:+.2f}",
            f"{figures[1]:.2f}",
            f"{figures[2]:+.2f}",
            f"{figures[3]:+.2f}",
            f"{figures[4]:.2f}",
            _("ok") if row.passed else _("FAILS"),
        )
    console.print(shown)
    console.print(
        _(
            "All in mV. error = simulated − predicted. access: what the access resistance of the channels' "
            "mouths is reckoned to do to it; it is 0 at equilibrium and falls with the channels' rates. "
            "left over = error − access, allowed 4 s.e. + a third of access + 0.3."
        )
    )
    failed = sum(not row.passed for row in table)
    verdict = _("{failed} of {all} rows fail.") if failed else _("All {all} rows hold.")
    console.print(verdict.format(failed=failed, all=len(table)), f"{seconds:.0f} s")
