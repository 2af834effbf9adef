"""Theory beside the simulation: pure functions, no state.

Nothing here helps to set a patch's voltage; runs are compared with it. Potentials in mV, inside minus
outside; concentrations in mM; currents in e/s, positive when positive charge leaves the cell; temperatures
in degrees Celsius. A `Mixture` maps species keys ("K", "Na", "Cl" ...) to mM, or to permeabilities. A potential that
no finite voltage satisfies (an empty side, nothing that can cross) is nan. Every function raises ValueError for
impossible input: a negative or infinite concentration, permeability or capacitance, a species that is not in
species.TABLE, a temperature at or below absolute zero.
"""

import math

from .constants import BODY_TEMPERATURE_C, COUPLING_RATIO, K_PER_CYCLE, NA_PER_CYCLE
from .ghk_flux import (
    Mixture,
    at_least_0,
    both_sides,
    f_in,
    f_in_slope,
    f_out,
    ghk_current_e_per_s,
    leak_current_e_per_s,
    positive,
    slope_conductance_e_per_s_per_mV,
    thermal_voltage_mV,
    valence_of,
)
from .units import ATP_meV

__all__ = [
    "Mixture",
    "donnan_mV",
    "donnan_ratio",
    "f_in",
    "f_in_slope",
    "f_out",
    "ghk_current_e_per_s",
    "ghk_mV",
    "ghk_with_pump_mV",
    "leak_current_e_per_s",
    "mullins_noda_mV",
    "nernst_mV",
    "pump_efficiency",
    "pump_kick_mV",
    "pump_work_meV",
    "slope_conductance_e_per_s_per_mV",
    "thermal_jitter_mV",
    "thermal_voltage_mV",
    "time_constant_s",
]

_BEYOND_MV = 1e5  # roots are sought within plus and minus this


def nernst_mV(valence: int, outside_mM: float, inside_mM: float, temperature_C: float = BODY_TEMPERATURE_C) -> float:
    """E = (kT / z e) ln(c_out / c_in), mV: one ion alone at equilibrium (Nernst 1888, Z phys Chem 2:613).

    nan where one side has none. Raises ValueError for a `valence` (charge in e) of 0 too.
    """
    if valence == 0:
        raise ValueError("An ion without charge has no Nernst potential.")
    if at_least_0("concentration", outside_mM) == 0 or at_least_0("concentration", inside_mM) == 0:
        return math.nan
    return thermal_voltage_mV(temperature_C) / valence * (math.log(outside_mM) - math.log(inside_mM))


def ghk_mV(
    permeability: Mixture, inside_mM: Mixture, outside_mM: Mixture, temperature_C: float = BODY_TEMPERATURE_C
) -> float:
    """The potential (mV) at which the leaks' currents cancel, without pumps, for ions of charge +1 and -1:

        V = (kT/e) ln( (sum P_cation c_out + sum P_anion c_in) / (sum P_cation c_in + sum P_anion c_out) )

    (Goldman 1943, J Gen Physiol 27:37; Hodgkin and Katz 1949, J Physiol 108:37.) `permeability` is in any
    one unit; a species missing from a mapping counts as 0. With an ion of two charges among them there is no such
    formula: V is then the root of the sum of the same law's currents (Spangler 1972, Ala J Med Sci 9:218; Lewis 1979,
    J Physiol 286:417).
    """
    if any(p > 0 and abs(valence_of(key)) > 1 for key, p in permeability.items()):
        return ghk_with_pump_mV(permeability, 1.0, inside_mM, outside_mM, 0.0, temperature_C)
    inward = outward = 0.0
    for key, each in permeability.items():
        p = at_least_0("permeability", each)
        within, without = both_sides(key, inside_mM, outside_mM)
        valence = valence_of(key)
        if abs(valence) != 1 and p > 0:
            raise ValueError(f"The GHK equation takes ions with a charge; {key} has {valence:+d}.")
        inward += p * (without if valence > 0 else within)
        outward += p * (within if valence > 0 else without)
    if inward <= 0 or outward <= 0:
        return math.nan
    return thermal_voltage_mV(temperature_C) * (math.log(inward) - math.log(outward))


def mullins_noda_mV(
    permeability: Mixture,
    inside_mM: Mixture,
    outside_mM: Mixture,
    temperature_C: float = BODY_TEMPERATURE_C,
    coupling: float = COUPLING_RATIO,
) -> float:
    """The resting potential (mV) with pumps that make good every leak, moving `coupling` = r Na+ for each K+:

        V = (kT/e) ln( (r P_K K_out + P_Na Na_out) / (r P_K K_in + P_Na Na_in) )

    (Mullins and Noda 1963, J Gen Physiol 47:117; the Na,K-ATPase has r = 1.5.) It holds once Na_in and K_in
    are steady. Cl- does not appear: no pump moves it, so at steady state its net flux is 0, which puts it at
    its own equilibrium, E_Cl = V, where it carries no current whatever P_Cl is. While Cl- is still moving,
    use `ghk_with_pump_mV`. With r = 1 this is GHK for K+ and Na+.
    """
    weighted_K = positive("coupling", coupling) * permeability.get("K", 0.0)
    weighted = {"K": weighted_K, "Na": permeability.get("Na", 0.0)}
    return ghk_mV(weighted, inside_mM, outside_mM, temperature_C)


def ghk_with_pump_mV(
    permeability_per_s: Mixture,
    vestibule_volume_nm3: float,
    inside_mM: Mixture,
    outside_mM: Mixture,
    pump_current_e_per_s: float,
    temperature_C: float = BODY_TEMPERATURE_C,
) -> float:
    """The potential (mV) at which all leaks and a given pump current cancel: the root of sum I(V) + I_pump = 0.

    I(V) are the currents of the GHK flux law (`ghk_current_e_per_s`), with the sum of k over the open channels of
    each ion in 1/s, and the volume of one vestibule in nm3. Concentrations need not be steady: V follows them within
    the membrane's time constant. No I(V) falls as V rises, so there is one root at most; bisection finds it to
    1e-9 mV.
    """

    def total(voltage_mV: float) -> float:
        leaks = leak_current_e_per_s(
            permeability_per_s, vestibule_volume_nm3, inside_mM, outside_mM, voltage_mV, temperature_C
        )
        return leaks + pump_current_e_per_s

    low, high = -100.0, 100.0
    while total(low) > 0 or total(high) < 0:
        low, high = 2 * low, 2 * high
        if high > _BEYOND_MV:
            return math.nan
    if total(low) == total(high):
        return math.nan
    while high - low > 1e-9:
        middle = 0.5 * (low + high)
        low, high = (middle, high) if total(middle) < 0 else (low, middle)
    return 0.5 * (low + high)


def donnan_ratio(trapped_anion_mM: float, bath_mM: float) -> float:
    """K_in / K_out = Cl_out / Cl_in at equilibrium with a bath of `bath_mM` KCl.

    From K_in Cl_in = K_out Cl_out and K_in = Cl_in + A_in:  ratio = a + sqrt(a^2 + 1), a = A_in / (2 bath)
    (Donnan 1911, Z Elektrochem 17:572).
    """
    a = at_least_0("concentration", trapped_anion_mM) / (2 * positive("bath", bath_mM))
    return a + math.hypot(a, 1.0)


def donnan_mV(trapped_anion_mM: float, bath_mM: float, temperature_C: float = BODY_TEMPERATURE_C) -> float:
    """The potential of that equilibrium, V = -(kT/e) ln(ratio), mV: it is E_K and E_Cl at once (Donnan 1911)."""
    return -thermal_voltage_mV(temperature_C) * math.log(donnan_ratio(trapped_anion_mM, bath_mM))


def thermal_jitter_mV(capacitance_e_per_mV: float, temperature_C: float = BODY_TEMPERATURE_C) -> float:
    """sqrt(kT/C), mV: the rms voltage noise of a capacitor at equilibrium (Nyquist 1928, Phys Rev 32:110)."""
    return math.sqrt(thermal_voltage_mV(temperature_C) / positive("capacitance", capacitance_e_per_mV))


def time_constant_s(capacitance_e_per_mV: float, conductance_e_per_s_per_mV: float) -> float:
    """tau = C / g, s on screen: the time in which a deviation of V falls to 1/e; inf where nothing is open.

    A capacitor and a conductance side by side: Hille, Ion Channels of Excitable Membranes, 3rd ed., ch. 1.
    """
    g = at_least_0("conductance", conductance_e_per_s_per_mV)
    return positive("capacitance", capacitance_e_per_mV) / g if g > 0 else math.inf


def pump_kick_mV(pump_current_e_per_s: float, conductance_e_per_s_per_mV: float) -> float:
    """I_pump / g, mV: how far the pumps' own current holds V below where the leaks alone would settle.

    Thomas 1972, Physiol Rev 52:563.
    """
    return pump_current_e_per_s / positive("conductance", conductance_e_per_s_per_mV)


def pump_work_meV(sodium_nernst_mV: float, potassium_nernst_mV: float, voltage_mV: float) -> float:
    """3 (E_Na - V) + 2 (V - E_K): the work that one cycle of the sodium-potassium pump stores in the gradients, meV.

    Of the ions moved against their electrochemical gradients; 3 and 2 from Post and Jolly 1957 (see constants).
    """
    sodium, potassium = sodium_nernst_mV - voltage_mV, voltage_mV - potassium_nernst_mV
    return NA_PER_CYCLE * sodium + K_PER_CYCLE * potassium


def pump_efficiency(sodium_nernst_mV: float, potassium_nernst_mV: float, voltage_mV: float) -> float:
    """The share of an ATP's energy that one cycle stores, 1 for all: `pump_work_meV` over 518 meV.

    50 kJ/mol (Alberts et al., Molecular Biology of the Cell, 6th ed., ch. 2).
    """
    return pump_work_meV(sodium_nernst_mV, potassium_nernst_mV, voltage_mV) / ATP_meV
