"""The excitability's judges let right results pass, and fail wrong ones."""

from game.verify import excitability


def test_shares_outside_their_range_fail() -> None:
    """Two of 20 small charges may fire, three may not; 18 of 20 big ones must."""

    def runs(fired: int) -> list[dict[str, float]]:
        return [{"fired": float(n < fired)} for n in range(20)]

    assert excitability.judge_share(0.0, 0.1, runs(2)).passed
    assert not excitability.judge_share(0.0, 0.1, runs(3)).passed
    assert excitability.judge_share(0.9, 1.0, runs(18)).passed
    assert not excitability.judge_share(0.9, 1.0, runs(17)).passed


def test_a_peak_below_zero_is_no_overshoot() -> None:
    assert excitability.judge_overshoot([{"fired": 1.0, "peak": 20.0}, {"fired": 0.0, "peak": -50.0}]).passed
    assert not excitability.judge_overshoot([{"fired": 1.0, "peak": -12.0}, {"fired": 1.0, "peak": 4.0}]).passed


def test_a_graded_answer_is_not_all_or_none() -> None:
    """A peak that grows by 10 mV in every run is refused; one that scatters about no growth passes."""
    grows = [{"predicted": 20.0 + n, "simulated": 30.0 + n + 0.5 * (n % 2)} for n in range(16)]
    scatters = [{"predicted": 20.0 + n, "simulated": 20.0 + n + 6.0 * (-1) ** n} for n in range(16)]
    assert not excitability.judge_all_or_none(grows).passed
    assert excitability.judge_all_or_none(scatters).passed


def test_an_axon_that_fires_again_at_once_is_not_refractory() -> None:
    assert not excitability.judge_second([{"simulated": 0.0}] * 8).passed
    assert excitability.judge_second([{"simulated": 1.0}] * 7 + [{"simulated": 0.0}]).passed


def test_a_plugged_axon_does_not_fire() -> None:
    """The sample itself, once: every NaV plugged, a big charge fades."""
    assert excitability.plugged(1, True)["fired"] == 0.0
