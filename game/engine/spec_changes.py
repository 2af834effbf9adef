"""A PatchSpec as what it has changed of its preset: plain values for a file, and back again."""

import dataclasses
import math
from collections.abc import Mapping
from typing import Any

from . import presets
from .spec import PatchSpec


def changed(spec: PatchSpec) -> dict[str, Any]:
    """The fields in which `spec` is not as its preset has it."""
    normal = dataclasses.asdict(presets.get(spec.name))
    return {key: value for key, value in dataclasses.asdict(spec).items() if value != normal[key]}


def rebuilt(preset: str, changes: Mapping[str, Any]) -> PatchSpec:
    """The preset with fields changed. Raises UnknownPreset, or ValueError for a field or value that cannot be."""
    if not isinstance(changes, Mapping):
        raise ValueError(f"{changes!r} are no changes")
    normal = presets.get(preset)
    fields: dict[str, Any] = {}
    for key, value in changes.items():
        now = getattr(normal, key, None)
        if key not in {field.name for field in dataclasses.fields(PatchSpec)} or key == "name":
            raise ValueError(f"there is no {key!r} to change")
        if dataclasses.is_dataclass(now) and not isinstance(now, type):
            fields[key] = dataclasses.replace(now, **{name: _number(rate) for name, rate in value.items()})
        elif isinstance(now, bool | str | dict):
            if type(value) is not type(now):
                raise ValueError(f"{key} is {value!r}")
            fields[key] = value
        else:
            fields[key] = value if value is None else _number(value)
    return normal.with_(**fields)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{value!r} is not a number")
    return value
