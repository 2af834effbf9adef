"""The numbers a user may set, by name: one table for the command line, the sliders and the level files."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.printable import quoted
from game.sentence import N_, Sentence
from game.written_number import as_float

from .chemistry import with_potassium
from .drugs import KEYS as DRUG_KEYS
from .drugs import TABLE as DRUGS
from .ranges import Range
from .spec import SIZES, PatchSpec
from .unknown_name import unknown_name

_FIELDS = ("oxygen", "glucose", "pump_affinity", "pump_turnover")  # settings that a spec has under the same name


class SettingError(ValueError):
    """A setting that cannot be; the message names it, says why and what would do."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One number (or choice) that can be set: its unit, its range, and what it means."""

    key: str
    unit: str
    low: float
    high: float
    help: str
    choices: tuple[str, ...] = ()
    live: bool = False  # may be changed while the patch runs


def _concentration(key: str, ion: str, where: str, live: bool) -> Setting:
    return Setting(key, "mM", 0.0, 600.0, f"{ion} {where}", live=live)


TABLE: dict[str, Setting] = {
    setting.key: setting
    for setting in (
        _concentration("K_in", "K⁺", "inside at the start", False),
        _concentration("K_out", "K⁺", "in the bath; it takes the place of Na⁺", True),
        _concentration("Na_in", "Na⁺", "inside at the start", False),
        _concentration("Na_out", "Na⁺", "in the bath", True),
        _concentration("Cl_in", "Cl⁻", "inside at the start", False),
        _concentration("Cl_out", "Cl⁻", "in the bath", True),
        _concentration("Ca_in", "Ca²⁺", "inside at the start", False),
        _concentration("Ca_out", "Ca²⁺", "in the bath", True),
        Setting("P_K", "/s", 0.0, 100.0, "permeability to K⁺: sum of k over its channels; 0 closes them", live=True),
        Setting("P_Na", "/s", 0.0, 100.0, "permeability to Na⁺", live=True),
        Setting("P_Cl", "/s", 0.0, 100.0, "permeability to Cl⁻", live=True),
        Setting("P_Ca", "/s", 0.0, 100.0, "permeability to Ca²⁺, of cells that have a channel for it", live=True),
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
        Setting("reserve", "%", 0.0, 100.0, "share of its area that the membrane has in folds"),
        Setting("burst", "%", 0.5, 20.0, "stretch of its area at which the membrane tears", live=True),
        *(Setting(drug.key, drug.unit, 0.0, drug.most, f"{drug.key} in the bath", live=True) for drug in DRUGS),
        Setting("oxygen", "", 0.0, 1.0, "oxygen that the blood brings, as a share of plenty", live=True),
        Setting("glucose", "", 0.0, 1.0, "glucose that the blood brings, as a share of plenty", live=True),
        Setting("pump_affinity", "", 0.05, 1.0, "how firmly a mutant pump holds Na⁺, as a share of normal", live=True),
        Setting("pump_turnover", "", 0.05, 1.0, "how fast a mutant pump turns, as a share of normal", live=True),
        Setting("temperature_C", "°C", 0.0, 50.0, "temperature", live=True),
        Setting("V0", "mV", -150.0, 150.0, "voltage at the start"),
        Setting("bath", "", 0, 0, "whether a large bath holds the outside, or it is closed", ("open", "sealed")),
        Setting("size", "", 0, 0, "how much membrane", tuple(SIZES)),
    )
}


def parse(key: str, value: object) -> float | str:
    """`value` as the setting `key` takes it. Raises SettingError."""
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
    """What `spec` has for the setting `key`. Raises SettingError for an unknown key."""
    if key.endswith("_in") and key in TABLE:
        return spec.inside_mM.get(key[:-3], 0.0)
    if key.endswith("_out") and key in TABLE:
        return spec.outside_mM.get(key[:-4], 0.0)
    if key.startswith("P_") and key in TABLE:
        return spec.permeability_per_s.get(key[2:], 0.0)
    values: dict[str, float | str] = {
        "pumps": float(spec.pumps_placed if spec.pumps is None else spec.pumps),
        "tonicity": spec.tonicity,
        "water": spec.water,
        "reserve": spec.reserve_percent,
        "burst": spec.burst_percent,
        **{drug.key: spec.doses.get(drug.key, 0.0) for drug in DRUGS},
        **{name: getattr(spec, name) for name in _FIELDS},
        "temperature_C": spec.temperature_C,
        "V0": spec.start_mV,
        "bath": "sealed" if spec.sealed else "open",
        "size": spec.size,
    }
    if key not in values:
        parse(key, 0)
    return values[key]


def apply(spec: PatchSpec, changes: Mapping[str, object]) -> PatchSpec:
    """`spec` with settings changed by name. Raises SettingError."""
    for key, raw in changes.items():
        value = parse(key, raw)
        if key == "K_out" and "Na_out" not in changes:
            spec = spec.with_(outside_mM=with_potassium(spec, float(value)))
        elif key in ("reserve", "burst"):
            spec = spec.with_(**{f"{key}_percent": value})
        elif key.endswith("_in"):
            spec = spec.with_(inside_mM={**spec.inside_mM, key[:-3]: value})
        elif key.endswith("_out"):
            spec = spec.with_(outside_mM={**spec.outside_mM, key[:-4]: value})
        elif key.startswith("P_"):
            spec = spec.with_(permeability_per_s={**spec.permeability_per_s, key[2:]: value})
        elif key == "bath":
            spec = spec.with_(sealed=value == "sealed")
        elif key == "pumps":
            spec = spec.with_(pumps=int(value))
        elif key in DRUG_KEYS:
            spec = spec.with_(doses={**spec.doses, key: float(value)})
        else:
            spec = spec.with_(**{"start_mV" if key == "V0" else key: value})
    return spec
