"""A TOML file that a person has written: read within bounds, parsed, and each key's place in it kept."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.text_bytes import NotText, decoded
from game.words import _

from . import toml_errors
from .key_places import key_places
from .problem import KeyPath, Problem, spelled

MOST_BYTES = 64 * 1024
MOST_DEPTH = 24  # of brackets in brackets: the parser calls itself

_AT = re.compile(r"^(?P<what>.*?) ?\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Source:
    """A parsed file. `places` maps the path of each key (and of each entry of a list) to its line and column."""

    name: str
    data: dict[str, Any]
    places: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: KeyPath) -> tuple[int, int]:
        """Where `path` stands, or what holds it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def problem(self, path: KeyPath, what: str) -> Problem:
        """`what` is wrong at `path`."""
        return Problem(self.name, *self.place(path), spelled(path), what)


def read(file: Path) -> Source | Problem:
    """Read and parse a file; a Problem where that cannot be done."""
    name = str(file)
    try:
        if not file.is_file():
            missing = _("there is no such file.") if not file.exists() else _("this is not a file.")
            return Problem(name, 1, 1, "", missing)
        with file.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as trouble:
        reason = getattr(trouble, "strerror", None) or str(trouble)
        return Problem(name, 1, 1, "", _("it cannot be read ({reason}).").format(reason=reason))
    return parse(name, raw)


def parse(name: str, raw: bytes) -> Source | Problem:
    """Parse the bytes of a file."""
    if len(raw) > MOST_BYTES:
        return Problem(name, 1, 1, "", _("it is larger than {most} kB.").format(most=MOST_BYTES // 1024))
    try:
        text = decoded(raw)
    except NotText as trouble:
        line = raw[: trouble.offset].count(b"\n") + 1
        column = trouble.offset - (raw.rfind(b"\n", 0, trouble.offset) + 1) + 1
        if trouble.utf16:
            return Problem(name, line, column, "", _("this is UTF-16 text; save the file as UTF-8."))
        return Problem(name, line, column, "", _("this is not UTF-8 text; save the file as UTF-8."))
    if _deepest(text) > MOST_DEPTH:
        return Problem(name, 1, 1, "", _("it has brackets in brackets more than {most} deep.").format(most=MOST_DEPTH))
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as trouble:
        found = _AT.match(str(trouble))
        if found is None:
            return Problem(name, 1, 1, "", _("this is not TOML ({reason}).").format(reason=trouble))
        lines = text.split("\n")
        line = int(found["line"] or len(lines))
        column = int(found["column"] or len(lines[-1]) + 1)
        return Problem(name, line, column, "", toml_errors.reason(found["what"], text, line, column))
    return Source(name, data, key_places(text))


def _deepest(text: str) -> int:
    """How deep brackets may nest, counting those in comments and strings too."""
    depth = deepest = 0
    for letter in text:
        if letter in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif letter in "]}":
            depth = max(0, depth - 1)
    dotted = max((line.count(".") for line in text.split("\n") if not line.lstrip().startswith("#")), default=0)
    return max(deepest, dotted if dotted > 200 else 0)
