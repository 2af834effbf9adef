"""Wall time becomes whole ticks, at the speed that is set, and a stall is not caught up with."""

import pytest

from game.view.playback.clock import MOST_TICKS, SPEEDS, Clock

DT_S = 1 / 60


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("frames_per_s", [24, 60, 144])
def test_a_second_runs_as_many_ticks_as_the_speed_says(speed: float, frames_per_s: int) -> None:
    clock = Clock(DT_S)
    clock.speed = speed
    ticks = sum(clock.advance(1 / frames_per_s) for _frame in range(frames_per_s))
    assert abs(ticks - 60 * speed) <= 1


def test_the_fraction_is_what_is_left_over() -> None:
    clock = Clock(DT_S)
    assert clock.advance(2.25 * DT_S) == 2
    assert clock.fraction == pytest.approx(0.25)
    assert clock.advance(0.5 * DT_S) == 0
    assert clock.fraction == pytest.approx(0.75)
    clock.settle()
    assert clock.fraction == 0


def test_a_fraction_is_never_a_whole_tick() -> None:
    clock = Clock(DT_S)
    for _frame in range(1000):
        clock.advance(0.0166)
        assert 0 <= clock.fraction < 1


def test_after_a_stall_it_does_not_race() -> None:
    clock = Clock(DT_S)
    clock.speed = 16
    assert clock.advance(3600) == MOST_TICKS
    assert clock.advance(0) == 0


def test_paused_nothing_is_owed_but_the_interface_goes_on() -> None:
    clock = Clock(DT_S)
    clock.paused = True
    assert sum(clock.advance(1.0) for _second in range(10)) == 0
    assert clock.now() == pytest.approx(10)
    clock.paused = False
    assert clock.advance(DT_S) == 1
