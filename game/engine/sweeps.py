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

from game.sentence import Sentence, said_by

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
"""What a sweep tells of each point, after the settings that were varied."""

MOST_RUNS = 100_000
_LOOK_S = 0.2  # how often a stop is looked for
_DIED = Sentence("the process that ran it died; perhaps there was too little memory")


def _never() -> bool:
    return False


def _untold(done: int) -> None:
    """Nobody asked how far it is."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A run that gave nothing, and why. `seed` is None where none of the point's runs could begin."""

    settings: dict[str, Value]
    seed: int | None
    why: str


@dataclass(slots=True)
class GridPoint:
    """One place in the grid: its settings, what was built, and the figures of each run by its seed."""

    settings: dict[str, Value]
    spec: PatchSpec
    runs: dict[int, Figures] = field(default_factory=dict)

    def figures(self) -> Figures:
        """Means over the runs, in the order of their seeds. V_sem_mV is nan where there was one run only."""
        runs = [self.runs[seed] for seed in sorted(self.runs)]
        told = {key: statistics.fmean(run[key] for run in runs) for key in runs[0]}
        voltages = [run["V_mean_mV"] for run in runs]
        spread = statistics.stdev(voltages) if len(runs) > 1 else math.nan
        told["V_sd_mV"] = math.sqrt(statistics.fmean(run["V_sd_mV"] ** 2 for run in runs))
        told["conserved"] = min(run["conserved"] for run in runs)
        told |= {"replicas": float(len(runs)), "V_sem_mV": spread / math.sqrt(len(runs))}
        return {key: told[key] for key in FIGURES}


@dataclass(frozen=True, slots=True)
class Sweep:
    """What a sweep gave. `points` are those with at least one run that ended well, in the order of the grid."""

    vary: dict[str, tuple[Value, ...]]
    base: PatchSpec
    seconds: float
    points: list[GridPoint]
    failures: list[Failure]
    stopped: bool = False

    @property
    def columns(self) -> dict[str, np.ndarray[Any, Any]]:
        """Name -> array[points]: what was varied, then means over the replicas, units in the names."""
        rows: list[dict[str, Value]] = [{**point.settings, **point.figures()} for point in self.points]
        return {name: np.array([row[name] for row in rows]) for name in (*self.vary, *FIGURES)}

    def __getitem__(self, column: str) -> np.ndarray[Any, Any]:
        """One column, array[points]. Raises KeyError."""
        return self.columns[column]


@dataclass(frozen=True, slots=True)
class Job:
    """One run of one point."""

    point: int
    seed: int
    spec: PatchSpec
    ticks: int


def measured(job: Job) -> Figures | str:
    """Run a job: means over its second half, totals over all of it; or why it cannot be run."""
    try:
        patch = Patch(job.spec, job.seed)
        patch.step(job.ticks // 2)
        half = measure.mark(patch)
        patch.step(job.ticks - patch.tick)
        window = measure.between(patch, half, measure.mark(patch))
        figures = {quantity.key: quantity.of(patch, window) for quantity in (*MEANS, *TOTALS)}
        return {**figures, "conserved": float(measure.conserved(patch))}
    except (SpecError, ValueError) as error:
        return said_by(error)
    except Exception as error:  # whatever it is, the other runs go on
        return f"{type(error).__name__}: {error}"


def warm_up() -> None:
    """Compile the kernels, or load them from the cache, here: else each process would compile them for itself."""
    Patch(presets.get("neuron").with_(size="small"), 1).step(1)


def _leave_interrupts_alone() -> None:
    """In a worker: Ctrl-C is for the parent, which ends the sweep in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _pool(workers: int) -> ProcessPoolExecutor:
    # "spawn": a fork of a process whose kernels have run threads may hang.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts_alone)


class _Runner:
    """Hands jobs out and takes figures in."""

    def __init__(self, work: Callable[[Job], Figures | str], on_done: Callable[[int], None], stop: Callable[[], bool]):
        self.work, self.on_done, self.stop = work, on_done, stop
        self.results: dict[tuple[int, int], Figures | str] = {}  # by point and seed

    def take(self, job: Job, result: Figures | str) -> None:
        self.results[job.point, job.seed] = result
        self.on_done(len(self.results))

    def here(self, jobs: Sequence[Job]) -> None:
        """One after another, in this process."""
        for job in jobs:
            if self.stop():
                return
            self.take(job, self.work(job))

    def by(self, executor: Executor, jobs: Sequence[Job]) -> list[Job]:
        """Through `executor`. Returns the jobs that were lost because it broke."""
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
        """On processes of this machine. Where one dies, what it took with it is run again, each by itself."""
        with _pool(workers) as pool:
            lost = self.by(pool, jobs)
        for job in lost:
            if self.stop():
                return
            with _pool(1) as pool:
                if self.by(pool, [job]):
                    self.take(job, _DIED)


def grid(vary: Mapping[str, Sequence[object]]) -> list[dict[str, Value]]:
    """Every combination, the last key varying fastest. Raises RunError for an empty list or no key at all."""
    if not vary:
        raise RunError(Sentence("A sweep needs at least one setting to vary, such as K_out."))
    for key, values in vary.items():
        if key not in settings.TABLE:
            settings.parse(key, 0)  # raises, and says what it may be meant to be
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
    on_done: Callable[[int], None] = _untold,
    stop: Callable[[], bool] = _never,
    work: Callable[[Job], Figures | str] = measured,
) -> Sweep:
    """Run every combination of `vary`'s values from the seeds seed, seed + 1, ... and measure each run's second half.

    On all cores, or on `workers` processes (1: in this one), or through any `executor` of concurrent.futures, such
    as the `get_executor()` of a Dask client. `on_done` is called with the number of runs done; `stop` ends the sweep
    after the runs that are under way. A point that fails is in `failures`, and the others go on. Raises
    UnknownPreset, SettingError (of `fixed`, or of an unknown key) or RunError, before anything is run.
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
            failures.append(Failure(place, None, said_by(error)))
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
    for job in jobs:  # in their order, whichever ended first
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
