"""Turns a running patch into the numbers that panels show. It reads; it never changes anything."""

import math

import numpy as np

from game.engine import Patch, PatchSpec, drugs, measure, presets, respiration, settings, species, theory, waiting
from game.engine.session import MARK_TICKS, Session
from game.engine.state import ATP, GLUCOSE, HISTORY, NAV, OXYGEN, PROBED, PUMP, SHUNT, UNGATED
from game.kernels.jit import plain

from .electrode import probe
from .readout import FloatArray, Fuel, Readout, Times
from .spikes import excitation

TRACE_S = 60.0
TRACE_POINTS = 720
EXCITABLE_S = 0.2  # over which V is averaged where it may spike
CURRENT_S = 10.0  # currents are means over this time: some forty ions cross in it
STEADY_E_PER_S = 1.0
ALWAYS_SHOWN = ("Na", "K", "Cl", "A")
MOLECULES = ("ATP", "ADP", "Pi")  # the energy panel shows these
_ENERGY = ("oxygen", "glucose", "pump_affinity", "pump_turnover")
_CONTROLS = ("P_K", "P_Na", "P_Cl", "pumps", "K_out", "Na_out", "Cl_out", "tonicity", *drugs.KEYS, *_ENERGY)


class Observer:
    """Watches one session. What it reads while time stands still depends on the tick alone, however it was reached."""

    def __init__(self, watched: Session | Patch) -> None:
        self._session = watched if isinstance(watched, Session) else Session.around(watched)
        self._predicted_for: tuple[object, int, bool] = (None, -1, False)
        self._predicted = ("GHK", math.nan)
        self._values: tuple[PatchSpec, dict[str, float]] | None = None
        self._defaults: tuple[str, dict[str, float]] = ("", {})

    def read(self, paused: bool, speed: float, times: Times | None = None) -> Readout:
        """Everything the panels show, now."""
        session, patch = self._session, self._session.patch
        session.mark()
        now = measure.mark(patch)
        first = session.mark_within(round(CURRENT_S / patch.spec.dt_s))
        window = measure.between(patch, first, now) if now.tick > first.tick else None
        currents = window.currents_e_per_s if window else dict.fromkeys(("pump", "K", "Na", "Cl"), 0.0)
        rate = window.charge_rate_e_per_s if window else 0.0
        seconds = (now.tick - first.tick) * patch.spec.dt_s
        name, potential = self._predict(now.tick, paused)
        mixture = measure.concentrations_mM(patch)
        return Readout(
            time_s=patch.time_s,
            voltage_mV=recent_voltage_mV(patch),
            trace_mV=trace_mV(patch),
            trace_span_s=TRACE_S,
            nernst_mV=measure.nernst_mV(patch, mixture),
            theory_mV=potential,
            theory_name=name,
            concentrations_mM={
                key: pair
                for key, pair in mixture.items()
                if key in ALWAYS_SHOWN or (max(pair) > 0 and key not in MOLECULES)
            },
            currents_e_per_s=currents,
            charge_rate_e_per_s=rate,
            steady=seconds > CURRENT_S / 2 and abs(rate) < STEADY_E_PER_S * patch.spec.widths,
            atp_used=int(patch.state.spent[ATP]),
            atp_per_s=window.atp_per_s if window else 0.0,
            pumps_running=measure.pumps_running(patch),
            pumps_total=int(patch.rows(PUMP).size),
            settings=self._controls(patch.spec),
            defaults=self._normal(patch.spec.name),
            ions=patch.ions,
            preset=patch.spec.name,
            paused=paused,
            speed=speed,
            times=times or Times(),
            excitation=excitation(patch),
            volume=patch.volume,
            depth_nm=float(patch.state.depth_nm[0]),
            folds=folds_left(patch),
            stretch=patch.stretch,
            burst=patch.rules.burst,
            torn=patch.torn,
            drugged=measure.drugged(patch),
            gated=bool(np.any(patch.state.protein["gate"] == NAV)),
            energy_mM={key: mixture[key][0] for key in MOLECULES},
            stored_share=measure.stored_share(patch, window) if window else math.nan,
            fuel=fuel(patch),
            probe=probe(patch),
        )

    def _controls(self, spec: PatchSpec) -> dict[str, float]:
        """The values of the controls; a spec is only ever replaced, so the result is cached by identity."""
        if self._values is None or self._values[0] is not spec:
            self._values = spec, control_values(spec)
        return self._values[1]

    def _normal(self, preset: str) -> dict[str, float]:
        """The preset's values of the controls."""
        if self._defaults[0] != preset:
            self._defaults = preset, control_values(presets.get(preset))
        return self._defaults[1]

    def _predict(self, tick: int, paused: bool) -> tuple[str, float]:
        """The prediction, made anew a few times a second, and whenever something is changed or time stands still."""
        rules = self._session.patch.rules
        made_for = (rules, tick if paused else tick // MARK_TICKS, paused)
        known = self._predicted_for
        if known[0] is not rules or known[1:] != made_for[1:]:
            self._predicted_for, self._predicted = made_for, prediction(self._session.patch)
        return self._predicted


def fuel(patch: Patch) -> Fuel:
    """The cell's fuel now."""
    oxygen, glucose = float(patch.state.fuel[OXYGEN]), float(patch.state.fuel[GLUCOSE])
    return Fuel(
        oxygen,
        glucose,
        float(plain(respiration.relative_rate)(oxygen, glucose)),
        waiting.waiting_for_atp(patch),
    )


def control_values(spec: PatchSpec) -> dict[str, float]:
    """The values of the controls for a spec; permeabilities to rarer ions only for a cell with such a leak."""
    rarer = [f"P_{ion}" for ion in species.CROSSING if ion not in species.MOBILE and ion in spec.permeability_per_s]
    keys = (*_CONTROLS, *rarer)
    return {key: float(settings.value_of(spec, key)) for key in keys}


def folds_left(patch: Patch) -> float:
    """Share of the folds that the membrane has left; more than 1 in a shrunken cell."""
    reserve = patch.rules.reserve
    return max(0.0, 1.0 - (patch.volume ** (2.0 / 3.0) - 1.0) / reserve) if reserve > 0 else 0.0


def prediction(patch: Patch) -> tuple[str, float]:
    """The theory that fits the patch as it is set, and what it says for the concentrations now (nan: nothing).

    It allows for access resistance: how slowly ions reach the mouths of these crowded channels (see engine.access).
    """
    if patch.torn:
        return "GHK", measure.ghk_mV(patch)
    # While gates are open nothing is steady: GHK gives the voltage towards which the open channels pull V.
    protein = patch.state.protein
    steady = patch.spec.pumps_keep_up and not np.any((protein["gate"] != UNGATED) & (protein["open"] == 1))
    fuelled = patch.counts[species.ATP, 0] > 0  # without ATP pumps that are switched on stand still
    name = "Mullins-Noda" if fuelled and measure.pumps_running(patch) and steady else "GHK"
    foretell = theory.mullins_noda_mV if name == "Mullins-Noda" else theory.ghk_mV
    mixture = measure.concentrations_mM(patch)
    inside, outside = ({key: both[side] for key, both in mixture.items()} for side in (0, 1))
    celsius = patch.spec.temperature_C
    return name, measure.with_access_mV(patch, lambda p: foretell(p, inside, outside, celsius))


def recent_voltage_mV(patch: Patch, seconds: float = 1.0) -> float:
    """Mean of the voltage over the last moments."""
    since = patch.tick - int(patch.state.spike[PROBED]) + 1  # a jump that the user made shows at once
    if np.any((patch.state.protein["gate"] != UNGATED) & (patch.state.protein["gate"] != SHUNT)):
        seconds = min(seconds, EXCITABLE_S)
    ticks = min(max(1, round(seconds / patch.spec.dt_s)), patch.tick, since, HISTORY)
    if ticks == 0:
        return patch.voltage_mV
    places = (patch.tick - np.arange(ticks)) % HISTORY
    return float(patch.state.history_mV[places].mean())


def trace_mV(patch: Patch) -> FloatArray:
    """The last 60 s of voltage, oldest first, in TRACE_POINTS means; nan before the start."""
    each = HISTORY // TRACE_POINTS
    # Points stay on the same ticks as time goes on, so that the curve slides and does not shimmer.
    last = patch.tick - patch.tick % each
    ring, oldest = patch.state.history_mV, (last + 1) % HISTORY
    ticks = np.concatenate((ring[oldest:], ring[:oldest])).reshape(TRACE_POINTS, each)
    means: FloatArray = (np.add.reduce(ticks, axis=1) / each).astype(np.float32)
    # A jump that the user made shows at once, also while time stands still.
    if np.isnan(means[-1]) or (patch.tick > 0 and patch.state.spike[PROBED] > last - each):
        means[-1] = patch.voltage_mV
    return means
