"""Theory of water and trapped anions, beside the simulation: pure functions, no state.

Concentrations in mM, potentials in mV (inside minus outside), volumes as multiples of the cell's own.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .constants import BODY_TEMPERATURE_C
from .ghk_flux import at_least_0, ghk_current_e_per_s, positive, thermal_voltage_mV, valence_of
from .theory import ghk_mV

Mixture = Mapping[str, float]


def van_t_hoff_volume(tonicity: float) -> float:
    """The volume of a cell whose solutes cannot cross: what is dissolved, spread until it is as strong as the bath.

    Pi V is constant (van 't Hoff 1887, Z phys Chem 1:481; for cells Ponder and Saslow 1930, J Physiol 70:18).
    """
    return 1.0 / positive("tonicity", tonicity)


def pump_leak_volume(
    trapped_mM: float,
    charge_mM: float,
    dissolved_out_mM: float,
    chloride_out_mM: float,
    voltage_mV: float,
    temperature_C: float = BODY_TEMPERATURE_C,
    uncharged_mM: float = 0.0,
) -> float:
    """The volume that a cell holds whose pumps keep Na+ and K+ in balance at `voltage_mV`.

    Cl- is at its own equilibrium, Cl_in = Cl_out exp(V / (kT/e)); the inside is as strong as the bath and carries
    `charge_mM` (below 0 at rest) at the volume 1, beside `uncharged_mM` of what cannot leave either (ATP, sugar). So
    2 Cl_in + 2 A_in + charge + uncharged = all that is dissolved outside, which says how far A- is spread (Tosteson and
    Hoffman 1960, J Gen Physiol 44:169). Without pumps no volume satisfies it.
    """
    chloride = at_least_0("concentration", chloride_out_mM) * math.exp(voltage_mV / thermal_voltage_mV(temperature_C))
    room = positive("osmolarity", dissolved_out_mM) - 2.0 * chloride
    if room <= 0:
        return math.inf
    uncharged = at_least_0("concentration", uncharged_mM)
    return (2.0 * at_least_0("concentration", trapped_mM) + charge_mM + uncharged) / room


@dataclass(frozen=True, slots=True)
class CellMoment:
    """A swelling cell: seconds since the start, its volume, potential (mV), and what is dissolved inside (mM)."""

    time_s: float
    volume: float
    voltage_mV: float
    inside_mM: dict[str, float]


def swelling(
    inside_mM: Mixture,
    outside_mM: Mixture,
    dissolved_out_mM: float,
    permeability_per_s: Callable[[float], Mixture],
    vestibule_nm3: float,
    ions_per_mM: float,
    seconds: float,
    temperature_C: float = BODY_TEMPERATURE_C,
    dt_s: float = 0.25,
) -> CellMoment:
    """The state of a cell without pumps after `seconds`: GHK's fluxes, and water that follows at once.

    `inside_mM` holds all that is dissolved at the volume 1; what `permeability_per_s`, a function of the voltage, does
    not name stays inside. `ions_per_mM`: ions that make 1 mM at the volume 1. The voltage is that at which the currents
    cancel: it settles within seconds. Steps of `dt_s` (Euler).
    """
    amounts = {key: at_least_0("concentration", value) for key, value in inside_mM.items()}
    volume, voltage, time_s = 1.0, -70.0, 0.0
    strength = positive("osmolarity", dissolved_out_mM)
    while time_s < seconds:
        volume = sum(amounts.values()) / strength
        within = {key: amount / volume for key, amount in amounts.items()}
        permeability = permeability_per_s(voltage)
        voltage = ghk_mV(permeability, within, outside_mM, temperature_C)
        for key, p in permeability.items():
            z = valence_of(key)
            current = ghk_current_e_per_s(
                p, vestibule_nm3, within.get(key, 0.0), outside_mM.get(key, 0.0), z, voltage, temperature_C
            )
            amounts[key] = max(0.0, amounts.get(key, 0.0) - current / z * dt_s / ions_per_mM)
        time_s += dt_s
    volume = sum(amounts.values()) / strength
    return CellMoment(time_s, volume, voltage, {key: amount / volume for key, amount in amounts.items()})
