"""How fast it is: nanoseconds per ion-step of the whole tick, NumPy beside it, and milliseconds per frame."""

import os
import platform
import statistics
import time
from collections.abc import Callable
from typing import Any

import numba
import numpy as np
from rich.console import Console
from rich.table import Table

from game.engine import Patch, presets, settings
from game.engine.jit import max_threads
from game.engine.spec import SIZES
from game.progress import compiling_shown
from game.words import _

from .numpy_motion import NumpyMotion
from .simulate import as_json

ROUNDS = 9
ROUND_S = 0.15  # long enough that the clock's grain and a thread's start do not count
FRAME_SIZE = (1920, 1080)


def nearest_size(ions: int) -> str:
    """The size of patch whose number of ions is closest to `ions`, as a ratio."""
    standard = Patch(presets.get("neuron")).ions
    small = Patch(settings.apply(presets.get("neuron"), {"size": "small"})).ions
    held = {name: standard * widths if name != "small" else small for name, (widths, _depth) in SIZES.items()}
    return min(held, key=lambda name: max(held[name] / ions, ions / held[name]))


def _repeats(step: Callable[[int], object]) -> int:
    """How often to call `step` in a round."""
    step(1)
    begun = time.perf_counter()
    step(2)
    return max(1, round(2 * ROUND_S / (time.perf_counter() - begun)))


def interleaved_s(steps: dict[str, Callable[[int], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """Median seconds of one repeat of each. They take turns: a machine that slows down slows all alike."""
    repeats = {name: _repeats(step) for name, step in steps.items()}
    times: dict[str, list[float]] = {name: [] for name in steps}
    for _round in range(rounds):
        for name, step in steps.items():
            begun = time.perf_counter()
            step(repeats[name])
            times[name].append((time.perf_counter() - begun) / repeats[name])
    return {name: statistics.median(each) for name, each in times.items()}


def ticks(size: str) -> dict[str, Any]:
    """The whole tick of a patch of one size, on one thread and on more, and NumPy's motion beside it."""
    spec = settings.apply(presets.get("neuron"), {"size": size})
    threads = sorted({1, min(2, max_threads()), max_threads()})
    patches = {f"{count}": Patch(spec, 1, count) for count in threads}
    ions = patches["1"].ions
    twin = NumpyMotion(spec, ions)

    def numpy_steps(count: int) -> None:
        for _step in range(count):
            twin.step()

    steps: dict[str, Callable[[int], object]] = {name: patch.step for name, patch in patches.items()}
    medians = interleaved_s(steps | {"numpy": numpy_steps})
    nanoseconds = {name: 1e9 * seconds / ions for name, seconds in medians.items()}
    beside = nanoseconds.pop("numpy")
    return {
        "size": size,
        "ions": ions,
        "ns_per_ion_step": nanoseconds,
        "numpy_ns_per_ion_step": beside,
        "times_faster_than_numpy": {name: beside / each for name, each in nanoseconds.items()},
    }


def frames(size: str) -> dict[str, float]:
    """Milliseconds of one frame at 1920x1080, on one thread: simulate, draw, both."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"  # before pygame starts: no window is wanted
    from game.view.benchmark import frame_ms

    return frame_ms(size, FRAME_SIZE, frames=60)


def way_back(size: str) -> dict[str, float]:
    """How quick a step back in time is, and what keeping the run for it costs."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    from game.view.benchmark import time_machine

    return time_machine(size, FRAME_SIZE)


def run(ions: list[int], as_object: bool) -> None:
    """The command."""
    sizes = list(dict.fromkeys(nearest_size(count) for count in ions))
    with compiling_shown():
        rows = [ticks(size) | {"frame_ms": frames(size)} for size in sizes]
        back = way_back("standard")
    machine = {
        "machine": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        "numba": numba.__version__,
        "numpy": np.__version__,
        "threads": max_threads(),
    }
    if as_object:
        print(as_json(machine | {"frame_size": list(FRAME_SIZE), "rows": rows, "time_machine": back}))
    else:
        _tell(machine, rows)
        print(
            _(
                "Standard patch: one frame back takes {back:.1f} ms, {worst:.1f} at worst, "
                "anywhere in the last {window:.0f} s ({kept:.0f} MB); recording costs {share:.2f} % of a frame."
            ).format(
                back=back["back_ms"],
                worst=back["back_worst_ms"],
                window=back["window_s"],
                kept=back["snapshot_MB"],
                share=back["recording_percent"],
            )
        )


def _tell(machine: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    console = Console(highlight=False)
    console.print(", ".join(f"{name} {value}" for name, value in machine.items()))
    table = Table(_("ions"), box=None, pad_edge=False)
    threads = list(rows[0]["ns_per_ion_step"])
    for title in (
        *(_("{count} thread: ns/ion-step").format(count=count) for count in threads),
        _("NumPy, motion only"),
        _("times faster"),
        _("frame: simulate ms"),
        _("draw ms"),
        _("both ms"),
    ):
        table.add_column(title, justify="right")
    for row in rows:
        frame = row["frame_ms"]
        table.add_row(
            f"{row['ions']:,}",
            *(f"{row['ns_per_ion_step'][count]:.2f}" for count in threads),
            f"{row['numpy_ns_per_ion_step']:.1f}",
            f"{row['times_faster_than_numpy']['1']:.1f}",
            f"{frame['simulate']:.2f}",
            f"{frame['draw']:.2f}",
            f"{frame['frame']:.2f}",
        )
    console.print(table)
