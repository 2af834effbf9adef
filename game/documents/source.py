"""A TOML file that a person has written: read within bounds, and parsed with the place of each key."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.files.text_bytes import NotText, decoded
from game.words import _

from . import toml_errors
from .key_places import key_places
from .problem import DocumentError, KeyPath, Problem, spelled

MOST_BYTES = 64 * 1024
MOST_DEPTH = 24  # of brackets in brackets: the parser calls itself

_BARE_CR = re.compile(r"\r(?!\n)")  # the line end of old Macs, which TOML does not have
_AT = re.compile(r"^(?P<what>.*?) ?\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Source:
    """A parsed file. `places` maps the path of each key (and of each entry of a list) to its line and column."""

    name: str
    data: dict[str, Any]
    places: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: KeyPath) -> tuple[int, int]:
        """Line and column of `path`, or of the nearest table above it that has a place."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def problem(self, path: KeyPath, what: str) -> Problem:
        """The Problem with the sentence `what` at `path`."""
        return Problem(self.name, *self.place(path), spelled(path), what)


def read(file: Path) -> Source:
    """Read and parse a file. Raises DocumentError where that cannot be done."""
    name, raw, missing = str(file), b"", ""
    try:
        if file.is_file():
            with file.open("rb") as opened:
                raw = opened.read(MOST_BYTES + 1)
        else:
            missing = _("there is no such file.") if not file.exists() else _("this is not a file.")
    except (OSError, ValueError) as trouble:
        reason = getattr(trouble, "strerror", None) or str(trouble)
        raise _refused(name, _("it cannot be read ({reason}).").format(reason=reason)) from trouble
    if missing:
        raise _refused(name, missing)
    return parse(name, raw)


def parse(name: str, raw: bytes) -> Source:
    """Parse the bytes of a file called `name`. Raises DocumentError."""
    if len(raw) > MOST_BYTES:
        raise _refused(name, _("it is larger than {most} kB.").format(most=MOST_BYTES // 1024))
    text = _text(name, raw)
    if _deepest(text) > MOST_DEPTH:
        raise _refused(name, _("it has brackets in brackets more than {most} deep.").format(most=MOST_DEPTH))
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as trouble:
        found = _AT.match(str(trouble))
        if found is None:
            raise _refused(name, _("this is not TOML ({reason}).").format(reason=trouble)) from trouble
        lines = text.split("\n")
        line = int(found["line"] or len(lines))
        column = int(found["column"] or len(lines[-1]) + 1)
        bare = _bare_cr(text)
        if bare is not None and bare <= (line, column):
            what = _("this line ends in a bare CR; save the file with LF or CRLF line endings.")
            raise _refused(name, what, *bare) from trouble
        raise _refused(name, toml_errors.reason(found["what"], text, line, column), line, column) from trouble
    return Source(name, data, key_places(text))


def _bare_cr(text: str) -> tuple[int, int] | None:
    """The line and column of the first line end that is a carriage return alone, if there is one."""
    found = _BARE_CR.search(text)
    if found is None:
        return None
    before = text[: found.start()].split("\n")
    return len(before), len(before[-1]) + 1


def _refused(name: str, what: str, line: int = 1, column: int = 1) -> DocumentError:
    return DocumentError(Problem(name, line, column, "", what))


def _text(name: str, raw: bytes) -> str:
    """The text of a file's bytes, each line ended by a line feed. Raises DocumentError."""
    try:
        return decoded(raw)
    except NotText as trouble:
        line = raw[: trouble.offset].count(b"\n") + 1
        column = trouble.offset - (raw.rfind(b"\n", 0, trouble.offset) + 1) + 1
        what = (
            _("this is UTF-16 text; save the file as UTF-8.")
            if trouble.utf16
            else _("this is not UTF-8 text; save the file as UTF-8.")
        )
        raise _refused(name, what, line, column) from None


def _deepest(text: str) -> int:
    """How deep brackets may nest, counting those in comments and strings too."""
    depth = deepest = 0
    for letter in text:
        if letter in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif letter in "]}":
            depth = max(0, depth - 1)
    dotted = max((line.count(".") for line in re.split("[\r\n]", text) if not line.lstrip().startswith("#")), default=0)
    return max(deepest, dotted if dotted > 200 else 0)
