"""The judges of the capacitor: a sample gives their figures, and wrong ones are refused."""

import pytest

from game.verify import capacitor


def test_a_sample_gives_tau_and_whether_each_jump_was_exact() -> None:
    """One quick run: tau is near C/g, within four of its standard errors."""
    found = capacitor.CLAIMS[0].sample(1, True)
    assert found["exact"] == 1.0
    assert found["simulated"] == pytest.approx(found["predicted"], abs=4 * found["noise"])


def test_a_tau_that_is_a_quarter_off_and_an_inexact_jump_are_refused() -> None:
    """15 % is allowed, 25 % is not; one wrong jump among many is one too many."""
    tau, jump = capacitor.CLAIMS
    near = [{"simulated": 5.5, "predicted": 5.0, "noise": 0.5, "exact": 1.0}] * 4
    far = [{"simulated": 6.25, "predicted": 5.0, "noise": 0.5, "exact": 1.0}] * 4
    assert tau.judge(near).passed
    assert not tau.judge(far).passed
    assert jump.judge(near).passed
    assert not jump.judge([*near, {**near[0], "exact": 0.0}]).passed
