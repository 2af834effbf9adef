"""Everything measured that a level may look at, by name: one table for goals, hints, steps and stars."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.engine import Patch, measure, settings, species
from game.engine.measure import Mark, Window
from game.engine.state import ATP, CHANNEL, CYCLES, INWARD, OUTWARD, PUMP, SPIKES
from game.words import _

LOOK_S = 0.1  # a level looks this often
SHORT_S, LONG_S = 1.0, 10.0  # a voltmeter's mean, and a current's


class Watch:
    """Watches a patch for a level: marks of the running sums, a few a second."""

    def __init__(self, patch: Patch) -> None:
        self.patch = patch
        self.first = measure.mark(patch)
        self.marks = deque([self.first], maxlen=round(LONG_S / LOOK_S) + 1)
        self.moves = 0
        self.crossed = patch.state.channel_flux.copy()

    def look(self) -> None:
        """Take a mark now; to be called every LOOK_S."""
        self.marks.append(measure.mark(self.patch))

    def over(self, seconds: float) -> Window | None:
        """Means over the last `seconds`; None before any time has passed."""
        steps = min(len(self.marks) - 1, round(seconds / LOOK_S))
        first: Mark = self.marks[-1 - steps]
        last = self.marks[-1]
        return measure.between(self.patch, first, last) if last.tick > first.tick else None

    @property
    def time_s(self) -> float:
        """Seconds played."""
        return (self.patch.tick - self.first.tick) * self.patch.spec.dt_s


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something that can be looked at: how it is said, its unit, and how it is read (nan where there is none)."""

    words: str
    unit: str
    read: Callable[[Watch], float]
    steps: int = 1  # decimals that it is told with

    def told(self, value: float) -> str:
        """A value with its unit, with a true minus sign."""
        number = f"{value:.{self.steps}f}".replace("-", "−") if math.isfinite(value) else "?"
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


def _setting(key: str) -> Callable[[Watch], float]:
    return lambda watch: float(settings.value_of(watch.patch.spec, key))


def _table() -> dict[str, Quantity]:
    mM = "mM"
    table = {
        "V": Quantity(_("the voltage"), "mV", _voltage(SHORT_S), 0),
        "V_mean": Quantity(_("the mean voltage"), "mV", _voltage(LONG_S), 1),
        "time": Quantity(_("the time"), "s", lambda watch: watch.time_s, 0),
        "moves": Quantity(_("your moves"), "", lambda watch: float(watch.moves), 0),
    }
    for key in ("K", "Na", "Cl", "A", "Ca", "ATP", "ADP", "Pi"):
        label = species.TABLE[species.INDEX[key]].label
        table[f"{key}_inside"] = Quantity(_("{ion} inside").format(ion=label), mM, _concentration(key, 0))
        table[f"{key}_outside"] = Quantity(_("{ion} outside").format(ion=label), mM, _concentration(key, 1))
    for key in measure.MOBILE:
        label = species.TABLE[species.INDEX[key]].label
        table[f"E_{key}"] = Quantity(_("the Nernst potential of {ion}").format(ion=label), "mV", _nernst(key), 0)
        table[f"I_{key}"] = Quantity(_("the {ion} current").format(ion=label), "e/s", _current(key))
        table[f"open_{key}"] = Quantity(_("open {ion} channels").format(ion=label), "", _open(key), 0)
        for way, direction in (("in", INWARD), ("out", OUTWARD)):
            words = _("{ion} that leaked in") if way == "in" else _("{ion} that leaked out")
            table[f"{key}_leaked_{way}"] = Quantity(words.format(ion=label), "", _crossed(key, direction), 0)
    table |= {
        "I_pump": Quantity(_("the pumps' current"), "e/s", _current("pump")),
        "I_sum": Quantity(_("the sum of all currents"), "e/s", _sum_of_currents),
        "GHK": Quantity(_("the voltage that GHK predicts"), "mV", lambda watch: measure.ghk_mV(watch.patch), 0),
        "ATP_used": Quantity(_("ATP used"), "", _spent(ATP), 0),
        "cycles": Quantity(_("turns of the pumps"), "", _spent(CYCLES), 0),
        "pumps_running": Quantity(_("pumps that run"), "", lambda w: float(measure.pumps_running(w.patch)), 0),
        "pumps_placed": Quantity(_("pumps"), "", lambda w: float(w.patch.rows(PUMP).size), 0),
        "unpaired": Quantity(_("unpaired charges"), "", _unpaired, 0),
        "volume": Quantity(_("the cell's volume"), "%", _volume, 0),
        "stretch": Quantity(_("the membrane's stretch"), "%", lambda watch: 100.0 * watch.patch.stretch),
        "torn": Quantity(_("holes in the membrane"), "", lambda watch: float(watch.patch.torn), 0),
        "spikes": Quantity(_("spikes"), "", lambda watch: float(watch.patch.state.spike[SPIKES]), 0),
    }
    for key, setting in settings.TABLE.items():
        if setting.live and not setting.choices and key not in table:
            table[key] = Quantity(_("the setting {name}").format(name=key), setting.unit, _setting(key), 2)
    return table


TABLE: dict[str, Quantity] = _table()
