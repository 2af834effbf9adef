"""Many runs at once: settings varied over a grid, each point run from several seeds, on all cores or a cluster.

A run depends on its settings and its seed alone, so that it gives the same figures wherever and in whatever order
it is run; `minus70 simulate` with the same settings and seed is the same run.
"""

import math
import os
import signal
import statistics
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from itertools import product
from multiprocessing import get_context
from typing import Any

import numpy as np

from game.sentence import Sentence, message_of

from . import measure, presets, settings
from .patch import Patch
from .quantities import MEANS, TOTALS
from .runs import RunError, checked_seed, spec_of, whole_ticks
from .spec import PatchSpec, SpecError
from .spec_check import MOST_SEED

Value = float | str
Figures = dict[str, float]

FIGURES: tuple[str, ...] = (
    "replicas",
    "V_mean_mV",
    "V_sem_mV",
    *(quantity.key for quantity in (*MEANS, *TOTALS) if quantity.key != "V_mean_mV"),
    "conserved",
)
"""Names of a sweep's columns, after the settings that were varied."""

MOST_RUNS = 100_000
_LOOK_S = 0.2  # between checks for a stop
_DIED = Sentence("the process that ran it died; perhaps there was too little memory")


def _never() -> bool:
    return False


def _no_progress(done: int) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A run that failed."""

    settings: dict[str, Value]  # those varied
    seed: int | None  # None where none of the point's runs could begin
    why: str  # the reason, one sentence


@dataclass(slots=True)
class GridPoint:
    """One point of the grid."""

    settings: dict[str, Value]  # those varied, and their values here
    spec: PatchSpec  # what is run
    runs: dict[int, Figures] = field(default_factory=dict)  # seed -> the figures of its run

    def figures(self) -> Figures:
        """FIGURES -> mean over the runs; V_sem_mV, the standard error of V_mean_mV, is nan for a single run.

        V_sd_mV is the root of the mean square; conserved is 1 where it is in all runs.
        """
        runs = [self.runs[seed] for seed in sorted(self.runs)]
        means = {key: statistics.fmean(run[key] for run in runs) for key in runs[0]}
        voltages = [run["V_mean_mV"] for run in runs]
        spread = statistics.stdev(voltages) if len(runs) > 1 else math.nan
        means["V_sd_mV"] = math.sqrt(statistics.fmean(run["V_sd_mV"] ** 2 for run in runs))
        means["conserved"] = min(run["conserved"] for run in runs)
        means |= {"replicas": float(len(runs)), "V_sem_mV": spread / math.sqrt(len(runs))}
        return {key: means[key] for key in FIGURES}


@dataclass(frozen=True, slots=True)
class Sweep:
    """The result of `sweep`."""

    vary: dict[str, tuple[Value, ...]]  # setting -> its values, each once
    base: PatchSpec  # what all points have in common
    seconds: float  # on screen, of each run
    points: list[GridPoint]  # those with at least one run that succeeded, in the order of the grid
    failures: list[Failure]  # the other runs
    stopped: bool = False  # ended early by `stop`

    @property
    def columns(self) -> dict[str, np.ndarray[Any, Any]]:
        """Name -> array[points]: the settings varied, then FIGURES, units in the names; text for a setting of words."""
        rows: list[dict[str, Value]] = [{**point.settings, **point.figures()} for point in self.points]
        return {name: np.array([row[name] for row in rows]) for name in (*self.vary, *FIGURES)}

    def __getitem__(self, column: str) -> np.ndarray[Any, Any]:
        """The column of that name, array[points]. Raises KeyError."""
        return self.columns[column]


@dataclass(frozen=True, slots=True)
class Job:
    """One run of one point (its place in the grid)."""

    point: int
    seed: int
    spec: PatchSpec
    ticks: int


def measured(job: Job) -> Figures | str:
    """Run a job. Returns means over its second half and totals over all of it, or the reason why it failed."""
    try:
        patch = Patch(job.spec, job.seed)
        patch.step(job.ticks // 2)
        half = measure.mark(patch)
        patch.step(job.ticks - patch.tick)
        window = measure.between(patch, half, measure.mark(patch))
        figures = {quantity.key: quantity.read(patch, window) for quantity in (*MEANS, *TOTALS)}
        return {**figures, "conserved": float(measure.conserved(patch))}
    except (SpecError, ValueError) as error:
        return message_of(error)
    except Exception as error:  # the other runs go on after any error
        return f"{type(error).__name__}: {error}"


def warm_up() -> None:
    """Compile the kernels, or load them from the cache, before workers start: else each would compile its own."""
    Patch(presets.get("neuron").with_(size="small"), 1).step(1)


def _leave_interrupts_alone() -> None:
    """Ignore Ctrl-C in a worker: the parent ends the sweep in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _pool(workers: int) -> ProcessPoolExecutor:
    # "spawn": a fork of a process whose kernels have run threads may hang.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts_alone)


class _Runner:
    """Runs jobs and collects their results."""

    def __init__(self, work: Callable[[Job], Figures | str], on_done: Callable[[int], None], stop: Callable[[], bool]):
        self.work, self.on_done, self.stop = work, on_done, stop
        self.results: dict[tuple[int, int], Figures | str] = {}  # by point and seed

    def take(self, job: Job, result: Figures | str) -> None:
        self.results[job.point, job.seed] = result
        self.on_done(len(self.results))

    def here(self, jobs: Sequence[Job]) -> None:
        """Run jobs one after another, in this process."""
        for job in jobs:
            if self.stop():
                return
            self.take(job, self.work(job))

    def by(self, executor: Executor, jobs: Sequence[Job]) -> list[Job]:
        """Run jobs through `executor`. Returns the jobs that were lost because it broke."""
        waiting: dict[Future[Figures | str], Job] = {}
        lost: list[Job] = []
        for job in jobs:
            try:
                waiting[executor.submit(self.work, job)] = job
            except BrokenExecutor:
                lost.append(job)
        cancelled = False
        while waiting:
            done, _rest = wait(waiting, _LOOK_S, FIRST_COMPLETED)
            for future in done:
                job = waiting.pop(future)
                if future.cancelled():
                    continue
                error = future.exception()
                if isinstance(error, BrokenExecutor):
                    lost.append(job)
                else:
                    self.take(job, f"{type(error).__name__}: {error}" if error else future.result())
            if not cancelled and self.stop():
                cancelled = True
                for future in list(waiting):
                    future.cancel()
        return lost

    def on_cores(self, jobs: Sequence[Job], workers: int) -> None:
        """Run jobs on processes of this machine. Where one dies, each job lost with it is run again by itself."""
        with _pool(workers) as pool:
            lost = self.by(pool, jobs)
        for job in lost:
            if self.stop():
                return
            with _pool(1) as pool:
                if self.by(pool, [job]):
                    self.take(job, _DIED)


def grid(vary: Mapping[str, Sequence[object]]) -> list[dict[str, Value]]:
    """Every combination of values, the last key varying fastest.

    Raises RunError for no key, a key without values or too many points, and SettingError for an unknown key.
    """
    if not vary:
        raise RunError(Sentence("A sweep needs at least one setting to vary, such as K_out."))
    for key, values in vary.items():
        if key not in settings.TABLE:
            settings.parse(key, 0)  # raises, with the name that was probably meant
        if len(values) == 0:
            raise RunError(Sentence("{key} has no values to run through.", key=key))
    if (points := math.prod(map(len, vary.values()))) > MOST_RUNS:
        raise RunError(Sentence("That is {points:,} points; {most:,} is the most.", points=points, most=MOST_RUNS))
    return [
        {key: value if isinstance(value, str) else float(value) for key, value in zip(vary, place, strict=True)}  # type: ignore[arg-type]
        for place in product(*vary.values())
    ]


def sweep(
    preset: str | PatchSpec = "neuron",
    vary: Mapping[str, Sequence[object]] | None = None,
    *,
    fixed: Mapping[str, object] | None = None,
    replicas: int = 8,
    seconds: float = 60.0,
    seed: int = 1,
    workers: int | None = None,
    executor: Executor | None = None,
    on_done: Callable[[int], None] = _no_progress,
    stop: Callable[[], bool] = _never,
    work: Callable[[Job], Figures | str] = measured,
) -> Sweep:
    """Run every combination of `vary`'s values from `replicas` seeds, and measure the second half of each run.

    preset: a name of `presets.names()`, or a spec. vary: setting -> its values; fixed: setting -> one value; both in
    the units of `settings.TABLE`. seconds: on screen, of each run. seed: of the first replica; the next has seed + 1.
    workers: number of processes, by default one a core; 1 runs in this process. executor: any executor of
    concurrent.futures to run on instead, such as the `get_executor()` of a Dask client.
    on_done: called with the number of runs done. stop: checked between runs; when it returns true, runs under way
    are finished and no others begin. work: what runs a job, in the process of the worker.

    A run that fails is in `failures`, and the others go on. Raises UnknownPreset, SettingError (of `fixed`, or of an
    unknown key) or RunError, before anything is run.
    """
    base = spec_of(preset, fixed)
    places = grid(vary or {})
    ticks = whole_ticks("seconds", seconds, base.dt_s)
    if ticks < 2:
        raise RunError(Sentence("A sweep's runs need two ticks or more: the second half is measured."))
    if replicas < 1:
        raise RunError(Sentence("replicas is {replicas}; use 1 or more.", replicas=replicas))
    if len(places) * replicas > MOST_RUNS:
        raise RunError(
            Sentence("That is {runs:,} runs; {most:,} is the most.", runs=len(places) * replicas, most=MOST_RUNS)
        )
    checked_seed(seed)
    if seed > MOST_SEED - replicas:
        raise RunError(
            Sentence(
                "The seed is {seed}; with {replicas} replicas the highest is {most}.",
                seed=seed,
                replicas=replicas,
                most=MOST_SEED - replicas,
            )
        )

    points: dict[int, GridPoint] = {}
    failures: list[Failure] = []
    for number, place in enumerate(places):
        try:
            points[number] = GridPoint(place, settings.apply(base, place))
        except ValueError as error:
            failures.append(Failure(place, None, message_of(error)))
    jobs = [Job(number, seed + n, point.spec, ticks) for number, point in points.items() for n in range(replicas)]
    runner = _Runner(work, on_done, stop)
    count = workers or os.cpu_count() or 1
    if executor is not None:
        for job in runner.by(executor, jobs):
            runner.take(job, _DIED)
    elif count == 1 or len(jobs) == 1:
        runner.here(jobs)
    elif jobs:
        warm_up()
        runner.on_cores(jobs, min(count, len(jobs)))
    for job in jobs:  # in this order, not that in which they ended
        result = runner.results.get((job.point, job.seed))
        if isinstance(result, str):
            failures.append(Failure(points[job.point].settings, job.seed, result))
        elif result is not None:
            points[job.point].runs[job.seed] = result
    return Sweep(
        {key: tuple(dict.fromkeys(place[key] for place in places)) for key in vary or {}},
        base,
        ticks * base.dt_s,
        [point for point in points.values() if point.runs],
        failures,
        stopped=len(runner.results) < len(jobs),
    )
