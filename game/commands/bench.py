"""How fast it is: nanoseconds per ion-step of the whole tick, NumPy beside it, and milliseconds per frame."""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numba
import numpy as np

from game.engine import Patch, presets, settings
from game.engine.motion import move_share
from game.engine.spec import SIZES
from game.kernels.jit import compiled_for, max_threads
from game.progress import compiling_shown

from . import bench_table
from .numpy_motion import NumpyMotion
from .simulate import as_json

ROUNDS = 9
ROUND_S = 0.15  # long enough that the clock's grain and a thread's start do not count
FRAME_SIZE = (1920, 1080)
ROOT = Path(__file__).parents[2]  # what `game` is imported from
_STARTS = (("simulate", "--seconds", "1", "--json"), ("picture", "live", "-o", "live.png"))


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
    """Median seconds of one call of each. They are timed in turns: a machine that slows down slows all alike."""
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

    def single_ticks(count: int) -> None:
        for _tick in range(count):
            alone.step(1)

    def motion_only(count: int) -> None:
        for _tick in range(count):
            move(resting.state, resting.rules, 0, 1)

    alone, resting = Patch(spec, 1), Patch(spec, 1)
    resting.step(1)  # sets how near and how likely a candidate is
    move = compiled_for(move_share, resting.state, resting.rules, 0, 1)
    steps: dict[str, Callable[[int], object]] = {name: patch.step for name, patch in patches.items()}
    others = {"numpy": numpy_steps, "single": single_ticks, "motion": motion_only}
    medians = interleaved_s(steps | others)
    nanoseconds = {name: 1e9 * seconds / ions for name, seconds in medians.items()}
    beside, single, motion = (nanoseconds.pop(name) for name in others)
    return {
        "size": size,
        "ions": ions,
        "ns_per_ion_step": nanoseconds,
        "ns_per_ion_step_one_tick_a_call": single,
        "ns_per_ion_step_motion_and_marks": motion,
        "numpy_ns_per_ion_step": beside,
        "times_faster_than_numpy": {name: beside / each for name, each in nanoseconds.items()},
    }


def frames(size: str) -> dict[str, float]:
    """Milliseconds of one frame at 1920x1080, on one thread: simulate, draw, both."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"  # before pygame starts: no window is wanted
    from game.view.offscreen.benchmark import frame_ms

    return frame_ms(size, FRAME_SIZE, frames=60)


def first_starts() -> dict[str, dict[str, float]]:
    """What the first start on a machine costs, with an empty cache, and the second: seconds of CPU and of the clock.

    Of `simulate --seconds 1` and of `picture live`, each begun with an empty cache of its own.
    """
    return {
        name: {f"{which}_{what}_s": seconds for which, times in zip(("first", "second"), both, strict=True)
               for what, seconds in zip(("cpu", "clock"), times, strict=True)}
        for name, both in ((words[0], _twice(words)) for words in _STARTS)
    }  # fmt: skip


def _twice(words: tuple[str, ...]) -> list[tuple[float, float]]:
    """CPU and clock seconds of a command, with an empty cache and again with the cache that it has filled."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", "from game.cli import main; main()", *words]
        where = {"PYTHONPATH": str(ROOT), "NUMBA_CACHE_DIR": str(Path(folder) / "cache"), "SDL_VIDEODRIVER": "dummy"}
        times = []
        for _start in range(2):
            before, begun = _children_cpu_s(), time.perf_counter()
            subprocess.run(command, env=os.environ | where, cwd=folder, check=True, stdout=subprocess.DEVNULL)
            times.append((_children_cpu_s() - before, time.perf_counter() - begun))
        return times


def _children_cpu_s() -> float:
    spent = os.times()
    return spent.children_user + spent.children_system


def way_back(size: str) -> dict[str, float]:
    """The time of a step back, and the cost of the snapshots that make it possible."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    from game.view.offscreen.benchmark import time_machine

    return time_machine(size, FRAME_SIZE)


def run(ions: list[int], as_object: bool, first_start: bool = False, docs: Path | None = None) -> None:
    """Run the command. `docs`: a page whose tables of figures are replaced; raises CommandError where it has none."""
    if docs is not None:
        bench_table.check(docs)
    sizes = list(dict.fromkeys(nearest_size(count) for count in ions))
    with compiling_shown():
        rows = [ticks(size) | {"frame_ms": frames(size)} for size in sizes]
        back = way_back("standard")
    found: dict[str, Any] = {
        "machine": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        "numba": numba.__version__,
        "numpy": np.__version__,
        "threads": max_threads(),
        "frame_size": list(FRAME_SIZE),
        "rows": rows,
        "time_machine": back,
    }
    if first_start:
        found["first_start"] = first_starts()
    if docs is not None:
        bench_table.write(docs, found)
    if as_object:
        print(as_json(found))
    else:
        bench_table.show(found)
