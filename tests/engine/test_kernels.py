"""Each kernel against its naive twin: equal to the last bit, wherever integers wrap."""

import math

import naive
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rig import patch, rows_of

from game.engine import motion, randoms, segments
from game.engine.channels import bias, chance, entry_chance
from game.engine.state import TICK

MASK32 = naive.MASK32
words32 = st.integers(0, MASK32)
words64 = st.integers(0, 2**63 - 1)
shorts = st.integers(-(2**15), 2**15 - 1)
EDGES = np.array([0, 1, 2, 2**31 - 1, 2**31, 2**31 + 1, 2**32 - 2, 2**32 - 1], np.uint32)


@given(words32)
def test_mix32(x: int) -> None:
    assert int(randoms.mix32(np.uint32(x))) == naive.mix32(x)


@given(words64, st.integers(0, 10**9), st.integers(0, 5), st.integers(0, 10**7))
def test_word_and_uniform(seed: int, tick: int, purpose: int, index: int) -> None:
    assert int(np.uint64(randoms.word(seed, tick, purpose, index))) == naive.word(seed, tick, purpose, index)
    u = randoms.uniform(seed, tick, purpose, index)
    assert u == naive.uniform(seed, tick, purpose, index)
    assert 0.0 <= u < 1.0


@given(st.integers(0, 300), words32)
@example(8, MASK32 - 3)
def test_fill_noise_wraps_its_counter(size: int, counter: int) -> None:
    words = np.zeros(size, np.uint32)
    motion.fill_noise(words, np.uint32(counter))
    assert words.tolist() == naive.fill_noise(size, counter)


@given(st.lists(st.tuples(shorts, shorts), min_size=1, max_size=64), st.integers(0, 32767), st.integers(0, 32767))
@example([(-32768, 32767), (32767, -32768), (-32768, -32768), (32767, 32767)], 2675, 4013)
@example([(-32768, 32767), (32767, -32768), (0, 0)], 0, 32767)
def test_kick_velocities_wraps_at_16_bits(pairs: list[tuple[int, int]], decay: int, width: int) -> None:
    v, noise = (np.array(column, np.int16) for column in zip(*pairs, strict=True))
    expected = naive.kick_velocities(v.tolist(), noise.tolist(), decay, width)
    motion.kick_velocities(v, noise, np.int16(decay), np.int16(width))
    assert v.tolist() == expected


@given(st.lists(st.tuples(words32, shorts), min_size=1, max_size=64), st.integers(0, 20_000))
@example([(0, -1), (MASK32, 1), (2**31, -32768), (2**31 - 1, 32767)], 14_564)
def test_drift_positions_wraps_round_the_circle(pairs: list[tuple[int, int]], step: int) -> None:
    phase = np.array([p for p, _ in pairs], np.uint32)
    v = np.array([speed for _, speed in pairs], np.int16)
    expected = naive.drift_positions(phase.tolist(), v.tolist(), step)
    motion.drift_positions(phase, v, np.int32(step))
    assert phase.tolist() == expected


@given(words32)
@example(2**31)
@example(2**31 - 1)
@example(MASK32)
def test_folded_is_the_distance_along_a_circle_with_two_walls(phase: int) -> None:
    assert int(motion.folded(np.uint32(phase))) == naive.folded(phase)
    assert 0 <= int(motion.folded(np.uint32(phase))) < 2**31


@given(st.lists(st.tuples(words32, words32), min_size=1, max_size=64), words32, words32)
@example([(5, 0), (4, 0), (MASK32 - 5, 0), (MASK32 - 4, 0)], 5, 1)
@example([(0, 1), (0, 2), (0, 3)], 5, naive.u32(2 * 0x9E3779B1))
def test_mark_candidates(pairs: list[tuple[int, int]], near: int, threshold: int) -> None:
    y, words = (np.array(column, np.uint32) for column in zip(*pairs, strict=True))
    mark = np.full(y.size, 7, np.uint8)
    motion.mark_candidates(mark, y, words, np.uint32(near), np.uint32(threshold))
    assert mark.tolist() == naive.mark_candidates(y.tolist(), words.tolist(), near, threshold)


@pytest.mark.parametrize("size", [0, 1, 7, 8, 61, 64])
@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 1.0])
def test_marked_ions_are_listed_with_their_places(size: int, share: float) -> None:
    """What another block has left in the list's rest is left alone."""
    rng = np.random.default_rng(size)
    mark = np.zeros(72, np.uint8)
    mark[:size] = rng.random(size) < share
    x, y = (rng.integers(0, 2**32, size, dtype=np.uint32) for _ in range(2))
    rows, at = np.full(64, -1), np.zeros((2, 64), np.uint32)
    found = motion.collect_marked(mark, x, y, 1000, rows, at[0], at[1])
    expected = naive.marked(mark.tolist(), size)
    assert rows[:found].tolist() == [1000 + i for i in expected]
    assert at[:, :found].tolist() == [x[expected].tolist(), y[expected].tolist()]
    assert np.all(rows[found:] == -1)


@given(st.floats(-30.0, 30.0, allow_subnormal=False), st.integers(0, 1))
@example(0.0, 0)
@example(1e-6, 1)
@example(-9.9e-7, 0)
def test_bias(u: float, side: int) -> None:
    """To 14 digits; within 1e-6 of 0 the kernel is a series, whose next term is u^2 / 12 < 1e-13."""
    assert bias(u, side) == pytest.approx(naive.bias(u, side), rel=2e-13)


@given(st.floats(0.0, 1e4), st.floats(1e-4, 1.0))
def test_chance(rate: float, dt: float) -> None:
    """1 - exp(-k dt)."""
    assert chance(rate, dt) == pytest.approx(1.0 - math.exp(-rate * dt), abs=1e-15)


@given(st.floats(0.0, 200.0), st.floats(1e-3, 0.1), st.floats(-8.0, 8.0))
def test_entry_chance_keeps_the_ratio_of_its_two_directions(k: float, dt: float, u: float) -> None:
    """k dt f, or as much of it as leaves the quicker direction at 1; out / in stays exp(u)."""
    out, into = naive.bias(u, 0), naive.bias(u, 1)
    leaves, enters = (entry_chance(k, dt, f, max(out, into)) for f in (out, into))
    assert 0 <= max(leaves, enters) <= 1 + 1e-12
    assert leaves == pytest.approx(enters * math.exp(u), rel=1e-9)
    if k * dt * max(out, into) <= 1:
        assert leaves == pytest.approx(k * dt * out, rel=1e-12)


@pytest.mark.parametrize("size", ["small", "standard"])
def test_a_tick_of_motion_equals_its_twin(size: str) -> None:
    """Every free ion of a patch, some with phases and velocities at the edges of their ranges."""
    a = patch(seed=7, size=size)
    a.step(3)
    s, r = a.state, a.rules
    for rows in (rows_of(a, n) for n in range(s.count.size)):
        for array in (s.x[rows], s.y[rows]):
            array[: EDGES.size] = EDGES[: array.size]
    runs = [{k: getattr(s, k)[rows_of(a, n)].tolist() for k in ("x", "y", "vx", "vy")} for n in range(s.count.size)]
    motion.move_share(s, r, 0, 1)
    for n, run in enumerate(runs):
        rules = (int(array[n]) for array in (r.decay, r.kick, r.step_x, s.step_y))
        expected = naive.move(run, r.seed, int(s.now[TICK]), n, *rules)
        for name in run:
            assert getattr(s, name)[rows_of(a, n)].tolist() == expected[name], (n, name)


def test_an_ion_that_leaves_a_run_gives_its_row_to_the_last() -> None:
    a = patch(size="small")
    s = a.state
    rows = rows_of(a, 2)
    expected = s.ident[rows].tolist()
    segments.remove(s, 2, rows.start + 5)
    expected[5] = expected.pop()
    assert s.ident[rows_of(a, 2)].tolist() == expected
    segments.insert(s, 2, np.uint32(11), np.uint32(12), np.int16(13), np.int16(14), np.int32(99))
    last = rows_of(a, 2).stop - 1
    assert s.ident[rows_of(a, 2)].tolist() == [*expected, 99]
    assert (s.x[last], s.y[last], s.vx[last], s.vy[last]) == (11, 12, 13, 14)
