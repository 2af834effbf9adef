"""The pitch of the hum as a function of the voltage."""

from typing import Final

REST_MV: Final = -70.0
REST_HZ: Final = 220.0
"""The A below middle C: low enough to be forgotten, high enough for the loudspeaker of a laptop."""
OCTAVE_MV: Final = 60.0
LOWEST_MV, HIGHEST_MV = -160.0, 110.0


def pitch_hz(voltage_mV: float) -> float:
    """Pitch in Hz, an octave higher for each 60 mV: equal steps of voltage are heard as equal steps."""
    voltage_mV = min(max(voltage_mV, LOWEST_MV), HIGHEST_MV)
    octaves = (voltage_mV - REST_MV) / OCTAVE_MV
    return REST_HZ * float(2.0**octaves)
