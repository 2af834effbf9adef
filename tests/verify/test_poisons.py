"""Claims about poisons and suffocation: that their judges can fail."""

from typing import Any

import pytest

from game.engine import Patch, presets, settings
from game.engine.state import PUMP
from game.verify import poisons
from game.verify.claim import Numbers

CLAIMS = {claim.name: claim for claim in poisons.CLAIMS}


@pytest.mark.parametrize(("jump", "passes"), [(0.4, False), (1.9, False), (3.5, True), (6.5, False)])
def test_the_jump_is_to_be_two_to_six_mv(jump: float, passes: bool) -> None:
    runs: list[Numbers] = [{"simulated": jump + spread} for spread in (-0.05, 0.05)]
    assert CLAIMS["ouabain: the jump at once"].judge(runs).passed is passes


@pytest.mark.parametrize(("crossed", "passes"), [(450.0, True), (700.0, False), (200.0, False), (-450.0, False)])
def test_ions_are_to_leave_as_fast_as_they_leak(crossed: float, passes: bool) -> None:
    """A pump that went on, or a hole, or ions that leave the wrong way, would be noticed."""
    runs: list[Numbers] = [{"simulated": crossed + n, "predicted": 450.0, "noise": 21.0} for n in range(-9, 10, 3)]
    assert CLAIMS["ouabain: K⁺ lost in the run-down"].judge(runs).passed is passes


def test_pumps_that_turn_without_atp_would_be_noticed() -> None:
    claim: Any = CLAIMS["no oxygen, no glucose: pumps stop, and turn again"]
    assert claim.judge([{"simulated": 1.0}, {"simulated": 1.0}]).passed
    assert not claim.judge([{"simulated": 1.0}, {"simulated": 0.0}]).passed


def test_ouabain_holds_every_pump_for_the_run_down() -> None:
    """Within the ten seconds that the claim waits, at the greatest dose."""
    patch = Patch(settings.apply(presets.get("neuron"), {"ouabain": 1.0, "V0": -65.0}), 3)
    patch.step(600)
    assert (patch.state.protein["blocked"][patch.rows(PUMP)] > 1).all()
