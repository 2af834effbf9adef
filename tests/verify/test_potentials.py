"""Potentials against theory: their conditions, its bound, and that a wrong membrane would fail it."""

import pytest

from game.engine import presets, settings
from game.verify.conditions import CONDITIONS, Experiment
from game.verify.potentials import judge, sample

ALIKE = {"simulated": -89.0, "predicted": -89.0, "with_access": -89.0, "noise": 1.2}
THEORIES = {"Nernst", "GHK", "GHK + pump", "Mullins-Noda"}


def named(name: str) -> Experiment:
    (found,) = (condition for condition in CONDITIONS if condition.name == name)
    return found


def test_conditions_cover_what_they_should() -> None:
    """At least 12, every theory, baths from 2 to 100 mM K+, several temperatures, pumps on and off."""
    assert len(CONDITIONS) >= 12
    assert len({condition.name for condition in CONDITIONS}) == len(CONDITIONS)
    assert {condition.theory for condition in CONDITIONS} == THEORIES
    baths = {condition.changes.get("K_out", 5) for condition in CONDITIONS}
    assert min(baths) <= 2
    assert max(baths) >= 100
    assert len({condition.changes.get("temperature_C", 37) for condition in CONDITIONS}) >= 3
    quick = [condition for condition in CONDITIONS if condition.quick]
    assert len(quick) >= 12
    assert {condition.theory for condition in quick} == THEORIES


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: condition.name)
def test_every_condition_can_be_built(condition: Experiment) -> None:
    """Its preset is there, and its settings are within their ranges."""
    settings.apply(presets.get(condition.preset), condition.changes)


def test_potassium_alone_finds_its_nernst_potential() -> None:
    """V = (kT/e) ln(K_out / K_in), within the row's own bound; access has no say at equilibrium."""
    condition = named("K⁺ alone, 20 mM outside")
    row = judge([sample(condition, seed, 20.0) for seed in range(1, 9)])
    assert row.passed
    assert abs(row.more["access_mV"]) < 0.01
    assert row.more["theory_mV"] == pytest.approx(-52, abs=1)


def test_all_three_leaks_find_ghk() -> None:
    """V = GHK, with what access resistance does to it reckoned beforehand."""
    condition = named("all three, 100 mM K⁺ outside")
    row = judge([sample(condition, seed, 20.0) for seed in range(1, 9)])
    assert row.passed


def test_a_membrane_that_is_off_fails() -> None:
    """Four standard errors, a third of access and 0.3 mV: 2 mV off is too much after 16 runs."""
    good = [{**ALIKE, "noise": 1.3, "simulated": -89.0 + 0.3 * (-1) ** n} for n in range(16)]
    assert judge(good).passed
    assert not judge([{**each, "simulated": each["simulated"] + 2.0} for each in good]).passed


def test_the_standard_error_is_never_less_than_thermal_noise_allows() -> None:
    """Runs that agree by luck do not narrow the bound below sqrt(kT/C) over the time watched."""
    assert judge([ALIKE] * 16).more["standard_error_mV"] == pytest.approx(1.2 / 4)


def test_a_run_is_the_same_each_time() -> None:
    """The seed alone decides."""
    condition = named("K⁺ alone, 100 mM outside")
    assert sample(condition, 3, 2.0) == sample(condition, 3, 2.0)
