"""Cited values: each with its unit and, beneath it, where it is from.

SI values are exact by definition since 2019 (BIPM, The International System of Units, 9th ed.); the gas and
Faraday constants follow from them.
"""

from typing import Final

ELEMENTARY_CHARGE_C: Final = 1.602176634e-19  # coulomb
"""e. SI, exact."""

BOLTZMANN_J_PER_K: Final = 1.380649e-23  # joule per kelvin
"""kB. SI, exact."""

AVOGADRO_PER_MOL: Final = 6.02214076e23  # per mole
"""N_A. SI, exact."""

GAS_J_PER_MOL_K: Final = AVOGADRO_PER_MOL * BOLTZMANN_J_PER_K  # 8.314463 J/(mol K)
"""R = N_A kB."""

FARADAY_C_PER_MOL: Final = AVOGADRO_PER_MOL * ELEMENTARY_CHARGE_C  # 96485.33 C/mol
"""F = N_A e."""

ZERO_CELSIUS_K: Final = 273.15  # kelvin
"""0 degrees Celsius. SI, exact."""

BODY_TEMPERATURE_C: Final = 37.0  # degrees Celsius
"""A mammal's core, and the default of every formula here."""

IONS_PER_NM3_PER_MM: Final = AVOGADRO_PER_MOL * 1e-27  # 6.022e-4 ions/nm3 for each mM
"""1 mM = 1 mol/m3, which is N_A ions in 1e27 nm3: 1e-27 N_A = 6.022e-4 ions/nm3."""

ATP_KJ_PER_MOL: Final = 50.0  # kilojoule per mole
"""Free energy of hydrolysis of one mole of ATP in a living cell (the standard value, 30.5, is for 1 M of
everything). Alberts et al., Molecular Biology of the Cell, 6th ed., ch. 2: 46 to 54 kJ/mol."""

MEMBRANE_UF_PER_CM2: Final = 1.0  # microfarad per square centimetre
"""Capacitance of a real membrane. Hille, Ion Channels of Excitable Membranes, 3rd ed., ch. 1; Gentet,
Stuart and Clements 2000, Biophys J 79:314, measured 0.9."""

NA_PER_CYCLE: Final = 3  # ions
K_PER_CYCLE: Final = 2  # ions
"""Post and Jolly 1957, Biochim Biophys Acta 25:118."""

COUPLING_RATIO: Final = NA_PER_CYCLE / K_PER_CYCLE  # 1.5
"""r of Mullins and Noda 1963, J Gen Physiol 47:117."""
