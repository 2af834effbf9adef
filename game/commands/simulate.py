"""Run a patch without a screen, and print a summary."""

import json
import math
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from game.engine import PatchSpec, new_patch, presets, settings
from game.engine.runs import COLUMNS, check_rows, follow, summary, whole_ticks
from game.progress import progress
from game.words import _, figure, figures

from .command_error import CommandError
from .plot_file import plot_file
from .stopping import stop_on_interrupt
from .table_file import table_file


def spec_for(preset: str, changes: Iterable[str]) -> PatchSpec:
    """The preset with `KEY=VALUE` changes. Raises CommandError, presets.UnknownPreset or settings.SettingError."""
    parsed = {}
    for change in changes:
        key, equals, value = change.partition("=")
        if not equals:
            sentence = _("--set takes KEY=VALUE, such as K_out=10; {text!r} has no '='.")
            raise CommandError(sentence.format(text=change))
        parsed[key.strip()] = value.strip()
    return settings.apply(presets.get(preset), parsed)


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
    plot: Path | None,
    dark: bool,
    as_object: bool,
    threads: int | None,
) -> int:
    """Run the command. Returns the exit code: 130 if it was stopped, else 0."""
    spec = spec_for(preset, changes)
    ticks = whole_ticks("--seconds", seconds, spec.dt_s)
    every = whole_ticks("--every", every_s, spec.dt_s)
    if plot:
        check_rows(ticks, every)
    errors = Console(stderr=True)
    rows: list[Sequence[float]] = []
    takers = [rows.append] if plot else []
    with ExitStack() as stack:
        # The files come first: a run of an hour must not end in "cannot write".
        if out:
            takers.append(stack.enter_context(table_file(out, COLUMNS)).add)
        drawing = stack.enter_context(plot_file(plot)) if plot else None
        patch = new_patch(spec, seed=seed, threads=threads)
        shown = stack.enter_context(progress(console=errors))
        task = shown.add_task(_("simulating"), total=ticks)

        def on_row(row: list[float]) -> None:
            for take in takers:
                take(row)

        with stop_on_interrupt() as stop:
            marks = follow(patch, ticks, every, on_row, lambda tick: shown.update(task, completed=tick), stop)
        if drawing is not None and rows:
            table = np.array(rows)
            drawing.run({name: table[:, n] for n, name in enumerate(COLUMNS)}, spec, dark)
    stopped = patch.tick < ticks
    if stopped:
        sentence = _("Stopped at {time:.1f} s of {all:g} s.")
        errors.print(sentence.format(**figures({"time": patch.time_s, "all": seconds})), highlight=False)
    if len(marks) > 1:
        found = summary(patch, marks)
        print(as_json(found)) if as_object else _print_summary(found)
    return 130 if stopped else 0


def _print_summary(found: dict[str, Any]) -> None:
    """Print the summary as text."""
    console = Console(highlight=False)
    head = {key: found[key] for key in ("preset", "seed", "seconds", "ions")}
    console.print(
        _("{preset}, seed {seed}: {seconds:g} s, {ions:,} ions").format(**figures(head) | {"seed": found["seed"]})
    )
    sentence = _("V {V_mean_mV:.2f} mV (sd {V_sd_mV:.2f}); GHK {ghk_mV:.2f}, Mullins-Noda {mullins_noda_mV:.2f}")
    console.print(sentence.format(**figures(found)))
    table = Table(_("ion"), box=None, pad_edge=False)
    for title in (_("inside mM"), _("outside mM"), _("Nernst mV"), _("current e/s"), _("in"), _("out")):
        table.add_column(title, justify="right")
    within, without = found["concentrations_mM"]["inside"], found["concentrations_mM"]["outside"]
    for key, crossed in found["crossings"].items():
        table.add_row(
            key,
            figure(within[key], ".2f"),
            figure(without[key], ".2f"),
            figure(found["nernst_mV"][key], ".2f"),
            figure(found["currents_e_per_s"][key], "+.2f"),
            figure(crossed["in"], ","),
            figure(crossed["out"], ","),
        )
    table.add_row(_("pump"), "", "", "", figure(found["currents_e_per_s"]["pump"], "+.2f"), "", "")
    console.print(table)
    accounted = _("every ion is accounted for") if found["conserved"] else _("IONS ARE MISSING")
    console.print(
        _("{cycles:,} pump cycles, {atp:,} ATP; {accounted}.").format(
            **figures({"cycles": found["pump_cycles"], "atp": found["atp_used"]}), accounted=accounted
        )
    )
