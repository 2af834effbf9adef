"""A level or config file as text: read within bounds, parsed, and every key's place in it remembered."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tree_sitter
import tree_sitter_toml

from game.printable import one_line
from game.text_bytes import NotText, decoded
from game.words import _

from . import toml_words

MOST_BYTES = 64 * 1024
MOST_DEPTH = 24  # of brackets in brackets: the parser calls itself

Path_ = tuple[str | int, ...]
_BARE = re.compile(r"[\w-]{1,40}")
_LANGUAGE = tree_sitter.Language(tree_sitter_toml.language())
_AT = re.compile(r"^(?P<what>.*?) ?\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file; str() is the line that the author reads."""

    file: str
    line: int
    column: int
    key: str
    what: str

    def __str__(self) -> str:
        key = f"{self.key}: " if self.key else ""
        return one_line(f"{self.file}:{self.line}:{self.column}: {key}{self.what}")


@dataclass(frozen=True, slots=True)
class Source:
    """A parsed file. `places` maps the path of each key (and of each entry of a list) to its line and column."""

    name: str
    data: dict[str, Any]
    places: dict[Path_, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: Path_) -> tuple[int, int]:
        """Where `path` stands, or what holds it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def problem(self, path: Path_, what: str) -> Problem:
        """`what` is wrong at `path`."""
        return Problem(self.name, *self.place(path), spelled(path), what)


def spelled(path: Path_) -> str:
    """A path as its author would say it: `goal.hold.band[2]`. Lists count from 1."""
    words = ""
    for raw in path:
        part = raw if isinstance(raw, int) or _BARE.fullmatch(raw) else repr(raw)[:40]
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words


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
        return Problem(name, line, column, "", toml_words.reason(found["what"], text, line, column))
    return Source(name, data, _places(text))


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


def _places(text: str) -> dict[Path_, tuple[int, int]]:
    """The line and column, from 1, of every key and list entry."""
    raw = text.encode()
    lines = raw.split(b"\n")
    tree = tree_sitter.Parser(_LANGUAGE).parse(raw)
    places: dict[Path_, tuple[int, int]] = {}
    arrays: dict[Path_, int] = {}
    for node in tree.root_node.named_children:
        if node.type == "pair":
            _pair(node, (), places)
        elif node.type in ("table", "table_array_element"):
            at: Path_ = ()
            parts = _key_parts(node.named_children[0])
            for number, part in enumerate(parts):
                at = (*at, part)
                if number == len(parts) - 1 and node.type == "table_array_element":
                    arrays[at] = arrays.get(at, -1) + 1
                    places.setdefault(at, _at(node.named_children[0]))
                if at in arrays:
                    at = (*at, arrays[at])
            places.setdefault(at, _at(node.named_children[0]))
            for child in node.named_children[1:]:
                if child.type == "pair":
                    _pair(child, at, places)
    # The parser counts bytes; an author counts letters.
    for path, (line, column) in places.items():
        places[path] = line, len(lines[line - 1][: column - 1].decode(errors="replace")) + 1
    return places


def _at(node: tree_sitter.Node) -> tuple[int, int]:
    return node.start_point[0] + 1, node.start_point[1] + 1


def _key_parts(node: tree_sitter.Node) -> list[str]:
    if node.type == "dotted_key":
        return [part for child in node.named_children for part in _key_parts(child)]
    words = (node.text or b"").decode()
    return [words[1:-1] if node.type == "quoted_key" else words]


def _pair(node: tree_sitter.Node, above: Path_, places: dict[Path_, tuple[int, int]]) -> None:
    key, *rest = node.named_children
    at = above
    for part in _key_parts(key):
        at = (*at, part)
        places.setdefault(at, _at(key))
    if rest:
        _value(rest[-1], at, places)


def _value(node: tree_sitter.Node, at: Path_, places: dict[Path_, tuple[int, int]]) -> None:
    if node.type == "inline_table":
        for child in node.named_children:
            if child.type == "pair":
                _pair(child, at, places)
    elif node.type == "array":
        entries = [child for child in node.named_children if child.type != "comment"]
        for number, child in enumerate(entries):
            places.setdefault((*at, number), _at(child))
            _value(child, (*at, number), places)
