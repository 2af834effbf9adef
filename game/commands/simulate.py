"""Run a patch without a screen, and say what it did."""

import json
import math
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from game.engine import Patch, PatchSpec, measure, presets, settings, theory
from game.engine.jit import max_threads
from game.engine.measure import MOBILE, Mark, Window
from game.engine.species import INDEX
from game.engine.state import INWARD, OUTWARD
from game.words import _

from .problem import Problem
from .stopping import asked_to_stop
from .table_file import Row, TableFile

_TICKS_A_STEP = 60  # Ctrl-C and the progress bar wait for no more than these
_MOST_MARKS = 1024

COLUMNS = (
    "time_s",
    "V_mV",  # at that moment
    "V_mean_mV",  # since the row before, as are the currents and concentrations
    *(f"{key}_{side}_mM" for key in MOBILE for side in ("in", "out")),
    *(f"E_{key}_mV" for key in MOBILE),
    "GHK_mV",
    *(f"I_{key}_e_per_s" for key in (*MOBILE, "pump")),
    *(f"{key}_crossed_{way}" for key in MOBILE for way in ("in", "out")),  # since the start, as are the next two
    "pump_cycles",
    "atp_used",
)


def spec_for(preset: str, changes: Iterable[str]) -> PatchSpec:
    """The preset with `KEY=VALUE` changes. Raises Problem, presets.UnknownPreset or settings.SettingError."""
    parsed = {}
    for change in changes:
        key, equals, value = change.partition("=")
        if not equals:
            sentence = _("--set takes KEY=VALUE, such as K_out=10; {text!r} has no '='.")
            raise Problem(sentence.format(text=change))
        parsed[key.strip()] = value.strip()
    return settings.apply(presets.get(preset), parsed)


def whole_ticks(name: str, seconds: float, dt_s: float) -> int:
    """`seconds` in ticks. Raises Problem for less than one tick or no number."""
    if not math.isfinite(seconds) or seconds < dt_s * (1 - 1e-9):
        raise Problem(
            _("{name} is {value:g} s; use one tick, {dt:.4f} s, or more.").format(name=name, value=seconds, dt=dt_s)
        )
    return max(1, round(seconds / dt_s))


def follow(
    patch: Patch, ticks: int, every: int, on_row: Callable[[Row], None], on_ticks: Callable[[int], None]
) -> list[Mark]:
    """Run `patch` for `ticks`, giving a row every so many; stops early when asked to.

    Returns marks along the way: the start, the middle and the end for certain, thinned out between.
    """
    marks = [measure.mark(patch)]
    row_mark, middle = marks[0], ticks // 2
    with asked_to_stop() as stop:
        while patch.tick < ticks and not stop():
            goals = (row_mark.tick + every, middle, ticks)
            goal = min(tick for tick in goals if tick > patch.tick)
            patch.step(min(_TICKS_A_STEP, goal - patch.tick))
            if len(marks) >= _MOST_MARKS:
                marks = [m for n, m in enumerate(marks) if n % 2 == 0 or m.tick == middle]
            marks.append(measure.mark(patch))
            if patch.tick == row_mark.tick + every or patch.tick == ticks:
                on_row(_row(patch, measure.between(patch, row_mark, marks[-1])))
                row_mark = marks[-1]
            on_ticks(patch.tick)
    return marks


def _crossings(patch: Patch) -> dict[str, dict[str, int]]:
    """Ions carried across since the start, through channels and by pumps."""
    flux = patch.state.channel_flux + patch.state.pump_flux
    ions = measure.carriers_of_charge(patch)
    return {key: {"in": int(flux[INDEX[key], INWARD]), "out": int(flux[INDEX[key], OUTWARD])} for key in ions}


def _row(patch: Patch, window: Window) -> Row:
    mixture = window.concentrations_mM
    nernst = measure.nernst_mV(patch, mixture)
    crossings = _crossings(patch)
    last = measure.mark(patch)
    return [
        patch.time_s,
        patch.voltage_mV,
        window.voltage_mV,
        *(mixture[key][side] for key in MOBILE for side in (0, 1)),
        *(nernst[key] for key in MOBILE),
        measure.ghk_mV(patch, mixture),
        *(window.currents_e_per_s[key] for key in (*MOBILE, "pump")),
        *(crossings[key][way] for key in MOBILE for way in ("in", "out")),
        last.cycles,
        last.atp,
    ]


def summary(patch: Patch, marks: list[Mark]) -> dict[str, Any]:
    """What `simulate --json` prints: means over the last half of what was run, totals over all of it."""
    end = marks[-1]
    half = min(marks[:-1] or marks, key=lambda mark: abs(mark.tick - end.tick / 2))
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


def as_json(value: Any) -> str:
    """JSON text; a figure that does not exist (nan) is null."""

    def plain(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: plain(each) for key, each in part.items()}
        if isinstance(part, list | tuple):
            return [plain(each) for each in part]
        return None if isinstance(part, float) and not math.isfinite(part) else part

    return json.dumps(plain(value), indent=2)


def run(
    preset: str,
    changes: Iterable[str],
    seconds: float,
    seed: int,
    every_s: float,
    out: Path | None,
    as_object: bool,
    threads: int | None,
) -> int:
    """The command. Returns the exit code: 130 if it was stopped, else 0."""
    spec = spec_for(preset, changes)
    ticks = whole_ticks("--seconds", seconds, spec.dt_s)
    every = whole_ticks("--every", every_s, spec.dt_s)
    errors = Console(stderr=True)
    with ExitStack() as stack:
        # The file comes first: a run of an hour must not end in "cannot write".
        on_row = stack.enter_context(TableFile(out, COLUMNS)).add if out else _ignore
        patch = Patch(spec, seed, threads or max_threads())
        columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
        progress = Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal)
        stack.enter_context(progress)
        task = progress.add_task(_("simulating"), total=ticks)
        marks = follow(patch, ticks, every, on_row, lambda tick: progress.update(task, completed=tick))
    stopped = patch.tick < ticks
    if stopped:
        errors.print(_("Stopped at {time:.1f} s of {all:g} s.").format(time=patch.time_s, all=seconds))
    if len(marks) > 1:
        told = summary(patch, marks)
        print(as_json(told)) if as_object else _tell(told)
    return 130 if stopped else 0


def _ignore(row: Row) -> None:
    """Rows go nowhere without --out."""


def _tell(told: dict[str, Any]) -> None:
    """The summary for people."""
    console = Console(highlight=False)
    said = {key: told[key] for key in ("preset", "seed", "seconds", "ions")}
    console.print(_("{preset}, seed {seed}: {seconds:g} s, {ions:,} ions").format(**said))
    sentence = _("V {V_mean_mV:.2f} mV (sd {V_sd_mV:.2f}); GHK {ghk_mV:.2f}, Mullins-Noda {mullins_noda_mV:.2f}")
    console.print(sentence.format(**told))
    table = Table(_("ion"), box=None, pad_edge=False)
    for title in (_("inside mM"), _("outside mM"), _("Nernst mV"), _("current e/s"), _("in"), _("out")):
        table.add_column(title, justify="right")
    within, without = told["concentrations_mM"]["inside"], told["concentrations_mM"]["outside"]
    for key, crossed in told["crossings"].items():
        table.add_row(
            key,
            f"{within[key]:.2f}",
            f"{without[key]:.2f}",
            f"{told['nernst_mV'][key]:.2f}",
            f"{told['currents_e_per_s'][key]:+.2f}",
            f"{crossed['in']:,}",
            f"{crossed['out']:,}",
        )
    table.add_row(_("pump"), "", "", "", f"{told['currents_e_per_s']['pump']:+.2f}", "", "")
    console.print(table)
    accounted = _("every ion is accounted for") if told["conserved"] else _("IONS ARE MISSING")
    console.print(
        _("{cycles:,} pump cycles, {atp:,} ATP; {accounted}.").format(
            cycles=told["pump_cycles"], atp=told["atp_used"], accounted=accounted
        )
    )
