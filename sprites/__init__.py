"""The pictures of ions, lipids and proteins: one SVG per thing, 100 units to the nanometre, y down.

The point (0, 0) of every file is its anchor: the middle of an ion, the middle of a lipid's head, the middle
of the membrane for a protein. `anchors.toml` has where that lies in the picture; `pump.toml` how the pump's
parts stand.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

UNITS_PER_NM = 100

Point = tuple[float, float]


class Anchors(NamedTuple):
    """Where a sprite's anchor lies, and how large the sprite is: nm, y down."""

    origin_nm: Point  # from the picture's left and upper edge to the anchor
    size_nm: Point


class UnknownSprite(KeyError):
    """There is no sprite, or no point on it, of that name."""

    def __str__(self) -> str:
        return str(self.args[0])


@cache
def names() -> tuple[str, ...]:
    """Every sprite there is, in order of name."""
    return tuple(sorted(table("anchors")))


@cache
def svg(name: str) -> bytes:
    """The file of a sprite. Raises UnknownSprite."""
    _entry(name)
    return files(__name__).joinpath(f"{name}.svg").read_bytes()


@cache
def anchors(name: str) -> Anchors:
    """Origin and size of a sprite. Raises UnknownSprite."""
    entry = _entry(name)
    return Anchors(_point(entry["origin_nm"]), _point(entry["size_nm"]))


@cache
def points(name: str, kind: str) -> tuple[Point, ...]:
    """Places on a sprite, nm from its anchor, y down: a channel's "pores" or "plug".

    Raises UnknownSprite.
    """
    entry = _entry(name)
    if kind not in entry:
        raise UnknownSprite(f"The sprite {name!r} has no points called {kind!r}.")
    return tuple(_point(pair) for pair in entry[kind])


@cache
def table(name: str) -> dict[str, Any]:
    """A data file of this package, `name`.toml."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def _entry(name: str) -> dict[str, Any]:
    entry: dict[str, Any] | None = table("anchors").get(name)
    if entry is None:
        raise UnknownSprite(f"There is no sprite called {name!r}; there are {', '.join(names())}.")
    return entry


def _point(pair: list[float]) -> Point:
    return float(pair[0]), float(pair[1])
