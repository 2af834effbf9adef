"""All measurements that a level may use, by name: one table for goals, hints, steps and stars."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.engine import measure, relaxation, settings, species
from game.engine.state import ATP, CHANNEL, CYCLES, INWARD, OUTWARD, PUMP, SPIKES
from game.words import N_, _

from .watch import LONG_S, SHORT_S, Watch

_RARER = tuple(key for key in species.CROSSING if key not in species.MOBILE)
_CONCENTRATIONS = (*species.MOBILE, "A", *_RARER, "ATP", "ADP", "Pi")
WORST_TAU = 0.5  # a fitted time constant with a greater relative error than this is not shown yet


@dataclass(frozen=True, slots=True)
class Measurement:
    """A measurement: its words, its unit, and the function that reads it (nan where it has no value)."""

    message: str  # untranslated; {of} is what it is of
    unit: str
    read: Callable[[Watch], float]
    steps: int = 1  # decimals that it is written with
    of: str = ""

    @property
    def words(self) -> str:
        """Its name for players, in the language in use."""
        return _(self.message).format(of=self.of)

    def formatted(self, value: float) -> str:
        """A value with its unit, with a true minus sign."""
        rounded = round(value, self.steps) + 0.0  # no minus before a zero
        number = f"{rounded:.{self.steps}f}".replace("-", "−") if math.isfinite(value) else "?"
        return f"{number} {self.unit}".strip()


def _voltage(seconds: float) -> Callable[[Watch], float]:
    def read(watch: Watch) -> float:
        window = watch.over(seconds)
        return watch.patch.voltage_mV if window is None else window.voltage_mV

    return read


def _concentration(key: str, side: int) -> Callable[[Watch], float]:
    def read(watch: Watch) -> float:
        window = watch.over(SHORT_S)
        mixture = measure.concentrations_mM(watch.patch) if window is None else window.concentrations_mM
        return mixture[key][side]

    return read


def _nernst(key: str) -> Callable[[Watch], float]:
    return lambda watch: measure.nernst_mV(watch.patch)[key]


def _current(key: str) -> Callable[[Watch], float]:
    def read(watch: Watch) -> float:
        window = watch.over(LONG_S)
        return 0.0 if window is None else window.currents_e_per_s[key]

    return read


def _sum_of_currents(watch: Watch) -> float:
    window = watch.over(LONG_S)
    return 0.0 if window is None else sum(window.currents_e_per_s.values())


def _crossed(key: str, direction: int) -> Callable[[Watch], float]:
    row = species.INDEX[key]
    return lambda watch: float(watch.patch.state.channel_flux[row, direction] - watch.crossed[row, direction])


def _spent(place: int) -> Callable[[Watch], float]:
    def read(watch: Watch) -> float:
        begun = watch.first.atp if place == ATP else watch.first.cycles
        return float(watch.patch.state.spent[place] - begun)

    return read


def _open(key: str) -> Callable[[Watch], float]:
    def read(watch: Watch) -> float:
        rows = watch.patch.state.protein[watch.patch.rows(CHANNEL, species.INDEX[key])]
        return float(np.sum((rows["open"] == 1) & (rows["blocked"] == 0)))

    return read


def _unpaired(watch: Watch) -> float:
    return float(abs(watch.patch.charge_e))


def _volume(watch: Watch) -> float:
    return 100.0 * watch.patch.volume


def _tau(watch: Watch) -> float:
    fit = _relaxed(watch)
    return math.nan if fit is None or fit.tau_error_s > WORST_TAU * fit.tau_s else fit.tau_s


def _relaxed(watch: Watch) -> relaxation.Fit | None:
    course = relaxation.course(watch.patch)
    return None if course is None else relaxation.fit(course, relaxation.jitter_mV(watch.patch))


def _tau_by_theory(watch: Watch) -> float:
    """C/g by theory, s: between the voltages of the last pulse if its return is recorded, else at V now."""
    fit = _relaxed(watch)
    begin, end = (fit.end_mV + fit.jump_mV, fit.end_mV) if fit is not None else (_voltage(SHORT_S)(watch),) * 2
    return relaxation.time_constant_s(watch.patch, begin, end)


def _setting(key: str) -> Callable[[Watch], float]:
    return lambda watch: float(settings.value_of(watch.patch.spec, key))


def _setting_words(key: str) -> tuple[str, str]:
    """The untranslated name of a setting as a measurement, and what replaces {of} in it."""
    ion = key.removeprefix("P_").removesuffix("_out")
    label = species.TABLE[species.INDEX[ion]].label if ion in species.INDEX else ""
    if key.startswith("P_"):
        return N_("the permeability to {of}"), label
    if label:
        return N_("{of} in the bath"), label
    return N_("the setting {of}"), key


def _table() -> dict[str, Measurement]:
    mM = "mM"
    table = {
        "V": Measurement(N_("the voltage"), "mV", _voltage(SHORT_S), 0),
        "V_mean": Measurement(N_("the mean voltage"), "mV", _voltage(LONG_S), 1),
        "time": Measurement(N_("the time"), "s", lambda watch: watch.time_s, 0),
        "moves": Measurement(N_("your moves"), "", lambda watch: float(watch.moves), 0),
    }
    for key in _CONCENTRATIONS:
        label = species.TABLE[species.INDEX[key]].label
        table[f"{key}_inside"] = Measurement(N_("{of} inside"), mM, _concentration(key, 0), of=label)
        table[f"{key}_outside"] = Measurement(N_("{of} outside"), mM, _concentration(key, 1), of=label)
    for key in measure.MOBILE:
        label = species.TABLE[species.INDEX[key]].label
        table[f"E_{key}"] = Measurement(N_("the Nernst potential of {of}"), "mV", _nernst(key), 0, label)
        table[f"I_{key}"] = Measurement(N_("the {of} current"), "e/s", _current(key), of=label)
        table[f"open_{key}"] = Measurement(N_("open {of} channels"), "", _open(key), 0, label)
        for way, direction in (("in", INWARD), ("out", OUTWARD)):
            words = N_("{of} that leaked in") if way == "in" else N_("{of} that leaked out")
            table[f"{key}_leaked_{way}"] = Measurement(words, "", _crossed(key, direction), 0, label)
    table |= {
        "I_pump": Measurement(N_("the pumps' current"), "e/s", _current("pump")),
        "I_sum": Measurement(N_("the sum of all currents"), "e/s", _sum_of_currents),
        "GHK": Measurement(N_("the voltage that GHK predicts"), "mV", lambda watch: measure.ghk_mV(watch.patch), 0),
        "ATP_used": Measurement(N_("ATP used"), "", _spent(ATP), 0),
        "cycles": Measurement(N_("turns of the pumps"), "", _spent(CYCLES), 0),
        "pumps_running": Measurement(N_("pumps that run"), "", lambda w: float(measure.pumps_running(w.patch)), 0),
        "pumps_placed": Measurement(N_("pumps"), "", lambda w: float(w.patch.rows(PUMP).size), 0),
        "unpaired": Measurement(N_("unpaired charges"), "", _unpaired, 0),
        "volume": Measurement(N_("the cell's volume"), "%", _volume, 0),
        "stretch": Measurement(N_("the membrane's stretch"), "%", lambda watch: 100.0 * watch.patch.stretch),
        "torn": Measurement(N_("holes in the membrane"), "", lambda watch: float(watch.patch.torn), 0),
        "tau": Measurement(N_("the time constant"), "s", _tau),
        "C_over_g": Measurement(N_("C/g, by theory"), "s", _tau_by_theory),
        "cells_seen": Measurement(N_("cells that you have watched"), "", lambda watch: float(watch.cells_seen), 0),
        "spikes": Measurement(N_("spikes"), "", lambda watch: float(watch.patch.state.spike[SPIKES]), 0),
    }
    for key, setting in settings.TABLE.items():
        if setting.live and not setting.choices and key not in table:
            message, of = _setting_words(key)
            table[key] = Measurement(message, setting.unit, _setting(key), 2, of)
    return table


TABLE: dict[str, Measurement] = _table()
