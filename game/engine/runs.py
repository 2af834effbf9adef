"""Run a patch for a while and measure it on the way: a table with a row every so often, and a summary."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.kernels import start_watch
from game.kernels.jit import max_threads
from game.sentence import Sentence

from . import measure, presets, settings, spec_check, theory
from .arrays import FloatArray
from .measure import Mark
from .patch import Patch
from .quantities import MEANS, TOTALS
from .spec import PatchSpec, SpecError
from .species import INDEX
from .state import INWARD, OUTWARD

_TICKS_A_STEP = 60  # between checks for a stop and updates of a progress bar
_MOST_MARKS = 1024
MOST_SECONDS = 1e8
MOST_ROWS = 2_000_000
"""Limit of the rows held in memory; rows that go to a file have none."""

COLUMNS: tuple[str, ...] = (
    "time_s",
    "V_mV",  # at that moment
    *(quantity.key for quantity in MEANS),  # since the row before
    *(quantity.key for quantity in TOTALS),  # since the start
)
"""Names of a table's columns, units included; game.engine.quantities describes each."""


class RunError(ValueError):
    """A run or a sweep that cannot be done as asked; the message says why in one sentence."""


def whole_ticks(name: str, seconds: float, dt_s: float) -> int:
    """`seconds` in ticks, rounded. Raises RunError, naming `name`, for less than one tick, too many, or nan."""
    if not math.isfinite(seconds) or seconds < dt_s * (1 - 1e-9):
        raise RunError(
            Sentence(
                "{name} is {value} s; use one tick, {least} s, or more.",
                name=name,
                value=format(seconds, "g"),
                least=format(dt_s, ".4f"),
            )
        )
    if seconds > MOST_SECONDS:
        raise RunError(
            Sentence(
                "{name} is {value} s; use {most} s, three years, or less.",
                name=name,
                value=format(seconds, "g"),
                most=format(MOST_SECONDS, "g"),
            )
        )
    return max(1, round(seconds / dt_s))


def check_rows(ticks: int, every: int) -> None:
    """Raise RunError where a row every so many ticks makes more rows than can be kept in memory."""
    if ticks // every > MOST_ROWS:
        raise RunError(
            Sentence(
                "That is {rows:,} rows, and the most to keep is {most:,}; take them less often.",
                rows=ticks // every,
                most=MOST_ROWS,
            )
        )


def checked_seed(seed: int) -> int:
    """`seed`. Raises RunError where it is no whole number in the range of seeds."""
    try:
        return spec_check.checked_seed(seed)
    except SpecError as problem:
        raise RunError(*problem.args) from None


def spec_of(preset: str | PatchSpec, changes: Mapping[str, object] | None = None) -> PatchSpec:
    """The spec of a preset (a name or a spec) with settings changed. Raises UnknownPreset or SettingError."""
    return settings.apply(presets.get(preset) if isinstance(preset, str) else preset, changes or {})


def new_patch(
    preset: str | PatchSpec = "neuron",
    changes: Mapping[str, object] | None = None,
    *,
    seed: int = 1,
    threads: int | None = None,
) -> Patch:
    """A new patch at tick 0, to be run with `Patch.step`.

    preset: a name of `presets.names()`, or a spec. changes: setting -> value, in the units of `settings.TABLE`.
    threads: how many to run on, by default all cores; the figures do not depend on it.
    Raises UnknownPreset, SettingError, RunError for the seed, or SpecError where no such patch can be built.
    """
    return Patch(spec_of(preset, changes), checked_seed(seed), threads or max_threads())


def follow(
    patch: Patch,
    ticks: int,
    every: int,
    on_row: Callable[[list[float]], None] = lambda row: None,
    on_ticks: Callable[[int], None] = lambda tick: None,
    stop: Callable[[], bool] = lambda: False,
) -> list[Mark]:
    """Run `patch` for `ticks` ticks; call `on_row` with a row of COLUMNS every `every` ticks and at the end.

    `on_ticks` is called with the present tick about once a second of the run. Ends early when `stop()` is true.
    Returns marks along the way: always the start, the middle and the end, and at most 1024 in all.
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
    return [patch.time_s, patch.voltage_mV, *(quantity.read(patch, window) for quantity in (*MEANS, *TOTALS))]


def _crossings(patch: Patch) -> dict[str, dict[str, int]]:
    """Ions carried across since the start, through channels and by pumps."""
    flux = patch.state.channel_flux + patch.state.pump_flux
    ions = measure.carriers_of_charge(patch)
    return {key: {"in": int(flux[INDEX[key], INWARD]), "out": int(flux[INDEX[key], OUTWARD])} for key in ions}


def summary(patch: Patch, marks: Sequence[Mark]) -> dict[str, Any]:
    """What `minus70 simulate --json` prints: means over the last half of what was run, totals over all of it.

    `marks` are those that `follow` returns. Units are in the keys; the keys of inner tables are species.
    """
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
    """The result of `simulate`."""

    columns: dict[str, FloatArray]  # name -> float64[rows], as in COLUMNS; the unit is in the name
    summary: dict[str, Any]  # means of the second half and totals, as `minus70 simulate --json` prints them
    patch: Patch  # at the end of the run; it can be run on

    def __getitem__(self, column: str) -> FloatArray:
        """The column of that name, float64[rows]. Raises KeyError."""
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
    """Run a new patch for `seconds` on screen, and return a table with a row every `every_s` seconds.

    preset: a name of `presets.names()`, or a spec. changes: setting -> value, in the units of `settings.TABLE`.
    threads: how many to run on, by default all cores. The same other arguments give the same figures, bit for bit.
    Raises UnknownPreset, SettingError, SpecError or RunError, all of them a ValueError with a one-sentence message.
    """
    spec = spec_of(preset, changes)
    ticks, every = whole_ticks("seconds", seconds, spec.dt_s), whole_ticks("every_s", every_s, spec.dt_s)
    check_rows(ticks, every)
    patch = new_patch(spec, seed=seed, threads=threads)
    rows: list[list[float]] = []
    marks = follow(patch, ticks, every, rows.append)
    table = np.array(rows)
    return Run({key: table[:, n].copy() for n, key in enumerate(COLUMNS)}, summary(patch, marks), patch)
