"""Errors of TOML's syntax, explained to authors who do not know TOML."""

import re
from typing import Final

from game.words import _

_ODD: Final = "“”„«»‘’"
_TABLE_AGAIN = re.compile(r"\s*\[(?P<name>[\w.-]+)\]")


def reason(parser: str, text: str, line: int, column: int) -> str:
    """A sentence for what the parser (whose own words are `parser`) met in `text`, at `line` and `column` from 1."""
    lines = text.split("\n")
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    rest = here[column - 1 :].strip()
    if rest[:1] and rest[0] in _ODD:
        return _('this quote is not a straight one; write ".')
    if rest.startswith("−"):
        return _("this is a true minus sign; before a number write a hyphen, -.")
    if parser.startswith("Expected newline"):
        return _after_a_value(rest)
    if parser.startswith("Illegal character") and not rest:
        return _("a text is not closed before the end of the line; end it with its quote.")
    if parser.startswith("Expected '='"):
        return _("a key is one word and has = after it.")
    if parser.startswith(("Unclosed inline table", "Unclosed array")):
        return _("a comma, or the closing bracket, is missing here.")
    if parser.startswith("Cannot overwrite") or parser.startswith("Cannot declare"):
        return _again(lines, line)
    if parser.startswith("Invalid value"):
        return _("this is no value: text stands in quotes, a number has digits alone.")
    return _("this is not TOML: {reason}.").format(reason=parser)


def _after_a_value(rest: str) -> str:
    """Something stands where the line should have ended."""
    if rest.startswith(","):
        return _("a number has a point, not a comma: 2.5.")
    if rest.startswith("//"):
        return _("a comment begins with #.")
    return _("{what!r} stands after the value; a number has no unit, and each key a line of its own.").format(
        what=rest if len(rest) <= 30 else rest[:27] + "..."
    )


def _again(lines: list[str], line: int) -> str:
    """A key or table is there a second time; a table that may come often has two brackets."""
    above = (_TABLE_AGAIN.match(words) for words in reversed(lines[:line]))
    name = next((found["name"] for found in above if found), None)
    if name is not None and any(words.strip().startswith(f"[[{name}]]") for words in lines):
        return _("[{name}] has one bracket in one place and two in another; write them alike.").format(name=name)
    return _("this is there already.")
