"""Turns a running patch into the numbers that panels show. It reads; it never changes anything."""

import math
from collections import deque

import numpy as np

from game.engine import Patch, PatchSpec, measure, presets, settings, theory
from game.engine.state import ATP, HISTORY, PUMP

from .readout import FloatArray, Readout

TRACE_S = 60.0
TRACE_POINTS = 720
CURRENT_S = 10.0  # currents are means over this time: some forty ions cross in it
MARK_EVERY_S = 0.25
STEADY_E_PER_S = 1.0
_ROUNDS = 6
ALWAYS_SHOWN = ("Na", "K", "Cl", "A")
_CONTROLS = ("P_K", "P_Na", "P_Cl", "pumps", "ouabain", "K_out", "Na_out", "Cl_out")


class Observer:
    """Watches one patch."""

    def __init__(self, patch: Patch) -> None:
        self._patch = patch
        self._marks = deque([measure.mark(patch)], maxlen=round(CURRENT_S / MARK_EVERY_S) + 1)
        self._predicted_for = (0, -1)
        self._predicted = ("GHK", math.nan)
        self._defaults = control_values(presets.get(patch.spec.name))

    def read(self, paused: bool, speed: float) -> Readout:
        """Everything the panels show, now."""
        patch = self._patch
        now = measure.mark(patch)
        if now.tick - self._marks[-1].tick >= MARK_EVERY_S / patch.spec.dt_s:
            self._marks.append(now)
        first = self._marks[0]
        window = measure.between(patch, first, now) if now.tick > first.tick else None
        currents = window.currents_e_per_s if window else dict.fromkeys(("pump", "K", "Na", "Cl"), 0.0)
        rate = window.charge_rate_e_per_s if window else 0.0
        seconds = (now.tick - first.tick) * patch.spec.dt_s
        name, potential = self._predict(now.tick)
        values = control_values(patch.spec)
        return Readout(
            time_s=patch.time_s,
            voltage_mV=recent_voltage_mV(patch),
            trace_mV=trace_mV(patch),
            trace_span_s=TRACE_S,
            nernst_mV=measure.nernst_mV(patch),
            theory_mV=potential,
            theory_name=name,
            concentrations_mM={
                key: pair
                for key, pair in measure.concentrations_mM(patch).items()
                if key in ALWAYS_SHOWN or max(pair) > 0
            },
            currents_e_per_s=currents,
            charge_rate_e_per_s=rate,
            steady=seconds > CURRENT_S / 2 and abs(rate) < STEADY_E_PER_S * patch.spec.widths,
            atp_used=int(patch.state.spent[ATP]),
            atp_per_s=window.atp_per_s if window else 0.0,
            pumps_running=measure.pumps_running(patch),
            pumps_total=int(patch.rows(PUMP).size),
            settings=values,
            defaults=self._defaults,
            ions=patch.ions,
            preset=patch.spec.name,
            paused=paused,
            speed=speed,
        )

    def _predict(self, tick: int) -> tuple[str, float]:
        """The prediction, made anew a few times a second and whenever something has been changed."""
        made_for = (id(self._patch.rules), tick // round(MARK_EVERY_S / self._patch.spec.dt_s))
        if made_for != self._predicted_for:
            self._predicted_for, self._predicted = made_for, prediction(self._patch)
        return self._predicted


def control_values(spec: PatchSpec) -> dict[str, float]:
    """What the controls stand at for a spec."""
    return {key: float(settings.value_of(spec, key)) for key in _CONTROLS}


def prediction(patch: Patch) -> tuple[str, float]:
    """The theory that fits the patch as it is set, and what it says for the concentrations now (nan: nothing).

    It allows for access resistance: how slowly ions reach the mouths of these crowded channels (see engine.access).
    """
    name = "Mullins-Noda" if measure.pumps_running(patch) else "GHK"
    foretell = theory.mullins_noda_mV if name == "Mullins-Noda" else theory.ghk_mV
    mixture = measure.concentrations_mM(patch)
    inside, outside = ({key: mixture[key][side] for key in measure.MOBILE} for side in (0, 1))
    permeability = measure.permeabilities_per_s(patch)
    potential = foretell(permeability, inside, outside, patch.spec.temperature_C)
    for _round in range(_ROUNDS):  # the slowing depends on the voltage, and the voltage on the slowing
        if math.isnan(potential):
            break
        slowed = measure.slowed_by_access(patch, permeability, potential)
        potential = foretell(slowed, inside, outside, patch.spec.temperature_C)
    return name, potential


def recent_voltage_mV(patch: Patch, seconds: float = 1.0) -> float:
    """Mean of the voltage over the last moments."""
    ticks = min(max(1, round(seconds / patch.spec.dt_s)), patch.tick, HISTORY)
    if ticks == 0:
        return patch.voltage_mV
    places = (patch.tick - np.arange(ticks)) % HISTORY
    return float(patch.state.history_mV[places].mean())


def trace_mV(patch: Patch) -> FloatArray:
    """The last 60 s of voltage, oldest first, in TRACE_POINTS means; nan before the start."""
    each = HISTORY // TRACE_POINTS
    # Points stay on the same ticks as time goes on, so that the curve slides and does not shimmer.
    last = patch.tick - patch.tick % each
    places = (last - np.arange(TRACE_POINTS * each)[::-1]) % HISTORY
    means: FloatArray = patch.state.history_mV[places].reshape(TRACE_POINTS, each).mean(axis=1).astype(np.float32)
    if np.isnan(means[-1]):
        means[-1] = patch.voltage_mV
    return means
