"""Where each key of a TOML file stands."""

import tree_sitter
import tree_sitter_toml

from .problem import KeyPath

_LANGUAGE = tree_sitter.Language(tree_sitter_toml.language())


def key_places(text: str) -> dict[KeyPath, tuple[int, int]]:
    """The line and column, from 1, of every key and list entry."""
    raw = text.encode()
    lines = raw.split(b"\n")
    tree = tree_sitter.Parser(_LANGUAGE).parse(raw)
    places: dict[KeyPath, tuple[int, int]] = {}
    arrays: dict[KeyPath, int] = {}
    for node in tree.root_node.named_children:
        if node.type == "pair":
            _pair(node, (), places)
        elif node.type in ("table", "table_array_element"):
            at: KeyPath = ()
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


def _pair(node: tree_sitter.Node, above: KeyPath, places: dict[KeyPath, tuple[int, int]]) -> None:
    key, *rest = node.named_children
    at = above
    for part in _key_parts(key):
        at = (*at, part)
        places.setdefault(at, _at(key))
    if rest:
        _value(rest[-1], at, places)


def _value(node: tree_sitter.Node, at: KeyPath, places: dict[KeyPath, tuple[int, int]]) -> None:
    if node.type == "inline_table":
        for child in node.named_children:
            if child.type == "pair":
                _pair(child, at, places)
    elif node.type == "array":
        entries = [child for child in node.named_children if child.type != "comment"]
        for number, child in enumerate(entries):
            places.setdefault((*at, number), _at(child))
            _value(child, (*at, number), places)
