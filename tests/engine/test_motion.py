"""Free ions: Ornstein-Uhlenbeck velocities in steps of dt, between two walls, around a ring.

v' = a v + s sqrt(1 - a^2) xi,   x' = x + v' dt,   a = exp(-dt / tau)
"""

import numpy as np
import pytest
from rig import NO_CHEMISTRY, free_rows, rows_of, spec, still

from game.engine import Patch, species
from game.engine.arrays import FloatArray
from game.engine.motion import UNIT, folded, kick_velocities

WIDE = "large"  # 100,000 ions: what is asked below can be told from chance
APART = 144  # ticks, 6 tau: velocities (and, nearly, places) are drawn anew


def keep(a: Patch) -> float:
    """The share of its velocity that an ion keeps in one tick."""
    return float(np.exp(-a.spec.dt_s / a.spec.tau_v_s))


@pytest.fixture(scope="module")
def velocities() -> FloatArray:
    """Both velocity components of all ions at five times, in thermal speeds."""
    a = still(size=WIDE)
    samples = []
    for _ in range(5):
        a.step(APART)
        free = free_rows(a)
        samples += [a.state.vx[free] / UNIT, a.state.vy[free] / UNIT]
    return np.concatenate(samples)


def test_velocities_have_the_thermal_variance(velocities: FloatArray) -> None:
    """A million draws: standard error sqrt(2/n) = 0.15 %. Whole-number arithmetic may add a part in
    a thousand.
    """
    assert np.mean(velocities**2) == pytest.approx(1.0, abs=0.008)


def test_velocities_are_nearly_gaussian(velocities: FloatArray) -> None:
    """Uniform kicks (kurtosis 1.8) sum to 3 - 1.2 (1 - a^2) / (1 + a^2) = 2.950; standard error
    sqrt(24/n) = 0.005.
    """
    a = keep(still(size="small"))
    expected = 3.0 - 1.2 * (1 - a * a) / (1 + a * a)
    assert expected == pytest.approx(2.95, abs=0.002)
    assert np.mean(velocities**4) / np.mean(velocities**2) ** 2 == pytest.approx(expected, abs=0.02)
    assert np.mean(velocities**3) == pytest.approx(0.0, abs=4 * np.sqrt(15 / velocities.size))
    # Beyond 2 thermal speeds: 4.55 % of a Gaussian, here 4.5 to 4.6 %; standard error 0.02 %.
    assert np.mean(np.abs(velocities) > 2) == pytest.approx(0.0455, abs=0.001)


def test_velocities_do_not_drift(velocities: FloatArray) -> None:
    """Mean 0 within 4 standard errors: what two shifts round away cancels."""
    assert abs(velocities.mean()) < 4 / np.sqrt(velocities.size)


def test_rounding_alone_does_not_push_a_velocity() -> None:
    """Over all 65,536 noises a kick's mean is 0 to within half a unit (of 4,096 in a thermal speed)."""
    a = still(size="small")
    decay, width = int(a.rules.decay[0]), int(a.rules.kick[0])
    noise = np.arange(-(2**15), 2**15).astype(np.int16)
    for start in (-9000, -1, 0, 1, 9000):
        v = np.full(noise.size, start, np.int16)
        kick_velocities(v, noise, np.int16(decay), np.int16(width))
        assert v.mean() == pytest.approx(start * (1 - decay / 65536), abs=1.0), start


@pytest.mark.parametrize("ticks", [1, 6, 24, 96])
def test_mean_squared_displacement_is_that_of_the_discrete_process(ticks: int) -> None:
    """<(x_n - x_0)^2> = (s dt)^2 (n + 2 sum_{k=1}^{n-1} (n - k) a^k), along the membrane and across it.

    75,000 fast ions and two axes: error sqrt(2/150000) = 0.4 %; along `large` steps are whole 230ths.
    """
    a = still(size=WIDE)
    a.step(APART)
    r, keeps = a.rules, keep(a)
    lags = np.arange(1, ticks)
    expected = r.dt_s**2 * (ticks + 2 * np.sum((ticks - lags) * keeps**lags))
    runs = [rows_of(a, species.segment(ion, side)) for ion in (species.NA, species.K, species.CL) for side in (0, 1)]
    x, y = a.state.x.copy(), a.state.y.copy()
    total, ions = 0.0, 0
    moved_x, moved_y = np.zeros(x.size), np.zeros(x.size)
    for _ in range(ticks):  # tick by tick, so that nobody goes half-way round unseen
        a.step(1)
        moved_x += (a.state.x - x).astype(np.int32)
        moved_y += (a.state.y - y).astype(np.int32)
        x, y = a.state.x.copy(), a.state.y.copy()
    for rows, speed in zip(runs, np.repeat(species.SPEED[:3], 2), strict=True):
        along = moved_x[rows] * r.width_nm / 2**32 / speed
        across = moved_y[rows] * 2 * a.state.depth_nm[0] / 2**32 / speed
        total += float(np.sum(along**2) + np.sum(across**2))
        ions += 2 * along.size
    assert total / ions == pytest.approx(expected, rel=0.02)


@pytest.mark.parametrize("ion", range(species.COUNT))
def test_each_species_has_its_own_speed(ion: int) -> None:
    """rms of one tick's move over dt, on both axes; 600 ions and more: standard error below 2 %."""
    a = still(size="standard", Cl_out=100)  # fewer Cl- outside, so that A- makes up the rest
    if a.counts[ion].sum() == 0:
        a = Patch(spec(bath="sealed", Cl_out=200, P_K=0, P_Na=0, P_Cl=0, pumps=0))  # choline balances it
    if a.counts[ion].sum() < 400:
        more = {species.TABLE[ion].key: 30.0}
        changed = a.spec.with_(inside_mM=a.spec.inside_mM | more, outside_mM=a.spec.outside_mM | more)
        a = Patch(changed.with_(nucleotides=NO_CHEMISTRY, water=0.0))
    x, y = a.state.x.copy(), a.state.y.copy()
    square, moves = 0.0, 0
    for _ in range(400):
        a.step(1)
        for side in (0, 1):
            rows = rows_of(a, species.segment(ion, side))
            along = (a.state.x - x).astype(np.int32)[rows] * a.rules.width_nm / 2**32
            across = (a.state.y - y).astype(np.int32)[rows] * 2 * a.state.depth_nm[side] / 2**32
            square += float(np.sum(along**2) + np.sum(across**2))
            moves += 2 * along.size
        x, y = a.state.x.copy(), a.state.y.copy()
    assert np.sqrt(square / moves) / a.spec.dt_s == pytest.approx(species.SPEED[ion], rel=0.02)


def test_speeds_keep_the_ratios_of_the_roots_of_diffusion_coefficients() -> None:
    """D in water at 25 degrees C (Hille, table 10.1): Na 1.33, K 1.96, Cl 2.03 x 1e-9 m2/s."""
    squares = species.SPEED[[species.NA, species.K, species.CL]] ** 2
    assert squares / squares[1] == pytest.approx(np.array([1.33, 1.96, 2.03]) / 1.96, rel=0.03)


@pytest.mark.parametrize("side", [0, 1])
def test_density_stays_uniform_on_both_sides(side: int) -> None:
    """chi^2 over 30 bins of depth and 30 of length, ten times: 290 degrees of freedom each, sd
    sqrt(2 * 290) = 24.
    """
    a = still(size=WIDE)
    depth_chi, length_chi = 0.0, 0.0
    rows = np.concatenate([np.arange(a.state.x.size)[rows_of(a, species.segment(i, side))] for i in range(3)])
    expected = rows.size / 30
    for _ in range(10):
        a.step(APART)
        depths = np.array([p ^ (0xFFFFFFFF if p >> 31 else 0) for p in a.state.y[rows].tolist()])
        depth_chi += float(np.sum((np.histogram(depths, 30, (0, 2**31))[0] - expected) ** 2) / expected)
        length_chi += float(np.sum((np.histogram(a.state.x[rows], 30, (0, 2**32))[0] - expected) ** 2) / expected)
    # Four sd, times sqrt(2) as places are not wholly forgotten between two looks.
    assert depth_chi == pytest.approx(290, abs=4 * 24 * 1.4)
    assert length_chi == pytest.approx(290, abs=4 * 24 * 3)


def test_ions_put_at_the_far_wall_spread_evenly() -> None:
    """D = 160 to 240 nm2/s crosses 30 nm in about 0.4 s; after 10 s the mean depth is 1/2, sd 0.289
    / sqrt(n).
    """
    a = still(size="standard")
    free = free_rows(a)
    a.state.y[free] = 2**31 - 1
    a.step(600)
    depth = np.array([folded(p) for p in a.state.y[free]]) / 2**31
    assert depth.mean() == pytest.approx(0.5, abs=4 * 0.289 / np.sqrt(free.size))
    assert depth.std() == pytest.approx(0.2887, rel=0.03)


def test_walls_turn_ions_back_without_a_jump() -> None:
    """Between two ticks no ion's depth changes by more than its speed allows, and none changes side."""
    a = still(size="standard")
    s = a.state
    before_counts = s.count.copy()
    top = np.repeat(s.step_y * 32768.0, s.count) + 1  # phase steps
    free = free_rows(a)
    fold = np.vectorize(lambda p: p ^ 0xFFFFFFFF if p >> 31 else p, otypes=[np.int64])
    last = fold(s.y[free].astype(np.int64))
    bounced = 0
    for _ in range(60):
        sign = s.y[free] >> 31
        a.step(1)
        now = fold(s.y[free].astype(np.int64))
        assert np.all(np.abs(now - last) <= np.minimum(top, np.abs(s.vy[free] * top / 32768) + 2))
        bounced += int(np.sum(sign != s.y[free] >> 31))
        last = now
    assert bounced > 1000
    assert np.array_equal(s.count, before_counts)
    assert np.array_equal(s.counts, a.start_counts)
