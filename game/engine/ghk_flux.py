"""The Goldman-Hodgkin-Katz flux law: currents through leak channels, and how steeply they rise with voltage.

Currents in e/s, positive when positive charge leaves the cell. u = z V / (kT/e) is a potential in thermal
units. Re-exported by `theory`. Goldman 1943, J Gen Physiol 27:37; Hodgkin and Katz 1949, J Physiol 108:37.
"""

import math
from collections.abc import Mapping

from .constants import BODY_TEMPERATURE_C, BOLTZMANN_J_PER_K, ELEMENTARY_CHARGE_C
from .species import INDEX, TABLE
from .units import ions_from_mM, kelvin

Mixture = Mapping[str, float]  # species key -> mM (or -> permeability)


def thermal_voltage_mV(temperature_C: float = BODY_TEMPERATURE_C) -> float:
    """kT/e, mV: 26.73 at 37 degrees C. Raises ValueError at or below absolute zero."""
    return BOLTZMANN_J_PER_K * kelvin(temperature_C) / ELEMENTARY_CHARGE_C * 1e3


def f_in(u: float) -> float:
    """u / (exp(u) - 1): the rate at which an ion enters the cell, as a multiple of that at V = 0. No unit.

    f_in(0) = 1. Exact to rounding for every u, near 0 too: expm1 loses no digits there.
    """
    if u == 0.0:
        return 1.0
    return u * math.exp(-u) / -math.expm1(-u) if u > 0 else u / math.expm1(u)


def f_out(u: float) -> float:
    """u / (1 - exp(-u)) = f_in(-u): the rate at which an ion leaves, as a multiple of that at V = 0. No unit.

    f_out / f_in = exp(u), which is detailed balance.
    """
    return f_in(-u)


def f_in_slope(u: float) -> float:
    """The slope d f_in / du, no unit; f_in_slope(0) = -1/2. Near 0, where its terms cancel, by series (Bernoulli)."""
    if abs(u) < 0.03:
        return -0.5 + u / 6 - u**3 / 180 + u**5 / 5040
    if u > 0:  # multiplied through by exp(-u), so that nothing overflows
        return math.exp(-u) * (1.0 - f_in(-u)) / -math.expm1(-u)
    return (1.0 - f_in(-u)) / math.expm1(u)


def ghk_current_e_per_s(
    permeability_per_s: float,
    vestibule_volume_nm3: float,
    inside_mM: float,
    outside_mM: float,
    valence: int,
    voltage_mV: float,
    temperature_C: float = BODY_TEMPERATURE_C,
) -> float:
    """I = z P (n_in f_out(u) - n_out f_in(u)): the current of one species.

    `permeability_per_s` is the sum of k over its channels, and n the mean number of its ions in one
    vestibule of `vestibule_volume_nm3` on each side. (Hodgkin and Katz 1949, J Physiol 108:37, appendix A,
    ion by ion.)
    """
    p = at_least_0("permeability", permeability_per_s)
    within = ions_from_mM(at_least_0("concentration", inside_mM), vestibule_volume_nm3)
    without = ions_from_mM(at_least_0("concentration", outside_mM), vestibule_volume_nm3)
    u = valence * voltage_mV / thermal_voltage_mV(temperature_C)
    return valence * p * (within * f_out(u) - without * f_in(u))


def leak_current_e_per_s(
    permeability_per_s: Mixture,
    vestibule_volume_nm3: float,
    inside_mM: Mixture,
    outside_mM: Mixture,
    voltage_mV: float,
    temperature_C: float = BODY_TEMPERATURE_C,
) -> float:
    """The GHK currents of all species together, e/s. `permeability_per_s`: sums of k over the open channels."""
    total = 0.0
    for key, p in permeability_per_s.items():
        within, without = both_sides(key, inside_mM, outside_mM)
        total += ghk_current_e_per_s(
            p, vestibule_volume_nm3, within, without, valence_of(key), voltage_mV, temperature_C
        )
    return total


def slope_conductance_e_per_s_per_mV(
    permeability_per_s: Mixture,
    vestibule_volume_nm3: float,
    inside_mM: Mixture,
    outside_mM: Mixture,
    voltage_mV: float,
    temperature_C: float = BODY_TEMPERATURE_C,
) -> float:
    """g = dI/dV of all leaks together at `voltage_mV`, e/s per mV; never negative."""
    thermal_mV = thermal_voltage_mV(temperature_C)
    conductance = 0.0
    for key, p in permeability_per_s.items():
        within, without = both_sides(key, inside_mM, outside_mM)
        valence = valence_of(key)
        u = valence * voltage_mV / thermal_mV
        slope = -within * f_in_slope(-u) - without * f_in_slope(u)
        at_least_0("permeability", p)
        conductance += valence**2 / thermal_mV * p * ions_from_mM(slope, vestibule_volume_nm3)
    return conductance


def valence_of(key: str) -> int:
    """Charge of a species in e. Raises ValueError for one that is not in the table."""
    if key not in INDEX:
        raise ValueError(f"There is no ion {key!r}; use one of {', '.join(INDEX)}.")
    return TABLE[INDEX[key]].valence


def both_sides(key: str, inside_mM: Mixture, outside_mM: Mixture) -> tuple[float, float]:
    """(inside, outside) of one species; a species that a mixture leaves out is at 0."""
    within, without = inside_mM.get(key, 0.0), outside_mM.get(key, 0.0)
    return at_least_0("concentration", within), at_least_0("concentration", without)


def at_least_0(name: str, value: float) -> float:
    """`value`, if it is finite and not negative; else ValueError."""
    if not 0 <= value < math.inf:
        raise ValueError(f"A {name} is 0 or more, not {value:g}.")
    return value


def positive(name: str, value: float) -> float:
    """`value`, if it is finite and more than 0; else ValueError."""
    if not 0 < value < math.inf:
        raise ValueError(f"A {name} is more than 0, not {value:g}.")
    return value
