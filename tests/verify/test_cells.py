"""Claims about cells: their judges refuse a wrong cell, and a cell of the wrong kind is a wrong cell."""

import pytest

from game.engine import presets
from game.verify import cells, named
from game.verify.claim import Numbers


def test_every_preset_has_a_claim_about_its_rest() -> None:
    """None is left out when a preset is added."""
    for preset in presets.names():
        claim = named(f"{presets.get(preset).title} rests")
        assert claim.runs == 8
        assert claim.quick_runs > 0


def test_four_millivolts_off_is_too_much() -> None:
    """Chance does not widen the 3 mV."""

    def runs(error: float) -> list[Numbers]:
        return [{"simulated": -90.0 + error + 0.5 * (-1) ** n, "predicted": -90.0} for n in range(8)]

    assert cells.judge_rest(runs(2.5)).passed
    assert not cells.judge_rest(runs(-4.0)).passed


def test_a_muscle_fibre_is_no_neuron() -> None:
    """A single quick run tells cells apart: each at its own potential, and not at the other's."""
    muscle, red = cells.rest("muscle", 3, quick=True), cells.rest("red_cell", 3, quick=True)
    assert muscle["simulated"] == pytest.approx(-90, abs=6)  # one run of 75 s: 1.4 mV of noise, twice allowed 3
    assert red["simulated"] == pytest.approx(-10, abs=6)


def test_a_slope_of_half_the_decade_fails() -> None:
    """61 mV per decade within 10 %."""
    assert cells.judge_slope([{"simulated": 57.0, "predicted": 61.0}] * 4).passed
    assert not cells.judge_slope([{"simulated": 50.0, "predicted": 61.0}] * 4).passed
