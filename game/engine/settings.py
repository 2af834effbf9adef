"""The numbers a user may set, by name: one table for the command line, the sliders and the level files."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.printable import quoted
from game.sentence import N_, Sentence
from game.written_number import as_float

from .chemistry import with_potassium
from .drugs import TABLE as DRUGS
from .drugs import Drug
from .ranges import Range
from .spec import SIZES, PatchSpec
from .species import CROSSING, INDEX, MOBILE
from .species import TABLE as SPECIES
from .unknown_name import unknown_name


class SettingError(ValueError):
    """A setting or an action's argument outside its range; the message names it and what to use instead."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One number (or choice) that can be set: its unit, its range, and what it means."""

    key: str  # its name
    unit: str  # "" for a ratio or a number of things
    low: float  # the lowest value allowed
    high: float  # the highest value allowed
    help: str  # what it is, in English, for the translators
    choices: tuple[str, ...] = ()  # the words allowed, where it takes no number
    live: bool = False  # may be changed while the patch runs
    field: str = ""  # of PatchSpec, where its name is not `key`
    entry: str = ""  # the key in that field, where it is a table

    @property
    def of_spec(self) -> str:
        """Name of the field of PatchSpec that it sets."""
        return self.field or self.key


def _of_ion(key: str) -> tuple[Setting, Setting]:
    """The concentrations of an ion that crosses: inside at the start, and in the bath."""
    ion = SPECIES[INDEX[key]].label
    bath = f"{ion} in the bath; it takes the place of Na⁺" if key == "K" else f"{ion} in the bath"
    return (
        Setting(f"{key}_in", "mM", 0.0, 600.0, f"{ion} inside at the start", field="inside_mM", entry=key),
        Setting(f"{key}_out", "mM", 0.0, 600.0, bath, live=True, field="outside_mM", entry=key),
    )


def _permeability(key: str) -> Setting:
    more = ": sum of k over its channels; 0 closes them" if key == "K" else ""
    more = more if key in MOBILE else ", of cells that have a channel for it"
    ion = SPECIES[INDEX[key]].label
    words = f"permeability to {ion}{more}"
    return Setting(f"P_{key}", "/s", 0.0, 100.0, words, live=True, field="permeability_per_s", entry=key)


def _dose(drug: Drug) -> Setting:
    words = f"{drug.key} in the bath"
    return Setting(drug.key, drug.unit, 0.0, drug.most, words, live=True, field="doses", entry=drug.key)


TABLE: dict[str, Setting] = {
    setting.key: setting
    for setting in (
        *(setting for key in CROSSING for setting in _of_ion(key)),
        *(_permeability(key) for key in CROSSING),
        Setting("pumps", "", 0, 4, "how many pumps run, in a standard patch", live=True),
        Setting(
            "tonicity",
            "",
            0.5,
            1.6,
            "what the bath holds, as a multiple of normal: water or sugar is added",
            live=True,
        ),
        Setting("water", "", 0.0, 5.0, "how easily water crosses the membrane; 0: not at all", live=True),
        Setting(
            "reserve", "%", 0.0, 100.0, "share of its area that the membrane has in folds", field="reserve_percent"
        ),
        Setting(
            "burst",
            "%",
            0.5,
            20.0,
            "stretch of its area at which the membrane tears",
            live=True,
            field="burst_percent",
        ),
        *(_dose(drug) for drug in DRUGS),
        Setting("oxygen", "", 0.0, 1.0, "oxygen that the blood brings, as a share of plenty", live=True),
        Setting("glucose", "", 0.0, 1.0, "glucose that the blood brings, as a share of plenty", live=True),
        Setting("pump_affinity", "", 0.05, 1.0, "how firmly a mutant pump holds Na⁺, as a share of normal", live=True),
        Setting("pump_turnover", "", 0.05, 1.0, "how fast a mutant pump turns, as a share of normal", live=True),
        Setting("temperature_C", "°C", 0.0, 50.0, "temperature", live=True),
        Setting("V0", "mV", -150.0, 150.0, "voltage at the start", field="start_mV"),
        Setting("bath", "", 0, 0, "whether a large bath holds the outside, or it is closed", ("open", "sealed")),
        Setting("size", "", 0, 0, "how much membrane", tuple(SIZES)),
    )
}


def parse(key: str, value: object) -> float | str:
    """`value`, a number or its text, as the setting `key` takes it. Raises SettingError for an unknown key too."""
    setting = TABLE.get(key) if isinstance(key, str) else None
    if setting is None:
        raise SettingError(
            unknown_name(
                N_("There is no setting {name}: did you mean {near}?"),
                N_("There is no setting {name}: use one of {names}."),
                key,
                TABLE,
            )
        )
    if setting.choices:
        if not isinstance(value, str) or value not in setting.choices:
            raise SettingError(
                Sentence(
                    "{name} is {value}; use one of {names}.",
                    name=key,
                    value=quoted(value),
                    names=", ".join(setting.choices),
                )
            )
        return value
    allowed = Range(setting.low, setting.high, setting.unit)
    try:
        number = as_float(value) if isinstance(value, str) else float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        raise SettingError(allowed.refusal(key, value)) from None
    if not allowed.holds(number):
        raise SettingError(allowed.refusal(key, number))
    if key == "pumps" and number != int(number):
        raise SettingError(
            Sentence(
                "{name} is {value}; use a whole number from {low} to {high}.",
                name=key,
                value=format(number, "g"),
                low="0",
                high=format(setting.high, "g"),
            )
        )
    return number


def value_of(spec: PatchSpec, key: str) -> float | str:
    """The value of the setting `key` in `spec`, in the setting's unit. Raises SettingError for an unknown key."""
    if key not in TABLE:
        parse(key, 0)
    if key == "pumps":
        return float(spec.pumps_placed if spec.pumps is None else spec.pumps)
    if key == "bath":
        return "sealed" if spec.sealed else "open"
    setting = TABLE[key]
    found: float | str | dict[str, float] = getattr(spec, setting.of_spec)
    return found.get(setting.entry, 0.0) if isinstance(found, dict) else found


def apply(spec: PatchSpec, changes: Mapping[str, object]) -> PatchSpec:
    """A copy of `spec` with settings changed by name, in the settings' units. Raises SettingError.

    K_out alone replaces Na+ in the bath, so that as much is dissolved as before (`chemistry.with_potassium`).
    """
    for key, raw in changes.items():
        value, setting = parse(key, raw), TABLE[key]
        if key == "K_out" and "Na_out" not in changes:
            spec = spec.with_(outside_mM=with_potassium(spec, float(value)))
        elif key == "bath":
            spec = spec.with_(sealed=value == "sealed")
        elif key == "pumps":
            spec = spec.with_(pumps=int(value))
        elif setting.entry:
            spec = spec.with_(**{setting.of_spec: {**getattr(spec, setting.of_spec), setting.entry: value}})
        else:
            spec = spec.with_(**{setting.of_spec: value})
    return spec
