"""The voltage that the ions make, against theory: Nernst, GHK, the pump's kick, the thermal jitter.

Means are over independent seeds; a standard error is the spread of the seeds' means over the root of their
number. Thermal noise alone gives the mean of a run of T seconds an error of sqrt(2 tau / T) sqrt(kT/C) =
0.9 mV at tau = 6 s, T = 270 s: 0.3 mV over 8 seeds.
"""

import math
from collections.abc import Iterable

import numpy as np
import pytest
from rig import mean_and_error, patch, run_window, spec

from game.engine import Patch, measure, presets, theory

pytestmark = pytest.mark.slow

SEEDS = range(1, 9)
ALONE = {"P_K": 0, "P_Na": 0, "P_Cl": 0, "pumps": 0}


def errors_of_one_ion(
    ion: str, settle_s: float = 30, run_s: float = 270, seeds: Iterable[int] = SEEDS, **changes: float
) -> list[float]:
    """V minus the ion's own Nernst potential, each a run's mean."""
    errors = []
    for seed in seeds:
        a = patch(seed, **{**ALONE, **changes})
        a.step(round(settle_s * 60))
        window = run_window(a, run_s)
        errors.append(window.voltage_mV - measure.nernst_mV(a, window.concentrations_mM)[ion])
        assert measure.conserved(a)
    return errors


@pytest.mark.parametrize("bath_mM", [2, 5, 20, 100])
def test_potassium_alone_rests_at_its_nernst_potential(bath_mM: float) -> None:
    """E_K = (kT/e) ln(K_out / K_in), from -112 to -10 mV; standard error 0.3 mV, 0.6 at 2 mM, where
    tau is longer; an error reckoned from six runs is itself good to a third.
    """
    start = theory.nernst_mV(1, bath_mM, 145)
    error, doubt = mean_and_error(errors_of_one_ion("K", P_K=9.6, K_out=bath_mM, V0=round(start)))
    assert abs(error) < 1.5
    assert doubt < 1.2


@pytest.mark.parametrize("temperature_C", [10, 37])
def test_potassium_alone_follows_the_temperature(temperature_C: float) -> None:
    start = theory.nernst_mV(1, 5, 145, temperature_C)
    error, _ = mean_and_error(errors_of_one_ion("K", P_K=9.6, temperature_C=temperature_C, V0=round(start)))
    assert abs(error) < 1.5


def test_chloride_alone_rests_at_its_nernst_potential() -> None:
    """E_Cl = -(kT/e) ln(Cl_out / Cl_in). With so little Cl- inside the noise is slower: P_Cl is
    raised to 9.6 /s. 32 runs gave -0.3 +- 0.3 mV.
    """
    error, doubt = mean_and_error(errors_of_one_ion("Cl", seeds=range(1, 17), P_Cl=9.6, V0=-64))
    assert abs(error) < 1.5
    assert doubt < 0.6


def test_sodium_alone_rests_at_its_nernst_potential() -> None:
    """E_Na, from 15 mM inside: fewer ions than K+, so slower noise, and the cell swells meanwhile, as 200 K+ more are
    inside than at rest. The standard error of 16 runs is 0.35 mV.
    """
    error, doubt = mean_and_error(errors_of_one_ion("Na", seeds=range(1, 17), P_Na=9.6, V0=60))
    assert abs(error) < 1.5
    assert doubt < 0.6


@pytest.mark.parametrize(("ion", "start_mV"), [("Cl", -64), ("Na", 60), ("K", -89)])
@pytest.mark.parametrize("permeability_per_s", [40, 100])
def test_wide_open_channels_keep_detailed_balance(ion: str, start_mV: float, permeability_per_s: float) -> None:
    """At the top of the sliders an ion in a vestibule would enter in the next tick: both ways must then slow alike."""
    changes = {f"P_{ion}": permeability_per_s, "V0": start_mV}
    error, _ = mean_and_error(errors_of_one_ion(ion, **changes))
    assert abs(error) < 1.5


def leak_error(scale: float, settle_s: int, windows: int) -> tuple[float, float]:
    """V minus GHK of the concentrations of the same 40 s, with all permeabilities times `scale` and
    no pumps.
    """
    errors = []
    for seed in range(1, 13):
        a = patch(seed, **{f"P_{ion}": scale * p for ion, p in spec().permeability_per_s.items()}, pumps=0, V0=-66)
        a.step(settle_s * 60)
        parts = []
        for _ in range(windows):  # short, as without pumps the gradients run down meanwhile
            window = run_window(a, 40)
            parts.append(window.voltage_mV - measure.ghk_mV(a, window.concentrations_mM))
        errors.append(float(np.mean(parts)))
    return mean_and_error(errors)


def test_leaks_alone_come_to_ghk_as_they_slow_down() -> None:
    """V = (kT/e) ln(sum P c / sum P c), but for access resistance, which goes as k and GHK leaves out.

    Fast channels empty their own vestibules: 4.6 mV at twice the neuron's permeabilities, 3.1 at one, 0.8 at
    a quarter, 0.6 +- 0.6 at a sixteenth. 12 seeds; waits of 3 tau, which go as 1 / k.
    """
    fast, neuron, slow, slowest = (
        leak_error(scale, settle_s, windows)
        for scale, settle_s, windows in ((2.0, 10, 6), (1.0, 20, 6), (0.25, 60, 12), (0.0625, 240, 12))
    )
    assert fast[0] > neuron[0] > slow[0]
    assert neuron[0] == pytest.approx(3.1, abs=1.0)
    assert slow[0] == pytest.approx(3.1 / 4, abs=4 * slow[1])
    assert slowest[0] == pytest.approx(3.1 / 16, abs=3 * slowest[1])
    assert slowest[1] < 1.0


def test_a_resting_neuron_holds_minus_70() -> None:
    """8 runs of 300 s, the last half of each: mean within 1.5 mV, standard error 0.4."""
    means = []
    for seed in SEEDS:
        a = patch(seed)
        a.step(9000)
        window = run_window(a, 150)
        means.append(window.voltage_mV)
        assert measure.conserved(a)
        assert abs(window.voltage_mV + 70) < 4.5
    mean, doubt = mean_and_error(means)
    assert mean == pytest.approx(-70.0, abs=1.5)
    assert doubt < 1.2


def test_a_resting_neuron_holds_its_gradients() -> None:
    """After 20 minutes of its time K, Na and Cl inside are where they were after 5, within their
    own noise.
    """
    early, late = [], []
    for seed in range(1, 5):
        a = patch(seed)
        a.step(5 * 3600)
        first = run_window(a, 120).concentrations_mM
        a.step(13 * 3600)
        last = run_window(a, 120).concentrations_mM
        early.append([first[ion][0] for ion in measure.MOBILE])
        late.append([last[ion][0] for ion in measure.MOBILE])
    assert np.mean(late, axis=0) == pytest.approx(np.mean(early, axis=0), abs=2.5)
    assert np.mean(late, axis=0)[0] > 130
    assert np.mean(late, axis=0)[1] < 20


def test_pumps_add_a_few_millivolts_at_once() -> None:
    """Switched off, V is 2 to 6 mV higher over the next 20 s. 4 mV of jitter drowns one run's step:
    100 runs, 0.4 mV.
    """
    steps = []
    for seed in range(100):
        a = patch(seed, V0=-70)
        a.step(1800)
        before = run_window(a, 60).voltage_mV
        a.set("pumps", 0)
        steps.append(run_window(a, 20).voltage_mV - before)
    step, doubt = mean_and_error(steps)
    assert 2.0 < step < 6.0
    assert doubt < 0.6


def test_without_pumps_the_gradients_run_down() -> None:
    """Minutes on screen: Na+ comes in, K+ goes, and V rises towards 0."""
    a = patch(3, pumps=0, V0=-65)
    a.step(3600)
    first = run_window(a, 60)
    a.step(20 * 3600)
    last = run_window(a, 60)
    assert last.voltage_mV > first.voltage_mV + 5
    assert last.concentrations_mM["Na"][0] > first.concentrations_mM["Na"][0] + 10
    assert last.concentrations_mM["K"][0] < first.concentrations_mM["K"][0] - 10


def test_the_voltage_jitters_as_a_capacitor_does() -> None:
    """sqrt(kT/C) = 4.22 mV rms. K+ that leaves changes E_K as well: 1/C + (kT/e) / N_K for 1/C, 1.4 % less.

    16 runs of 270 s are about 16 * 270 / 12 = 360 independent looks: standard error 4 %.
    """
    squares, means = [], []
    for seed in range(16):
        a = patch(seed, **{**ALONE, "P_K": 9.6, "V0": -88})
        a.step(1800)
        window = run_window(a, 270)
        squares.append(window.voltage_sd_mV**2)
        means.append(window.voltage_mV)
    expected = theory.thermal_jitter_mV(1.5)
    assert expected == pytest.approx(4.22, abs=0.01)
    expected /= math.sqrt(1 + 1.5 * theory.thermal_voltage_mV() / 1440)
    assert math.sqrt(np.mean(squares) + np.var(means, ddof=1)) == pytest.approx(expected, rel=0.12)


def test_the_textbook_ratio_rests_lower() -> None:
    """P_K : P_Na = 40 : 1 rests 6 mV below 23 : 1; standard error 0.4 mV."""
    means = []
    for seed in SEEDS:
        a = Patch(presets.get("textbook"), seed)
        a.step(3600)
        means.append(run_window(a, 120).voltage_mV)
    assert np.mean(means) == pytest.approx(-76.0, abs=1.5)
