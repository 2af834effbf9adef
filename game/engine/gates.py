"""Gates open and shut channels. Each is a two-state machine that flips at random, at rates set by V, light or a
transmitter.

    NaV    C0 <-> C1 <-> C2 <-> O3    three m gates; apart from them the ball h goes in (0) and out (1): m3 h
    KV     C0 <-> C1 <-> C2 <-> C3 <-> O4    four n gates: n4
    ChR2   C --light--> O --> D --dark--> C
    AMPA, GABA_A    C + transmitter <-> O

NaV and KV: Hodgkin and Huxley 1952, J Physiol 117:500, rest shifted to -70 mV; each gate is independent of the
others, so a channel is the Markov chain that their m3 h and n4 are the mean of (Hille, Ion Channels of Excitable
Membranes, 3rd ed., ch. 18). ChR2: three states, of Nikolic et al. 2009, Photochem Photobiol 85:400; it opens within
0.2 ms, and shuts in 10 ms (Nagel et al. 2003, PNAS 100:13940). AMPA and GABA_A: two states, of Destexhe, Mainen and
Sejnowski 1994, Neural Comput 6:14. All of it in slow motion, by factors in spec.GateRates.
"""

import math

import numpy as np

from game.kernels.jit import entry, inlined, kernel
from game.sentence import Sentence

from .arrays import RecordArray
from .events import GATED, emit
from .randoms import GATE, uniform
from .settings import SettingError
from .state import AMPA, CHANNEL, CHARGE, CHR2, GABA, GABA_MM, GLUTAMATE_MM, KV, LIGHT, NAV, SHUNT, TICK, UNGATED, State

REST_MV = -70.0
"""Where Hodgkin and Huxley's displacement v is 0."""
LIGHT_PER_MS = 5.0
"""ChR2, C to O in bright light."""
DESENSITISES_PER_MS = 0.1
"""ChR2, O to D: shuts in 10 ms."""
RECOVERS_PER_MS = 1.0 / 5000.0
"""ChR2, D to C in the dark: some 5 s."""
GLUTAMATE_PER_MM_MS, GLUTAMATE_OFF_PER_MS = 1.1, 0.19
GABA_PER_MM_MS, GABA_OFF_PER_MS = 5.0, 0.18
"""1.1e6 and 5e6 per M and s; 190 and 180 per s."""

M_GATES, N_GATES = 3, 4
GATES = {NAV: M_GATES, KV: N_GATES, CHR2: 1, AMPA: 1, GABA: 1, SHUNT: 1}
"""Conduction gates of each kind, all of which must be open."""
_STREAMS = 8  # random numbers a channel may use in a tick


@inlined
def ramp(x: float) -> float:
    """x / (exp(x) - 1), 1 at 0."""
    return 1.0 - 0.5 * x if abs(x) < 1e-6 else x / math.expm1(x)


@entry
def m_rates(voltage_mV: float) -> tuple[float, float]:
    """How fast an m gate opens and shuts, per ms of life."""
    v = voltage_mV - REST_MV
    return ramp(0.1 * (25.0 - v)), 4.0 * math.exp(-v / 18.0)


@entry
def h_rates(voltage_mV: float) -> tuple[float, float]:
    """How fast the ball leaves and enters, per ms of life."""
    v = voltage_mV - REST_MV
    return 0.07 * math.exp(-v / 20.0), 1.0 / (math.exp(0.1 * (30.0 - v)) + 1.0)


@entry
def n_rates(voltage_mV: float) -> tuple[float, float]:
    """How fast an n gate opens and shuts, per ms of life."""
    v = voltage_mV - REST_MV
    return 0.1 * ramp(0.1 * (10.0 - v)), 0.125 * math.exp(-v / 80.0)


@kernel
def moves(up: float, down: float, time: float) -> tuple[float, float]:
    """Chances that a gate that is shut is open after `time`, and that one that is open is shut; exact in `time`."""
    total = up + down
    if total <= 0.0:
        return 0.0, 0.0
    changed = -math.expm1(-total * time) / total
    return up * changed, down * changed


@kernel
def flipped(s, r, p, first, gates, opened, chances):  # type: ignore[no-untyped-def]
    """How many of `gates` alike gates, of which `opened` are open, are open a tick later."""
    after = opened
    for gate in range(gates):
        u = uniform(r.seed, s.now[TICK], GATE, _STREAMS * p + first + gate)
        if gate < opened:
            after -= 1 if u < chances[1] else 0
        else:
            after += 1 if u < chances[0] else 0
    return after


@inlined
def conducts(protein):  # type: ignore[no-untyped-def]
    """Whether a gated channel's gates are all open."""
    wanted = M_GATES if protein.gate == NAV else N_GATES if protein.gate == KV else 1
    return protein.m == wanted and protein.h == 1


@kernel
def flip(s, r):  # type: ignore[no-untyped-def]
    """Let every gate of every gated channel flip once, or not; then light and transmitters fade by one tick."""
    voltage = s.now[CHARGE] / r.capacitance_e_per_mV
    time = r.dt_s * r.gate_per_ms  # ms of life in one tick
    m, h, n = moves(*m_rates(voltage), time), moves(*h_rates(voltage), time), moves(*n_rates(voltage), time)
    slow = r.dt_s * r.signal_per_ms
    light = moves(LIGHT_PER_MS if s.signal[LIGHT] > 0.0 else 0.0, 0.0, slow)
    fades, recovers = moves(0.0, DESENSITISES_PER_MS, slow), moves(RECOVERS_PER_MS * r.recovery, 0.0, slow)
    ampa = moves(GLUTAMATE_PER_MM_MS * s.signal[GLUTAMATE_MM], GLUTAMATE_OFF_PER_MS, slow)
    gaba = moves(GABA_PER_MM_MS * s.signal[GABA_MM], GABA_OFF_PER_MS, slow)
    for p in range(s.protein.size):
        protein = s.protein[p]
        if protein.kind != CHANNEL or protein.gate == UNGATED:
            continue
        before = protein.open
        if protein.gate == NAV:
            protein.m = flipped(s, r, p, 0, M_GATES, protein.m, m)
            protein.h = flipped(s, r, p, M_GATES, 1, protein.h, h)
        elif protein.gate == KV:
            protein.m = flipped(s, r, p, 0, N_GATES, protein.m, n)
        elif protein.gate == AMPA:
            protein.m = flipped(s, r, p, 0, 1, protein.m, ampa)
        elif protein.gate == GABA:
            protein.m = flipped(s, r, p, 0, 1, protein.m, gaba)
        elif protein.gate == CHR2:
            if protein.h == 0:
                protein.h = flipped(s, r, p, 0, 1, 0, recovers)
            elif protein.m == 0:
                protein.m = flipped(s, r, p, 0, 1, 0, light)
            else:
                protein.m = protein.h = flipped(s, r, p, 0, 1, 1, fades)
        protein.open = 1 if conducts(protein) else 0
        if protein.open != before:
            protein.since = s.now[TICK]
            emit(s.events, s.now, GATED, protein.species, p, 0, protein.open)
    s.signal[LIGHT] = max(0.0, s.signal[LIGHT] - r.dt_s)
    fade = math.exp(-r.dt_s / r.transmitter_s)
    s.signal[GLUTAMATE_MM] *= fade
    s.signal[GABA_MM] *= fade


class SignalError(SettingError):
    """A flash or a puff outside its range; the message says why in one sentence."""


MOST_SECONDS, MOST_MM = 60.0, 10.0
TRANSMITTERS = {"glutamate": GLUTAMATE_MM, "GABA": GABA_MM}


def settle(protein: RecordArray, voltage_mV: float, rng: np.random.Generator) -> None:
    """Draw the gates of every voltage-gated channel from their steady state at a voltage."""
    for index in np.flatnonzero((protein["gate"] == NAV) | (protein["gate"] == KV)):
        row = protein[index]
        sodium = row["gate"] == NAV
        up, down = m_rates(voltage_mV) if sodium else n_rates(voltage_mV)
        row["m"] = rng.binomial(M_GATES if sodium else N_GATES, up / (up + down))
        if sodium:
            leaves, enters = h_rates(voltage_mV)
            row["h"] = rng.binomial(1, leaves / (leaves + enters))
        row["open"] = row["m"] == GATES[int(row["gate"])] and row["h"] == 1


def set_gates(protein: np.void, is_open: bool) -> None:
    """Open or shut all the conduction gates of a gated channel; does nothing for a channel without gates."""
    if protein["gate"] != UNGATED:
        protein["m"] = GATES[int(protein["gate"])] if is_open else 0
        if is_open:
            protein["h"] = 1


def flash(state: State, seconds: float) -> None:
    """Let light shine for `seconds` from now, or longer if it does already; 0 ends it. Raises SignalError."""
    if not (math.isfinite(seconds) and 0 <= seconds <= MOST_SECONDS):
        raise SignalError(
            Sentence("A flash of {seconds:g} s cannot be; use 0 to {most:g} s.", seconds=seconds, most=MOST_SECONDS)
        )
    state.signal[LIGHT] = max(state.signal[LIGHT], seconds) if seconds else 0.0


def puff(state: State, what: str, dose_mM: float) -> None:
    """Add `dose_mM` of a transmitter ("glutamate" or "GABA") just outside. Raises SignalError."""
    if what not in TRANSMITTERS:
        raise SignalError(
            Sentence(
                "There is no transmitter {name}; use {names}.",
                name=repr(what),
                names=", ".join(map(repr, TRANSMITTERS)),
            )
        )
    if not (math.isfinite(dose_mM) and 0 <= dose_mM <= MOST_MM):
        raise SignalError(
            Sentence("A puff of {dose:g} mM cannot be; use 0 to {most:g} mM.", dose=dose_mM, most=MOST_MM)
        )
    state.signal[TRANSMITTERS[what]] = min(MOST_MM, state.signal[TRANSMITTERS[what]] + dose_mM)
