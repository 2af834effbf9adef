"""Claims about water: their judges refuse a wrong volume, product or rate; theory agrees with itself."""

import math

import pytest

from game.engine import theory, water_theory
from game.verify import water
from game.verify.claim import Numbers


def runs(simulated: float, predicted: float, spread: float = 0.2) -> list[Numbers]:
    """Eight runs around a figure."""
    return [{"simulated": simulated + spread * (-1) ** n, "predicted": predicted} for n in range(8)]


def test_a_product_six_per_cent_off_fails() -> None:
    assert water.judge_donnan(runs(10_400, 10_000)).passed
    assert not water.judge_donnan(runs(10_600, 10_000)).passed


def test_a_volume_two_per_cent_off_fails() -> None:
    assert water.judge_volume(runs(133.9, 133.3)).passed
    assert not water.judge_volume(runs(131, 133.3)).passed


def test_a_cell_that_swells_half_as_fast_fails() -> None:
    assert water.judge_swelling(runs(15.5, 16.4)).passed
    assert not water.judge_swelling(runs(8.2, 16.4)).passed


def test_a_cell_whose_water_stood_still_would_fail() -> None:
    assert not water.judge_swelling(runs(0.0, 16.4, 0.0)).passed
    assert not water.judge_volume(runs(100.0, 133.3, 0.0)).passed


def donnan_inside_mM(trapped_anion_mM: float, potassium_mM: float, chloride_mM: float) -> tuple[float, float]:
    """(K+, Cl-) inside, at equilibrium with a bath that holds these, where so much A- cannot leave."""
    half = 0.5 * trapped_anion_mM
    chloride = potassium_mM * chloride_mM / (half + math.sqrt(half * half + potassium_mM * chloride_mM))
    return chloride + 2.0 * half, chloride


def test_donnans_two_formulas_are_one() -> None:
    """K_in Cl_in = K_out Cl_out, K_in - Cl_in = A_in (Donnan 1911, Z Elektrochem 17:572).

    For a KCl bath that is the ratio of theory.donnan_ratio.
    """
    for trapped, potassium, chloride in ((150, 100, 100), (10, 5, 110), (0, 20, 20), (155, 5, 110)):
        inside = donnan_inside_mM(trapped, potassium, chloride)
        assert inside[0] * inside[1] == pytest.approx(potassium * chloride)
        assert inside[0] - inside[1] == pytest.approx(trapped, abs=1e-9)
        if potassium == chloride:
            assert inside[0] / potassium == pytest.approx(theory.donnan_ratio(trapped, potassium))


def test_a_pump_leak_cell_at_its_own_numbers_has_its_own_volume() -> None:
    """155 mM of A-, Cl- at E_Cl, as strong as its bath: volume 1. Less negative, more Cl-, more water; at last no
    volume will do.
    """
    chloride = 110 * math.exp(-70 / theory.thermal_voltage_mV())
    strength = 2 * (chloride + 155)
    volumes = [water_theory.pump_leak_volume(155, 0, strength, 110, v) for v in (-90, -70, -40, -20)]
    assert volumes[1] == pytest.approx(1.0)
    assert volumes == sorted(volumes)
    assert water_theory.pump_leak_volume(155, 0, 220, 110, 0) == math.inf


def test_without_an_anion_that_crosses_nothing_swells() -> None:
    course = water_theory.swelling(
        {"K": 140, "Na": 15, "Cl": 10, "A": 155}, {"K": 5, "Na": 145, "Cl": 110}, 320, lambda _v: {"K": 9.6}, 61, 10, 60
    )
    assert course.volume == pytest.approx(1.0)  # K+ alone cannot come in: V would rise


def test_the_more_it_leaks_the_sooner_it_swells() -> None:
    volumes = []
    for factor in (1, 2):
        leaks = {"K": 9.6 * factor, "Na": 0.4 * factor, "Cl": 4.3 * factor}
        course = water_theory.swelling(
            {"K": 140, "Na": 15, "Cl": 10, "A": 155},
            {"K": 5, "Na": 145, "Cl": 110},
            320,
            lambda _v, leaks=leaks: leaks,  # type: ignore[misc]
            61.6,
            10.3,
            400,
        )
        volumes.append(course.volume)
    assert 1.05 < volumes[0] < volumes[1] < 2


def test_a_single_run_of_each_claim_is_near_theory() -> None:
    """One quick run: van 't Hoff within 2 %, Donnan's product within 12 %."""
    tight, product = water.van_t_hoff(3, True), water.donnan(3, True)
    assert tight["simulated"] == pytest.approx(tight["predicted"], rel=0.02)
    assert product["simulated"] == pytest.approx(product["predicted"], rel=0.12)
