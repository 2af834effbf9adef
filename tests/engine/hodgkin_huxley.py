"""Hodgkin and Huxley's gates as formulas: where a gate settles, and how soon. Theory only; nothing here runs a patch.

    dn/dt = a (1 - n) - b n;   n_inf = a / (a + b),   tau = 1 / (a + b)

with a and b of their 1952 paper (J Physiol 117:500), in ms of a squid's axon at 6.3 degrees C, V in today's sign and
shifted so that they rest at -70 mV.
"""

import math

REST_MV = -70.0


def rates_per_ms(gate: str, voltage_mV: float) -> tuple[float, float]:
    """(a, b): how fast a gate "m", "h" or "n" opens and shuts. Raises ValueError for any other."""
    v = voltage_mV - REST_MV
    if gate == "m":
        return _linoid(25.0 - v, 0.1), 4.0 * math.exp(-v / 18.0)
    if gate == "h":
        return 0.07 * math.exp(-v / 20.0), 1.0 / (math.exp((30.0 - v) / 10.0) + 1.0)
    if gate == "n":
        return _linoid(10.0 - v, 0.01), 0.125 * math.exp(-v / 80.0)
    raise ValueError(f"There is no gate {gate!r}; use m, h or n.")


def steady(gate: str, voltage_mV: float) -> float:
    """The share of gates that are open when V has been held for long."""
    opens, shuts = rates_per_ms(gate, voltage_mV)
    return opens / (opens + shuts)


def tau_ms(gate: str, voltage_mV: float) -> float:
    """The time constant in which that share is reached, ms of life."""
    return 1.0 / sum(rates_per_ms(gate, voltage_mV))


def open_share(channel: str, voltage_mV: float) -> float:
    """The share of "NaV" (m3 h) or "KV" (n4) channels that conduct when V has been held for long."""
    if channel == "NaV":
        return steady("m", voltage_mV) ** 3 * steady("h", voltage_mV)
    if channel == "KV":
        return steady("n", voltage_mV) ** 4
    raise ValueError(f"There is no voltage-gated channel {channel!r}; use NaV or KV.")


def _linoid(x: float, scale: float) -> float:
    """scale x / (exp(x / 10) - 1), 10 scale at x = 0."""
    return 10.0 * scale if abs(x) < 1e-6 else scale * x / math.expm1(x / 10.0)
