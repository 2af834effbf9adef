"""Counts of spikes: when V rises, how high, and how many ions cross. Read-only: no dynamics depends on it.

A spike is counted as V passes -20 mV on its way up, from the foot: the last moment at -55 mV or below. It is over
once V is at the foot's level again.
"""

from game.kernels.jit import kernel

from .events import SPIKE, emit
from .species import NA, K
from .state import (
    CHARGE,
    FOOT_K,
    FOOT_NA,
    FOOT_TICK,
    INWARD,
    LAST_END,
    LAST_K,
    LAST_NA,
    LAST_PEAK,
    LAST_START,
    OUTWARD,
    PEAK,
    RISING,
    SPIKES,
    TICK,
)

FOOT_MV, UP_MV = -55.0, -20.0


@kernel
def note(s, r):  # type: ignore[no-untyped-def]
    """Follow V through one frame."""
    charge, spike = s.now[CHARGE], s.spike
    voltage = charge / r.capacitance_e_per_mV
    sodium_in = s.channel_flux[NA, INWARD] - s.channel_flux[NA, OUTWARD]
    potassium_out = s.channel_flux[K, OUTWARD] - s.channel_flux[K, INWARD]
    if spike[RISING] != 0:
        spike[PEAK] = max(spike[PEAK], charge)
        if voltage <= FOOT_MV:
            spike[RISING] = 0
            spike[LAST_NA] = sodium_in - spike[FOOT_NA]
            spike[LAST_K] = potassium_out - spike[FOOT_K]
            spike[LAST_PEAK], spike[LAST_START], spike[LAST_END] = spike[PEAK], spike[FOOT_TICK], s.now[TICK]
            emit(s.events, s.now, SPIKE, -1, -1, 0, 0)
    elif voltage >= UP_MV and spike[FOOT_TICK] > 0:
        spike[RISING] = 1
        spike[SPIKES] += 1
        spike[PEAK] = charge
        emit(s.events, s.now, SPIKE, -1, -1, 0, 1)
    if voltage <= FOOT_MV:
        spike[FOOT_TICK], spike[FOOT_NA], spike[FOOT_K] = s.now[TICK], sodium_in, potassium_out
