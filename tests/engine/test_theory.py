"""Theory against its own formulas, known values and limits."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.engine import theory
from game.engine.constants import FARADAY_C_PER_MOL, GAS_J_PER_MOL_K
from game.engine.units import ATP_meV, real_capacitance_e_per_mV

INSIDE = {"K": 140.0, "Na": 15.0, "Cl": 10.0}
OUTSIDE = {"K": 5.0, "Na": 145.0, "Cl": 110.0}
LEAKS = {"K": 9.6, "Na": 0.384, "Cl": 0.96}
VESTIBULE_NM3 = 61.6

concentrations = st.floats(0.1, 500.0)
mixtures = st.fixed_dictionaries({"K": concentrations, "Na": concentrations, "Cl": concentrations})
permeabilities = st.fixed_dictionaries({key: st.floats(0.01, 100.0) for key in ("K", "Na", "Cl")})
temperatures = st.floats(0.0, 50.0)
voltages = st.floats(-200.0, 200.0)


def test_thermal_voltage_is_RT_over_F() -> None:
    """kT/e = RT/F: 26.73 mV at 37 degrees C, 25.3 at 20."""
    assert theory.thermal_voltage_mV(37.0) == pytest.approx(26.727, abs=5e-4)
    at_20 = GAS_J_PER_MOL_K * 293.15 / FARADAY_C_PER_MOL * 1e3
    assert theory.thermal_voltage_mV(20.0) == pytest.approx(at_20)


@pytest.mark.parametrize(
    ("valence", "outside", "inside", "temperature", "expected"),
    [
        (1, 5.0, 140.0, 37.0, -89.06),  # E_K of a neuron
        (1, 145.0, 15.0, 37.0, 60.64),  # E_Na
        (-1, 110.0, 10.0, 37.0, -64.09),  # E_Cl
        (1, 20.0, 400.0, 20.0, -75.68),  # E_K of a squid axon (Hodgkin and Katz 1949)
        (2, 1.5, 1e-4, 37.0, 128.50),  # E_Ca
    ],
)
def test_nernst_gives_textbook_values(
    valence: int, outside: float, inside: float, temperature: float, expected: float
) -> None:
    """E = (RT/zF) ln(c_out / c_in)."""
    assert theory.nernst_mV(valence, outside, inside, temperature) == pytest.approx(expected, abs=0.01)


@given(concentrations, concentrations, temperatures)
def test_nernst_changes_sign_with_the_sides_and_with_the_charge(a: float, b: float, temperature: float) -> None:
    """E(z, a, b) = -E(z, b, a) = -E(-z, a, b)."""
    forward = theory.nernst_mV(1, a, b, temperature)
    assert theory.nernst_mV(1, b, a, temperature) == pytest.approx(-forward, abs=1e-9)
    assert theory.nernst_mV(-1, a, b, temperature) == pytest.approx(-forward, abs=1e-9)


def test_an_empty_side_has_no_nernst_potential() -> None:
    """A potential that no finite voltage satisfies is nan, and not an error."""
    assert math.isnan(theory.nernst_mV(1, 0.0, 140.0))
    assert math.isnan(theory.ghk_mV({"K": 1.0}, {"K": 140.0}, {"K": 0.0}))
    assert math.isnan(theory.ghk_mV({"K": 0.0}, INSIDE, OUTSIDE))


@pytest.mark.parametrize("value", [-1.0, math.nan, math.inf])
def test_an_impossible_concentration_is_refused(value: float) -> None:
    """Negative, infinite or no number at all: a ValueError, not a wrong figure."""
    with pytest.raises(ValueError, match="concentration"):
        theory.nernst_mV(1, value, 140.0)
    with pytest.raises(ValueError, match="concentration"):
        theory.ghk_mV(LEAKS, {**INSIDE, "K": value}, OUTSIDE)


def test_other_impossible_input_is_refused() -> None:
    """No charge, no such ion, below absolute zero, no capacitance."""
    with pytest.raises(ValueError, match="without charge"):
        theory.nernst_mV(0, 1.0, 1.0)
    with pytest.raises(ValueError, match="no ion 'Kx'"):
        theory.ghk_mV({"Kx": 1.0}, INSIDE, OUTSIDE)
    with pytest.raises(ValueError, match="absolute zero"):
        theory.thermal_voltage_mV(-274.0)
    with pytest.raises(ValueError, match="capacitance"):
        theory.time_constant_s(0.0, 1.0)


def test_ghk_gives_the_squid_axon_at_rest() -> None:
    """Hodgkin and Katz 1949: P_K : P_Na : P_Cl = 1 : 0.04 : 0.45 in squid axoplasm and sea water give about
    -60 mV."""
    squid = theory.ghk_mV(
        {"K": 1.0, "Na": 0.04, "Cl": 0.45},
        {"K": 345.0, "Na": 72.0, "Cl": 61.0},
        {"K": 10.0, "Na": 455.0, "Cl": 540.0},
        20.0,
    )
    assert squid == pytest.approx(-59.7, abs=0.3)


@given(permeabilities, mixtures, mixtures, temperatures)
def test_ghk_lies_between_the_nernst_extremes(
    leaks: dict[str, float], inside: dict[str, float], outside: dict[str, float], temperature: float
) -> None:
    """A weighted compromise cannot be more extreme than each ion's own wish."""
    nernst = [
        theory.nernst_mV(z, outside[key], inside[key], temperature) for key, z in (("K", 1), ("Na", 1), ("Cl", -1))
    ]
    assert min(nernst) - 1e-9 <= theory.ghk_mV(leaks, inside, outside, temperature) <= max(nernst) + 1e-9


@given(mixtures, mixtures, st.sampled_from([("K", 1), ("Na", 1), ("Cl", -1)]))
def test_ghk_of_one_ion_is_its_nernst_potential(
    inside: dict[str, float], outside: dict[str, float], ion: tuple[str, int]
) -> None:
    """With one permeability alone the sums are one term each."""
    key, valence = ion
    alone = theory.ghk_mV({key: 3.0}, inside, outside)
    assert alone == pytest.approx(theory.nernst_mV(valence, outside[key], inside[key]), abs=1e-9)


@given(permeabilities, mixtures, mixtures, st.floats(0.01, 100.0))
def test_only_ratios_of_permeability_set_ghk(
    leaks: dict[str, float], inside: dict[str, float], outside: dict[str, float], factor: float
) -> None:
    """Opening every channel alike changes how fast V settles, not where."""
    scaled = {key: factor * p for key, p in leaks.items()}
    expected = theory.ghk_mV(leaks, inside, outside)
    assert theory.ghk_mV(scaled, inside, outside) == pytest.approx(expected, abs=1e-9)


@given(permeabilities, mixtures, mixtures)
def test_mullins_noda_is_ghk_with_potassium_counted_half_as_much_again(
    leaks: dict[str, float], inside: dict[str, float], outside: dict[str, float]
) -> None:
    """V = kT/e ln((r P_K K_o + P_Na Na_o) / (r P_K K_i + P_Na Na_i)); r = 1 gives GHK for K+ and Na+."""
    cations = {"K": leaks["K"], "Na": leaks["Na"]}
    no_pump = theory.ghk_mV(cations, inside, outside)
    assert theory.mullins_noda_mV(leaks, inside, outside, coupling=1.0) == pytest.approx(no_pump, abs=1e-9)
    above = 1.5 * leaks["K"] * outside["K"] + leaks["Na"] * outside["Na"]
    below = 1.5 * leaks["K"] * inside["K"] + leaks["Na"] * inside["Na"]
    expected = theory.thermal_voltage_mV() * math.log(above / below)
    assert theory.mullins_noda_mV(leaks, inside, outside) == pytest.approx(expected, abs=1e-9)


@given(permeabilities, mixtures, mixtures)
def test_a_pump_that_makes_good_the_leaks_gives_mullins_noda(
    leaks: dict[str, float], inside: dict[str, float], outside: dict[str, float]
) -> None:
    """With I_Na = -3 J, I_K = 2 J and a pump of 3 Na+ : 2 K+, sum I + I_pump = 0 has the Mullins-Noda root.

    Chloride is put at its own equilibrium, where it drops out.
    """
    voltage = theory.mullins_noda_mV(leaks, inside, outside)
    assume(abs(voltage) < 150)
    outside = {**outside, "Cl": inside["Cl"] * math.exp(-voltage / theory.thermal_voltage_mV())}
    sodium = theory.ghk_current_e_per_s(leaks["Na"], VESTIBULE_NM3, inside["Na"], outside["Na"], 1, voltage)
    pump = -sodium / 3  # one charge a cycle, three Na+ a cycle
    solved = theory.ghk_with_pump_mV(leaks, VESTIBULE_NM3, inside, outside, pump)
    assert solved == pytest.approx(voltage, abs=1e-6)


@given(permeabilities, mixtures, mixtures, temperatures)
def test_no_pump_current_leaves_ghk(
    leaks: dict[str, float], inside: dict[str, float], outside: dict[str, float], temperature: float
) -> None:
    """The root of sum I = 0 is the closed GHK equation."""
    solved = theory.ghk_with_pump_mV(leaks, VESTIBULE_NM3, inside, outside, 0.0, temperature)
    assert solved == pytest.approx(theory.ghk_mV(leaks, inside, outside, temperature), abs=1e-6)


def test_nothing_open_has_no_potential_and_no_end() -> None:
    """Without a leak a pump charges the membrane for ever: no root, and tau is infinite."""
    assert math.isnan(theory.ghk_with_pump_mV({"K": 0.0}, VESTIBULE_NM3, INSIDE, OUTSIDE, 0.0))
    assert math.isnan(theory.ghk_with_pump_mV({"K": 0.0}, VESTIBULE_NM3, INSIDE, OUTSIDE, 1.0))
    assert math.isinf(theory.time_constant_s(1.5, 0.0))


@given(st.floats(0.1, 500.0), st.floats(0.1, 500.0))
def test_donnan_keeps_the_product_and_neutrality(anion: float, bath: float) -> None:
    """K_in Cl_in = K_out Cl_out and K_in = Cl_in + A_in; E_K = E_Cl = V."""
    ratio = theory.donnan_ratio(anion, bath)
    potassium, chloride = bath * ratio, bath / ratio
    assert potassium * chloride == pytest.approx(bath * bath)
    assert potassium == pytest.approx(chloride + anion)
    assert theory.donnan_mV(anion, bath) == pytest.approx(theory.nernst_mV(1, bath, potassium), abs=1e-9)
    assert theory.donnan_mV(anion, bath) == pytest.approx(theory.nernst_mV(-1, bath, chloride), abs=1e-9)


def test_without_trapped_anion_there_is_no_donnan_potential() -> None:
    """Nothing trapped: the same on both sides."""
    assert theory.donnan_ratio(0.0, 100.0) == 1.0
    assert theory.donnan_mV(0.0, 100.0) == 0.0


@given(st.floats(-700.0, 700.0))
def test_flux_factors_obey_detailed_balance(u: float) -> None:
    """f_out / f_in = exp(u), compared as logarithms; f_out - f_in = u."""
    assert theory.f_out(u) - theory.f_in(u) == pytest.approx(u, rel=1e-12, abs=1e-12)
    assert math.log(theory.f_out(u)) - math.log(theory.f_in(u)) == pytest.approx(u, rel=1e-9, abs=1e-9)


@given(st.floats(-1e-3, 1e-3))
def test_flux_factors_are_smooth_through_zero(u: float) -> None:
    """u / (exp(u) - 1) = 1 - u/2 + u^2/12 - ...: no digits are lost near 0."""
    assert theory.f_in(u) == pytest.approx(1 - u / 2 + u * u / 12, rel=1e-14)


@given(st.floats(-50.0, 50.0))
def test_the_slope_of_f_in_is_its_derivative(u: float) -> None:
    """Compared with a central difference; the series and the closed form meet without a step."""
    h = 1e-4
    numeric = (theory.f_in(u + h) - theory.f_in(u - h)) / (2 * h)
    assert theory.f_in_slope(u) == pytest.approx(numeric, rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("u", [-1e4, 1e4])
def test_flux_factors_do_not_overflow(u: float) -> None:
    """Far away they are |u| and 0."""
    assert sorted((theory.f_in(u), theory.f_out(u))) == [0.0, 1e4]
    assert theory.f_in_slope(u) == (0.0 if u > 0 else -1.0)


@given(permeabilities, mixtures, mixtures, voltages)
def test_conductance_is_the_slope_of_the_current(
    leaks: dict[str, float], inside: dict[str, float], outside: dict[str, float], voltage: float
) -> None:
    """g = dI/dV, and no leak's current falls as V rises."""
    h = 1e-3
    above, below = (
        theory.leak_current_e_per_s(leaks, VESTIBULE_NM3, inside, outside, v) for v in (voltage + h, voltage - h)
    )
    g = theory.slope_conductance_e_per_s_per_mV(leaks, VESTIBULE_NM3, inside, outside, voltage)
    assert g > 0
    assert g == pytest.approx((above - below) / (2 * h), rel=1e-4)


@given(mixtures, mixtures, st.sampled_from([("K", 1), ("Na", 1), ("Cl", -1)]))
def test_no_current_flows_at_an_ions_own_nernst_potential(
    inside: dict[str, float], outside: dict[str, float], ion: tuple[str, int]
) -> None:
    """I(E) = 0; above it positive charge leaves, for cations and anions alike."""
    key, valence = ion
    equilibrium = theory.nernst_mV(valence, outside[key], inside[key])

    def current(voltage: float) -> float:
        return theory.ghk_current_e_per_s(5.0, VESTIBULE_NM3, inside[key], outside[key], valence, voltage)

    assert current(equilibrium) == pytest.approx(0.0, abs=1e-9)
    assert current(equilibrium + 1) > 0 > current(equilibrium - 1)


def test_the_membrane_settles_and_the_pump_kicks_as_designed() -> None:
    """tau = C/g is a few seconds on screen, and I_pump/g a few millivolts, at rest in the standard patch."""
    g = theory.slope_conductance_e_per_s_per_mV(LEAKS, VESTIBULE_NM3, INSIDE, OUTSIDE, -70.0)
    assert 2.0 < theory.time_constant_s(1.5, g) < 6.0
    assert 2.0 < theory.pump_kick_mV(1.7, g) < 5.0
    assert theory.thermal_jitter_mV(1.5) == pytest.approx(4.22, abs=0.01)


def test_one_cycle_of_the_pump_costs_most_of_an_ATP() -> None:
    """3 (E_Na - V) + 2 (V - E_K): about 430 of 518 meV at rest; nothing is stored at no gradient and no
    voltage."""
    work = theory.pump_work_meV(60.64, -89.06, -70.0)
    assert work == pytest.approx(3 * 130.64 + 2 * 19.06)
    assert pytest.approx(518.2, abs=0.1) == ATP_meV
    assert theory.pump_efficiency(60.64, -89.06, -70.0) == pytest.approx(0.83, abs=0.005)
    assert theory.pump_work_meV(0.0, 0.0, 0.0) == 0.0


def test_a_real_patch_of_this_size_holds_almost_no_charge() -> None:
    """1 microfarad per cm2 over 114 x 5 nm: 0.036 e/mV, so one ion would move V by 28 mV."""
    assert real_capacitance_e_per_mV(114 * 5) == pytest.approx(0.0356, abs=1e-4)
