"""How fast the tick is, for pytest-benchmark: `pytest tests/bench --benchmark-enable`.

`minus70 bench` makes the table. Nothing here asserts a time: a test must not fail because a machine is busy.
"""

import os
from typing import Any

import pytest

from game.commands.bench import interleaved_s, nearest_size
from game.commands.numpy_motion import NumpyMotion
from game.engine import Patch, presets, settings


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("size", ["standard", "large", "huge"])
def test_tick(benchmark: Any, size: str, threads: int) -> None:
    """The whole tick: motion, walls, meetings, pumps, bath, voltage."""
    patch = Patch(settings.apply(presets.get("neuron"), {"size": size}), 1, threads)
    patch.step(2)
    benchmark.extra_info["ions"] = patch.ions
    benchmark(patch.step, 1)
    assert patch.tick > 2


@pytest.mark.parametrize("size", ["standard", "large", "huge"])
def test_numpy_motion(benchmark: Any, size: str) -> None:
    """The same motion in NumPy, alone."""
    spec = settings.apply(presets.get("neuron"), {"size": size})
    twin = NumpyMotion(spec, Patch(spec).ions)
    benchmark(twin.step)


def test_frame(benchmark: Any) -> None:
    """Simulation and drawing of one frame at 1920x1080."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    from game.view.offscreen.benchmark import frame_ms

    times = benchmark.pedantic(frame_ms, ("standard", (1920, 1080)), {"frames": 5}, rounds=1)
    assert times is None or times["frame"] > 0


def test_way_back(benchmark: Any) -> None:
    """One frame back in time, anywhere in two minutes, at 1280x720; and what keeping the run costs."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    from game.view.offscreen.benchmark import time_machine

    found = benchmark.pedantic(time_machine, ("small", (1280, 720)), {"minutes": 0.1, "places": 5}, rounds=1)
    assert found is None or found["back_worst_ms"] >= found["back_ms"] > 0


def test_numpys_ions_stay_in_the_box() -> None:
    """The comparison is fair only if its motion is right: inside the walls, at the same thermal speed."""
    spec = presets.get("neuron")
    twin = NumpyMotion(spec, 20_000)
    for _step in range(200):
        near = twin.step()
    assert twin.x.min() >= 0
    assert twin.x.max() <= spec.width_nm
    assert twin.y.min() >= 0
    assert twin.y.max() <= spec.depth_nm
    assert twin.vx.std() == pytest.approx(24.0, rel=0.02)
    assert twin.y.mean() == pytest.approx(spec.depth_nm / 2, rel=0.03)
    assert 0 < near < 20_000 * 2 * spec.vestibule_nm / spec.depth_nm


def test_the_nearest_size_is_chosen_by_ratio() -> None:
    """10,000 ions is the standard patch, 100,000 the large one, a million the huge one."""
    assert [nearest_size(ions) for ions in (1_000, 10_000, 100_000, 1_000_000)] == [
        "small",
        "standard",
        "large",
        "huge",
    ]


def test_turns_are_taken() -> None:
    """Interleaved: each is called again before any has had all its rounds."""
    calls: list[str] = []
    interleaved_s({"a": lambda count: calls.append("a"), "b": lambda count: calls.append("b")}, rounds=3)
    assert calls[-6:] == ["a", "b"] * 3
