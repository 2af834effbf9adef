"""The same spec, seed and changes give the same run, bit for bit, however it is cut up, shared out
or looked at.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rig import fingerprint, patch, run_window, whole_numbers

from game.engine import Patch, measure
from game.engine.state import PUMP
from game.kernels.jit import max_threads

ROOT = Path(__file__).parents[2]


def played(a: Patch, piece: int = 60) -> Patch:
    """20 s in which much is changed, run in pieces of so many ticks."""

    def run(ticks: int) -> None:
        for done in range(0, ticks, piece):
            a.step(min(piece, ticks - done))

    run(240)
    a.set("K_out", 60)
    run(120)
    a.set("ouabain", 0.5)
    a.remove(0)
    run(180)
    a.add("Na", 3)
    a.set_blocked(1, True)
    a.set("K_out", 5)
    run(420)
    a.remove(int(a.rows(PUMP)[0]))
    a.set("temperature_C", 20)
    run(240)
    return a


@pytest.mark.parametrize("size", ["small", "standard"])
def test_the_same_seed_gives_the_same_run(size: str) -> None:
    assert fingerprint(played(patch(4, size=size))) == fingerprint(played(patch(4, size=size)))


def test_another_seed_gives_another_run() -> None:
    prints = {fingerprint(patch(seed, size="small")) for seed in range(20)}
    assert len(prints) == 20


@pytest.mark.parametrize("seed", [0, 2**31, 2**63 - 1])
def test_any_seed_will_do(seed: int) -> None:
    a, b = patch(seed, size="small"), patch(seed, size="small")
    a.step(200)
    b.step(200)
    assert fingerprint(a) == fingerprint(b)
    assert measure.conserved(a)


@pytest.mark.parametrize("piece", [1, 7, 1000])
def test_a_run_in_pieces_is_the_run_in_one(piece: int) -> None:
    """Frame rate and speed decide how many ticks a call runs, and nothing else."""
    assert fingerprint(played(patch(9), piece)) == fingerprint(played(patch(9), 60))


def test_a_copy_runs_on_alike_and_alone() -> None:
    a = patch(6)
    a.step(500)
    twin = a.copy()
    assert fingerprint(twin) == fingerprint(a)
    before = fingerprint(a)
    played(twin)
    assert fingerprint(a) == before
    assert fingerprint(played(a)) == fingerprint(twin)


def test_looking_changes_nothing() -> None:
    watched, alone = patch(8), patch(8)
    for _ in range(300):
        watched.step(1)
        len(watched.events)
        measure.concentrations_mM(watched)
        measure.nernst_mV(watched)
        measure.ghk_mV(watched)
        measure.conserved(watched)
        watched.copy().step(3)
    alone.step(300)
    assert fingerprint(watched) == fingerprint(alone)


def test_a_change_that_is_refused_changes_nothing() -> None:
    a, b = patch(8), patch(8)
    a.step(50)
    b.step(50)
    for key, value in (("K_out", -3), ("K_out", "much"), ("nope", 1), ("size", "large"), ("pumps", 2.5)):
        with pytest.raises(ValueError, match=key):
            a.set(key, value)
    assert a.spec == b.spec
    a.step(50)
    b.step(50)
    assert fingerprint(a) == fingerprint(b)


@pytest.mark.slow
@pytest.mark.skipif(max_threads() < 2, reason="one processor")
def test_two_threads_run_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """100,000 ions, 300 ticks, with a bath change on the way that makes the arrays grow."""
    monkeypatch.setattr("game.engine.patch.MANY_IONS", 0)
    prints = []
    for threads in (1, 2):
        a = patch(3, threads, size="large")
        assert a.rules.threads == threads
        a.step(200)
        a.set("K_out", 40)
        a.step(100)
        assert measure.conserved(a)
        prints.append(fingerprint(a))
    assert prints[0] == prints[1]


def test_small_patches_run_alone_whatever_threads_they_are_given() -> None:
    """Sharing 6,000 ions out costs more than it saves."""
    assert patch(1, 2).rules.threads == 1


@pytest.mark.slow
def test_uncompiled_kernels_make_the_same_run() -> None:
    """MINUS70_JIT=0, for debuggers: the same ions at the same places, and the same charge.

    Floats behind decisions may differ in their last bit where a processor fuses a product and a sum, so not all is
    compared: places, velocities and counts are whole numbers.
    """
    script = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from rig import patch, whole_numbers\n"
        "a = patch(2, size='small'); a.step(40); print(whole_numbers(a))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script],
        env={**os.environ, "MINUS70_JIT": "0", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    a = patch(2, size="small")
    a.step(40)
    assert done.stdout.strip() == whole_numbers(a), done.stderr[-2000:]


def test_a_window_needs_a_tick() -> None:
    a = patch(1, size="small")
    with pytest.raises(ValueError, match="at least one tick"):
        run_window(a, 0)
