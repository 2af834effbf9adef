"""The presets: named patches, read from presets.toml."""

import difflib
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from game.printable import quoted

from .spec import PatchSpec


class UnknownPreset(ValueError):
    """No preset has this name; the message lists what there is."""


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("game.engine") / "presets.toml").read_text(encoding="utf-8"))


def names() -> list[str]:
    """The presets, in the order in which they are shown."""
    return [name for name in _table() if name != "layout"]


def get(name: str) -> PatchSpec:
    """The preset called `name`. Raises UnknownPreset."""
    if name not in names():
        near = difflib.get_close_matches(name[:60], names(), n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(names())}."
        raise UnknownPreset(f"There is no preset {quoted(name)}: {hint}")
    row = _table()[name]
    return PatchSpec(
        name=name,
        title=row["title"],
        sentence=row["sentence"],
        inside_mM=dict(row["inside"]),
        outside_mM=dict(row["outside"]),
        normal_mM=dict(row["outside"]),
        permeability_per_s=dict(row["permeability"]),
        rest_mV=row["rest_mV"],
        layouts={**_table()["layout"], **row.get("layout", {})},
        **row.get("more", {}),
    )


def source(name: str) -> str:
    """Where a preset's numbers are from. Raises UnknownPreset."""
    get(name)
    return str(_table()[name]["source"])


def short(name: str) -> str:
    """A preset's name where there is little room. Raises UnknownPreset."""
    title = get(name).title
    return str(_table()[name].get("short", title))
