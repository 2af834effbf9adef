"""Conversions between the patch's units (nm, e, mV, mM, seconds on screen) and those of books.

Nowhere else converts.
"""

from .constants import (
    ATP_KJ_PER_MOL,
    ELEMENTARY_CHARGE_C,
    FARADAY_C_PER_MOL,
    IONS_PER_NM3_PER_MM,
    MEMBRANE_UF_PER_CM2,
    ZERO_CELSIUS_K,
)


def kelvin(temperature_C: float) -> float:
    """Kelvin from degrees Celsius. Raises ValueError at or below absolute zero."""
    absolute = temperature_C + ZERO_CELSIUS_K
    if not absolute > 0:
        raise ValueError(f"{temperature_C:g} °C is not above absolute zero.")
    return absolute


def ions_from_mM(concentration_mM: float, volume_nm3: float) -> float:
    """How many ions make `concentration_mM` in `volume_nm3`."""
    return concentration_mM * volume_nm3 * IONS_PER_NM3_PER_MM


def mM_from_ions(ions: float, volume_nm3: float) -> float:
    """The concentration of `ions` in `volume_nm3`."""
    return ions / (volume_nm3 * IONS_PER_NM3_PER_MM)


def meV_from_kJ_per_mol(energy_kJ_per_mol: float) -> float:
    """Energy per molecule in meV: the work of moving one e through so many mV."""
    return energy_kJ_per_mol * 1e6 / FARADAY_C_PER_MOL


def real_capacitance_e_per_mV(area_nm2: float) -> float:
    """What a real membrane of `area_nm2` holds: 1 microfarad per cm2."""
    farad = MEMBRANE_UF_PER_CM2 * 1e-6 * area_nm2 * 1e-14
    return farad * 1e-3 / ELEMENTARY_CHARGE_C


ATP_meV = meV_from_kJ_per_mol(ATP_KJ_PER_MOL)  # 518 meV for each ATP
