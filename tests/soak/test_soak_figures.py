"""The figures of a trial are what happened: a slope is a slope, a lost ion is missed, and the report says both."""

import logging
import math
import os
import signal
import sys

import numpy as np
import pytest

from game.engine import presets
from game.engine.session import Session
from game.engine.state import OUTWARD
from game.kiosk.health import FrameTimes, peak_MB, reset_peak
from game.kiosk.supervisor import Limits, Supervisor
from game.soak import memory
from game.soak.kills import GONE, KINDS, kills
from game.soak.ledger import AT_START, FROM_BATH, MADE, PRESENT, IonLedger
from game.soak.memory import EVERY_S, Memory
from game.soak.verdict import AimVerdict, Estimate, mean, share

BEATS = """
import json, sys, time
from game.kiosk.heartbeat import Beat, Heart
sys.stdin.read()
heart = Heart(1)
while True:
    heart.beat(Beat("showing", "attract"))
    time.sleep(0.05)
"""


def grown(monkeypatch: pytest.MonkeyPatch, seconds: float, MB: "np.ufunc | object") -> Memory:
    """A trial whose memory was `MB(s)`."""
    now = [0.0]
    monkeypatch.setattr(memory, "memory_MB", lambda: MB(now[0]))  # type: ignore[operator]
    seen = Memory(seconds)
    while now[0] < seconds:
        seen.take_sample(now[0])
        now[0] += EVERY_S
    return seen


def test_the_slope_is_that_of_a_line_after_warm_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """m(t) = 200 MB + 3 MB/h t after ten minutes of a steep start: slope 3 MB/h, without error."""
    seen = grown(monkeypatch, 7200.0, lambda s: 200.0 + 3.0 * s / 3600.0 - 100.0 * max(0.0, 1.0 - s / 600.0))
    slope = seen.slope()
    assert slope.MB_per_h == pytest.approx(3.0, abs=1e-6)
    assert slope.error_MB_per_h < 1e-6
    assert slope.hours == pytest.approx(110 / 60, abs=0.01)
    assert seen.warm_MB == pytest.approx(200.5)


def test_the_error_of_the_slope_is_that_of_least_squares(monkeypatch: pytest.MonkeyPatch) -> None:
    """s(b) = s / sqrt(sum (t - mean t)^2): with noise of 1 MB the slope lies within 4 of its errors of the truth."""
    noise = np.random.default_rng(5)
    seen = grown(monkeypatch, 7200.0, lambda s: 200.0 + noise.normal())
    slope = seen.slope()
    hours = np.arange(600.0, 7200.0, EVERY_S) / 3600.0
    assert slope.error_MB_per_h == pytest.approx(1.0 / math.sqrt(((hours - hours.mean()) ** 2).sum()), rel=0.1)
    assert abs(slope.MB_per_h) < 4 * slope.error_MB_per_h


def test_a_trial_too_short_for_a_slope_says_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two samples make no line."""
    assert math.isnan(grown(monkeypatch, 10.0, lambda s: 1.0).slope().MB_per_h)


def test_the_books_of_several_runs_agree() -> None:
    """Began + came + made = are, summed over runs, some of which are gone back to."""
    books, first, second = IonLedger(), Session(presets.get("neuron"), 1), Session(presets.get("neuron"), 2)
    for run in (first, second, first, second):
        books.watch(run)
        run.act("set", "K_out", 40.0)
        run.step(120)
        books.count()
    assert books.runs == 2
    assert books.counts == 4 + 3
    assert books.sums[AT_START] + books.sums[FROM_BATH] + books.sums[MADE] == books.sums[PRESENT] > 10_000
    assert books.sums[FROM_BATH] != 0
    assert books.missing == 0
    assert books.wrong == []


def test_a_lost_ion_is_missed() -> None:
    """One ion fewer on its way to the bath than was told: the books say 1, and name the run."""
    books, run = IonLedger(), Session(presets.get("neuron"), 1)
    books.watch(run)
    run.step(60)
    run.patch.state.bath_flux[0, OUTWARD] -= 1
    books.count()
    assert books.missing == 1
    assert "seed 1" in books.wrong[0]


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_what_is_killed_and_stopped_comes_back() -> None:
    """Both faults in turn, and the seconds until another process was up: not before the parent could know."""
    show = (sys.executable, "-c", BEATS)
    supervisor = Supervisor("", logging.Logger("test"), show=show, still=show, limits=Limits(silent=1.0))
    done = kills(2, supervisor, 1, lambda words: None, let_run_s=(0.2, 0.4))
    assert [kill.kind for kill in done] == ["SIGKILL", "SIGSTOP"]
    assert done[1].back_s > 0.5
    assert all(0.0 < kill.back_s < 60.0 for kill in done)
    assert supervisor.up is None or supervisor.health.restarts >= 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_show_that_goes_by_itself_is_told_of_as_that() -> None:
    """It was up a moment ago; when its turn comes to be killed there is no such process."""
    show = (sys.executable, "-c", BEATS)
    supervisor = Supervisor("", logging.Logger("test"), show=show, still=show, limits=Limits(silent=1.0))
    told: list[str] = []
    real = os.kill

    def too_late(pid: int, number: int) -> None:
        if len(told) == 0 and number == signal.SIGKILL:
            real(pid, number)
            raise ProcessLookupError
        real(pid, number)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.soak.kills.os.kill", too_late)
        done = kills(2, supervisor, 1, told.append, let_run_s=(0.2, 0.4))
    assert [kill.kind for kill in done] == [GONE, "SIGSTOP"]
    assert told[0].startswith(GONE)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_still_picture_that_is_killed_is_one_of_the_faults() -> None:
    """The third in turn: back is it when another still picture stands behind a show."""
    show = (sys.executable, "-c", BEATS)
    limits = Limits(silent=1.0, still_again=0.0)
    supervisor = Supervisor("", logging.Logger("test"), show=show, still=show, limits=limits)
    done = kills(3, supervisor, 1, lambda words: None, let_run_s=(0.2, 0.4))
    assert [kill.kind for kill in done] == list(KINDS)
    assert supervisor.health.restarts >= 3


@pytest.mark.parametrize(
    ("value", "error", "verdict"),
    [
        (0.5, 0.2, AimVerdict.MET),  # 0.5 + 2 x 0.2 < 1
        (0.5, 0.25, AimVerdict.TOO_SHORT),  # 0.5 + 2 x 0.25 is 1
        (1.5, 0.3, AimVerdict.TOO_SHORT),
        (1.5, 0.25, AimVerdict.MISSED),  # 1.5 - 2 x 0.25 is 1
        (-4.0, 3.0, AimVerdict.TOO_SHORT),
        (0.0, 0.0, AimVerdict.MET),
        (1.0, 0.0, AimVerdict.MISSED),
        (math.nan, 0.1, AimVerdict.TOO_SHORT),
        (0.1, math.nan, AimVerdict.TOO_SHORT),
    ],
)
def test_an_aim_is_met_two_standard_errors_below_its_bound(value: float, error: float, verdict: AimVerdict) -> None:
    assert Estimate(value, error).under(1.0) is verdict


def test_shares_and_means_have_the_errors_of_statistics() -> None:
    """s(p) = sqrt(p (1 - p) / n); s(mean) = s / sqrt(n); of nothing, and of one value, there is none."""
    assert share(100, 10_000).error == pytest.approx(math.sqrt(0.01 * 0.99 / 10_000), rel=0.02)
    assert share(0, 100).error > 0.0  # none of a hundred is not none at all
    assert share(0, 100).under(0.01) is AimVerdict.TOO_SHORT
    assert share(0, 10_000).under(0.01) is AimVerdict.MET
    assert math.isnan(share(0, 0).value)
    assert mean([4.0, 6.0]) == Estimate(5.0, 1.0)
    assert mean([7.0]).under(10.0) is AimVerdict.TOO_SHORT
    assert mean([]).under(10.0) is AimVerdict.TOO_SHORT


def test_slow_frames_are_counted_and_counting_makes_no_objects() -> None:
    times = FrameTimes()
    for ms in (1.0, 16.4, 16.6, 16.8, 300.0, 5000.0):
        times.add(ms)
    assert times.above(16.7) == 4  # 16.6 is in the same quarter of a millisecond
    before = sys.getallocatedblocks()
    for n in range(200_000):
        times.add((n % 1000) / 4)
    assert sys.getallocatedblocks() - before < 100


def test_the_most_memory_is_what_it_was_at_its_height() -> None:
    reset_peak()
    large = np.ones(8_000_000)  # 61 MB
    most = peak_MB()
    del large
    assert peak_MB() >= most - 1.0
    assert most > 61.0
