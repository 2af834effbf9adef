"""The presets: named patches, read from presets.toml, which holds the source of each."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from game.sentence import N_

from .spec import PatchSpec
from .unknown_name import unknown_name


class UnknownPreset(ValueError):
    """No preset has this name; the message lists what there is."""


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("game.engine") / "presets.toml").read_text(encoding="utf-8"))


def names() -> list[str]:
    """Names of all presets, in the order in which they are shown."""
    return [name for name in _table() if name != "layout"]


def get(name: str) -> PatchSpec:
    """The spec of the preset called `name`. Raises UnknownPreset."""
    if name not in names():
        raise UnknownPreset(
            unknown_name(
                N_("There is no preset {name}: did you mean {near}?"),
                N_("There is no preset {name}: use one of {names}."),
                name,
                names(),
            )
        )
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
    """The paper or textbook that a preset's numbers are from. Raises UnknownPreset."""
    get(name)
    return str(_table()[name]["source"])


def short(name: str) -> str:
    """A preset's short title, in English, for narrow places. Raises UnknownPreset."""
    title = get(name).title
    return str(_table()[name].get("short", title))
