"""A PatchSpec as what it has changed of its preset: plain values for a file, and back again."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from game.printable import quoted

from . import presets
from .chemistry import ion_counts
from .spec import PatchSpec, SpecError

_FIELDS = {field.name for field in dataclasses.fields(PatchSpec)}


def changed(spec: PatchSpec) -> dict[str, Any]:
    """The fields in which `spec` is not as its preset has it."""
    normal = dataclasses.asdict(presets.get(spec.name))
    return {key: value for key, value in dataclasses.asdict(spec).items() if value != normal[key]}


def rebuilt(preset: object, changes: object) -> PatchSpec:
    """The preset with fields changed. Raises UnknownPreset, or SpecError for a field or value that cannot be."""
    if not isinstance(changes, Mapping):
        raise SpecError(f"changed is {quoted(changes)}; it must be a table.")
    if not isinstance(preset, str):
        raise SpecError(f"preset is {quoted(preset)}; it must be a name in quotes.")
    normal = presets.get(preset)
    fields: dict[str, Any] = {}
    for key, value in changes.items():
        if key not in _FIELDS or key == "name":
            raise SpecError(f"there is no {quoted(key)} to change.")
        now = getattr(normal, key)
        if dataclasses.is_dataclass(now) and not isinstance(now, type) and isinstance(value, Mapping):
            known = {field.name for field in dataclasses.fields(now)}
            if unknown := [name for name in value if name not in known]:
                raise SpecError(f"{key} has no {quoted(unknown[0])} to change.")
            value = dataclasses.replace(now, **value)
        fields[key] = value
    spec = normal.with_(**fields)
    ion_counts(spec)
    return spec
