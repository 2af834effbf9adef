"""The figures of `minus70 bench` as tables: on the terminal, and in a page of the documentation."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from game.files.text_bytes import NotText, decoded
from game.system_errors import cannot_read
from game.words import _, figure, figures

from .command_error import CommandError
from .output_file import write_report

_PLACE = re.compile(r"(<!-- figures of minus70 bench -->).*?(<!-- end of figures -->)", re.DOTALL)


def show(found: dict[str, Any]) -> None:
    """Print the figures to the terminal."""
    console = Console(highlight=False)
    console.print(_machine(found))
    table = Table(_("ions"), box=None, pad_edge=False)
    threads = list(found["rows"][0]["ns_per_ion_step"])
    for title in (
        *(_("{count} thread: ns/ion-step").format(count=count) for count in threads),
        _("one tick a call"),
        _("motion and marks"),
        _("NumPy, motion only"),
        _("times faster"),
        _("frame: simulate ms"),
        _("draw ms"),
        _("both ms"),
    ):
        table.add_column(title, justify="right")
    for row in found["rows"]:
        table.add_row(*_row(row, threads, figure))
    console.print(table)
    for name, start in found.get("first_start", {}).items():
        print(
            _("{command}: first start {first:.1f} s of CPU ({clock:.1f} by the clock), second {second:.1f} s.").format(
                command=f"minus70 {name}",
                **figures(
                    {
                        "first": start["first_cpu_s"],
                        "clock": start["first_clock_s"],
                        "second": start["second_cpu_s"],
                    }
                ),
            )
        )
    back = found["time_machine"]
    print(
        _(
            "Standard patch: one frame back takes {back:.1f} ms, {worst:.1f} at worst, "
            "anywhere in the last {window:.0f} s ({kept:.0f} MB); recording costs {share:.2f} % of a frame."
        ).format(
            **figures(
                {
                    "back": back["back_ms"],
                    "worst": back["back_worst_ms"],
                    "window": back["window_s"],
                    "kept": back["snapshot_MB"],
                    "share": back["recording_percent"],
                }
            )
        )
    )


def _machine(found: dict[str, Any]) -> str:
    names = ("machine", "system", "python", "numba", "numpy", "threads")
    return ", ".join(f"{name} {found[name]}" for name in names)


def _row(row: dict[str, Any], threads: list[str], write: Callable[[float, str], str]) -> list[str]:
    """The cells of a row, each figure written by `write`."""
    frame = row["frame_ms"]
    return [
        write(row["ions"], ","),
        *(write(row["ns_per_ion_step"][count], ".2f") for count in threads),
        write(row["ns_per_ion_step_one_tick_a_call"], ".2f"),
        write(row["ns_per_ion_step_motion_and_marks"], ".2f"),
        write(row["numpy_ns_per_ion_step"], ".1f"),
        write(row["times_faster_than_numpy"]["1"], ".1f"),
        write(frame["simulate"], ".2f"),
        write(frame["draw"], ".2f"),
        write(frame["frame"], ".2f"),
    ]


def check(page: Path) -> None:
    """Raise CommandError unless `page` can be read and has a place for the figures."""
    try:
        there = _PLACE.search(decoded(page.read_bytes()))
    except OSError as error:
        raise CommandError(cannot_read(error, page)) from error
    except NotText as error:
        raise CommandError(f"{page}: " + _("this is not UTF-8 text; save the file as UTF-8.")) from error
    if there is None:
        raise CommandError(
            _("{path} has no place for figures; write {mark} into it, and {end} some lines below.").format(
                path=page, mark="<!-- figures of minus70 bench -->", end="<!-- end of figures -->"
            )
        )


def write(page: Path, found: dict[str, Any]) -> None:
    """Write the tables into `page`, in the place of those that were there. The page is in English, as all docs are."""
    threads = list(found["rows"][0]["ns_per_ion_step"])
    titles = [
        "ions",
        *(f"tick, {count} thread{'s' * (count != '1')}" for count in threads),
        "one tick a call",
        "motion and marks",
        "NumPy, motion only",
        "times faster than NumPy",
        "frame: simulate",
        "draw",
        "both",
    ]
    tables = [_markdown(titles, [_row(row, threads, format) for row in found["rows"]])]
    if "first_start" in found:
        titles = ["command", "first start, CPU", "by the clock", "second start, CPU", "by the clock"]
        keys = ("first_cpu_s", "first_clock_s", "second_cpu_s", "second_clock_s")
        rows = [
            [f"minus70 {name}", *(f"{start[key]:.1f} s" for key in keys)]
            for name, start in found["first_start"].items()
        ]
        tables.append(_markdown(titles, rows))
    figures = "\n\n".join((f"({_machine(found)})", *tables))
    back = found["time_machine"]
    figures += (
        f"\n\nOne frame back, its picture included: {back['back_ms']:.1f} ms, {back['back_worst_ms']:.1f} ms at worst. "
        f"Snapshots and a recording on disk: {back['recording_percent']:.2f} % of a frame."
    )
    text = page.read_text(encoding="utf-8")
    write_report(page, _PLACE.sub(lambda place: f"{place[1]}\n\n{figures}\n\n{place[2]}", text))


def _markdown(titles: list[str], rows: list[list[str]]) -> str:
    lines = [titles, ["---:"] * len(titles), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
