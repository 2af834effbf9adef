"""Run a patch for a while and measure it on the way: a table with a row every so often, and a summary."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.kernels import start_watch
from game.kernels.jit import max_threads

from . import measure, presets, settings, spec_check, theory
from .arrays import FloatArray
from .measure import Mark
from .patch import Patch
from .quantities import MEANS, TOTALS
from .spec import PatchSpec, SpecError
from .species import INDEX
from .state import INWARD, OUTWARD

_TICKS_A_STEP = 60  # a stop and a progress bar wait for no more than these
_MOST_MARKS = 1024
MOST_SECONDS = 1e8
MOST_ROWS = 2_000_000
"""That are kept in memory; rows of a file are not."""

COLUMNS: tuple[str, ...] = (
    "time_s",
    "V_mV",  # at that moment
    *(quantity.key for quantity in MEANS),  # since the row before
    *(quantity.key for quantity in TOTALS),  # since the start
)
"""Names of a table's columns, units included; game.engine.quantities tells what they are."""


class RunError(ValueError):
    """A run or a sweep that cannot be; the message says why in one sentence."""


def whole_ticks(name: str, seconds: float, dt_s: float) -> int:
    """`seconds` in ticks. Raises RunError, naming `name`, for less than one tick, too many or no number."""
    if not math.isfinite(seconds) or seconds < dt_s * (1 - 1e-9):
        raise RunError(f"{name} is {seconds:g} s; use one tick, {dt_s:.4f} s, or more.")
    if seconds > MOST_SECONDS:
        raise RunError(f"{name} is {seconds:g} s; use {MOST_SECONDS:g} s, three years, or less.")
    return max(1, round(seconds / dt_s))


def check_rows(ticks: int, every: int) -> None:
    """Raise RunError where a row every so many ticks makes more rows than can be kept in memory."""
    if ticks // every > MOST_ROWS:
        raise RunError(f"That is {ticks // every:,} rows, and the most to keep is {MOST_ROWS:,}; take them less often.")


def checked_seed(seed: int) -> int:
    """`seed`, if it is one. Raises RunError."""
    try:
        return spec_check.checked_seed(seed)
    except SpecError as problem:
        raise RunError(str(problem)) from None


def spec_of(preset: str | PatchSpec, changes: Mapping[str, object] | None = None) -> PatchSpec:
    """A preset, by name or as it is, with settings changed. Raises UnknownPreset or SettingError."""
    return settings.apply(presets.get(preset) if isinstance(preset, str) else preset, changes or {})


def new_patch(
    preset: str | PatchSpec = "neuron",
    changes: Mapping[str, object] | None = None,
    *,
    seed: int = 1,
    threads: int | None = None,
) -> Patch:
    """A patch to step by hand. Raises UnknownPreset, SettingError, or SpecError where its ions cannot be."""
    return Patch(spec_of(preset, changes), checked_seed(seed), threads or max_threads())


def follow(
    patch: Patch,
    ticks: int,
    every: int,
    on_row: Callable[[list[float]], None] = lambda row: None,
    on_ticks: Callable[[int], None] = lambda tick: None,
    stop: Callable[[], bool] = lambda: False,
) -> list[Mark]:
    """Run `patch` for `ticks`, giving a row of COLUMNS every so many; stops early when `stop` says so.

    Returns marks along the way: the start, the middle and the end for certain, thinned out between.
    """
    begun = patch.tick
    middle, end = begun + ticks // 2, begun + ticks
    marks = [measure.mark(patch)]
    row_mark = marks[0]
    while patch.tick < end and not stop():
        goal = min(tick for tick in (row_mark.tick + every, middle, end) if tick > patch.tick)
        patch.step(min(_TICKS_A_STEP, goal - patch.tick))
        start_watch.succeeded()
        if len(marks) >= _MOST_MARKS:
            marks = [m for n, m in enumerate(marks) if n % 2 == 0 or m.tick == middle]
        marks.append(measure.mark(patch))
        if patch.tick == row_mark.tick + every or patch.tick == end:
            on_row(_row(patch, row_mark, marks[-1]))
            row_mark = marks[-1]
        on_ticks(patch.tick)
    return marks


def _row(patch: Patch, first: Mark, last: Mark) -> list[float]:
    window = measure.between(patch, first, last)
    return [patch.time_s, patch.voltage_mV, *(quantity.of(patch, window) for quantity in (*MEANS, *TOTALS))]


def _crossings(patch: Patch) -> dict[str, dict[str, int]]:
    """Ions carried across since the start, through channels and by pumps."""
    flux = patch.state.channel_flux + patch.state.pump_flux
    ions = measure.carriers_of_charge(patch)
    return {key: {"in": int(flux[INDEX[key], INWARD]), "out": int(flux[INDEX[key], OUTWARD])} for key in ions}


def summary(patch: Patch, marks: Sequence[Mark]) -> dict[str, Any]:
    """What `minus70 simulate --json` prints: means over the last half of what was run, totals over all of it."""
    end = marks[-1]
    half = min(marks[:-1], key=lambda mark: abs(mark.tick - (marks[0].tick + end.tick) / 2))
    window = measure.between(patch, half, end)
    mixture = window.concentrations_mM
    inside, outside = ({key: both[side] for key, both in mixture.items()} for side in (0, 1))
    permeability = measure.permeabilities_per_s(patch)
    return {
        "preset": patch.spec.name,
        "seed": patch.seed,
        "seconds": round(patch.time_s, 6),
        "ions": patch.ions,
        "capacitance_e_per_mV": patch.capacitance_e_per_mV,
        "V_mean_mV": window.voltage_mV,
        "V_sd_mV": window.voltage_sd_mV,
        "concentrations_mM": {"inside": inside, "outside": outside},
        "nernst_mV": measure.nernst_mV(patch, mixture),
        "ghk_mV": measure.ghk_mV(patch, mixture),
        "mullins_noda_mV": theory.mullins_noda_mV(permeability, inside, outside, patch.spec.temperature_C),
        "currents_e_per_s": window.currents_e_per_s,
        "pump_cycles": end.cycles,
        "atp_used": end.atp,
        "crossings": _crossings(patch),
        "conserved": measure.conserved(patch),
    }


@dataclass(frozen=True, slots=True)
class Run:
    """What a run gave: `columns` (name -> float64[rows], as in COLUMNS), a `summary`, and the `patch` as it is now."""

    columns: dict[str, FloatArray]
    summary: dict[str, Any]
    patch: Patch

    def __getitem__(self, column: str) -> FloatArray:
        """One column, float64[rows]. Raises KeyError."""
        return self.columns[column]


def simulate(
    preset: str | PatchSpec = "neuron",
    changes: Mapping[str, object] | None = None,
    *,
    seconds: float = 60.0,
    every_s: float = 1.0,
    seed: int = 1,
    threads: int | None = None,
) -> Run:
    """Run a patch for `seconds` on screen, with a row every `every_s`.

    The same arguments give the same figures, bit for bit, on any number of threads. Raises UnknownPreset,
    SettingError, SpecError or RunError, each with one sentence.
    """
    spec = spec_of(preset, changes)
    ticks, every = whole_ticks("seconds", seconds, spec.dt_s), whole_ticks("every_s", every_s, spec.dt_s)
    check_rows(ticks, every)
    patch = new_patch(spec, seed=seed, threads=threads)
    rows: list[list[float]] = []
    marks = follow(patch, ticks, every, rows.append)
    table = np.array(rows)
    return Run({key: table[:, n].copy() for n, key in enumerate(COLUMNS)}, summary(patch, marks), patch)
