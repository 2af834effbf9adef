"""Options that take a number. It is parsed here, so that errors are in the words of this program.

typer passes the text on unchanged (`parser=str`), and a callback, which has the option's name, parses the number.
"""

import re
from collections.abc import Callable
from typing import Any

import typer

from game.commands.command_error import CommandError
from game.printable import quoted
from game.words import _
from game.written_number import as_float, comma_sentence

_WHOLE = re.compile(r"\s*([+-]?[0-9]+)(\.0*)?\s*")
_MOST_DIGITS = 100  # Python refuses to read thousands of them


def number(metavar: str, help_text: str) -> Any:
    """An option that takes a float."""

    def read(parameter: typer.CallbackParam, value: Any) -> Any:
        return _each(value, lambda text: _float(option_name(parameter), text))

    return typer.Option(metavar=metavar, parser=str, callback=read, help=help_text)


def whole_number(least: int, most: int, help_text: str) -> Any:
    """An option that takes an int from `least` to `most`."""

    def read(parameter: typer.CallbackParam, value: Any) -> Any:
        return _each(value, lambda text: _int(option_name(parameter), text, least, most))

    return typer.Option(metavar="N", min=least, max=most, parser=str, callback=read, help=help_text)


def option_name(parameter: Any) -> str:
    """What a user calls an option or argument: "--seed", or "FILE"."""
    names: list[str] = [*parameter.opts, *parameter.secondary_opts]
    if parameter.param_type_name == "argument":
        return _(parameter.metavar or parameter.name.upper())
    return next((name for name in names if name.startswith("--")), names[0])


def _each(value: Any, read: Callable[[str], Any]) -> Any:
    """`read` of a value, or of each value of an option that may be repeated."""
    if value is None:
        return None
    return [read(text) for text in value] if isinstance(value, list | tuple) else read(value)


def _float(name: str, text: str) -> float:
    try:
        return as_float(text)
    except ValueError:
        raise _no_number(name, text, _("{name} is {value}; it must be a number.")) from None


def _int(name: str, text: str, least: int, most: int) -> int:
    if len(text) > _MOST_DIGITS or not (written := _WHOLE.fullmatch(text)):
        raise _no_number(name, text, _("{name} is {value}; it must be a whole number."), integer=True)
    value = int(written[1])
    if not least <= value <= most:
        raise CommandError(
            _("{name} is {value}; use a whole number from {low} to {high}.").format(
                name=name, value=value, low=least, high=most
            )
        )
    return value


def _no_number(name: str, text: str, otherwise: str, integer: bool = False) -> CommandError:
    with_comma = comma_sentence(name, text, integer)
    if with_comma is not None:
        return CommandError(with_comma)
    return CommandError(otherwise.format(name=name, value=quoted(text)))
