"""Run a grid of settings, each from several seeds, and print the results."""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from game.engine import Sweep, settings, sweep
from game.engine.runs import whole_ticks
from game.engine.sweeps import FIGURES, Value
from game.printable import one_line
from game.progress import progress
from game.words import _, figure, figures, translated

from .cluster import cluster
from .plot_file import plot_file
from .simulate import spec_for
from .stopping import stop_on_interrupt
from .table_file import table_file
from .vary import parse

# Titles of the table's columns, and what stands in them.
_SHOWN = {
    "V_mean_mV": "V",
    "V_sem_mV": "± s.e.m.",
    "V_sd_mV": "sd",
    "GHK_mV": "GHK",
    "GHK_access_mV": "+ access",
    "GHK_pump_mV": "+ pump",
    "E_K_mV": "E_K",
}


def run(
    preset: str,
    vary: Sequence[str],
    changes: Sequence[str],
    replicas: int,
    seconds: float,
    seed: int,
    workers: int | None,
    address: str | None,
    out: Path | None,
    plot: Path | None,
    dark: bool,
) -> int:
    """Run the command. Returns the exit code: 130 if it was stopped, 1 if a run failed, else 0."""
    fixed = [change.partition("=")[0].strip() for change in changes]
    values = parse(vary, fixed)
    base = spec_for(preset, changes)
    whole_ticks("--seconds", seconds, base.dt_s)
    errors = Console(stderr=True)
    runs = replicas * math.prod(map(len, values.values()))
    # The files and the cluster come first: a sweep of an hour must not end in "cannot write".
    with plot_file(plot) if plot else nullcontext() as drawing:
        with ExitStack() as stack:
            words = [key for key in values if settings.TABLE[key].choices]
            table = stack.enter_context(table_file(out, [*values, *FIGURES], words)) if out else None
            result = sweep(
                base,
                values,
                replicas=replicas,
                seconds=seconds,
                seed=seed,
                workers=workers,
                executor=stack.enter_context(cluster(address)) if address else None,
                on_done=stack.enter_context(_progress(errors, runs)),
                stop=stack.enter_context(stop_on_interrupt()),
            )
            if table is not None:
                for point in result.points:
                    found = point.figures()
                    table.add([*point.settings.values(), *(found[key] for key in FIGURES)])
        if drawing is not None and result.points:  # before anything is printed, which may fail
            drawing.sweep(result, dark)
    _print_points(result)
    _print_failures(result, errors)
    return 130 if result.stopped else 1 if result.failures else 0


@contextmanager
def _progress(errors: Console, runs: int) -> Iterator[Callable[[int], None]]:
    """Show a progress bar on a terminal, nothing elsewhere; yields what is to be called with the runs done."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with progress(*columns, console=errors) as shown:
        task = shown.add_task(_("runs"), total=runs)
        yield lambda done: shown.update(task, completed=done)


def _formatted(value: Value) -> str:
    return value if isinstance(value, str) else figure(value)


def _print_points(result: Sweep) -> None:
    """Print the points as a table."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = 160  # in a file or a pipe, rows stay on one line
    table = Table(box=None, pad_edge=False)
    for key in result.vary:
        unit = settings.TABLE[key].unit
        table.add_column(f"{key} {unit}".strip(), justify="right", no_wrap=True)
    for title in (*_SHOWN.values(), _("runs"), ""):
        table.add_column(title, justify="right", no_wrap=True)
    for point in result.points:
        found = point.figures()
        figures_shown = [figure(found[key], ".2f") for key in _SHOWN]
        accounted = "" if found["conserved"] else _("IONS ARE MISSING")
        if found["torn"]:
            accounted = f"{_('torn')} {accounted}".strip()
        table.add_row(
            *map(_formatted, point.settings.values()), *figures_shown, figure(found["replicas"], ".0f"), accounted
        )
    console.print(table)
    sentence = _("{preset}, {seconds:g} s a run; means of the second half, in mV.")
    console.print(sentence.format(preset=result.base.name, **figures({"seconds": result.seconds})))
    console.print(_("+ access: GHK with access resistance; + pump: with the pumps' current too."))


def _print_failures(result: Sweep, errors: Console) -> None:
    """Print which runs failed, and why, each with the arguments that repeat it."""
    if result.stopped:
        errors.print(_("Stopped: some runs were not begun."))
    if not result.failures:
        return
    table = Table(box=None, pad_edge=False)
    for title in (*result.vary, _("seed"), _("why it failed")):
        table.add_column(title, overflow="fold")
    for failure in result.failures:
        seed = _("all") if failure.seed is None else str(failure.seed)
        as_typed = (value if isinstance(value, str) else f"{value:g}" for value in failure.settings.values())
        table.add_row(*as_typed, seed, Text(one_line(translated(failure.why))))
    errors.print(_("These runs failed; the others are as they should be."))
    errors.print(table, highlight=False)
