"""What is wrong with arguments, in words of this program and in the language in use.

The text of typer's own errors is English, so sentences are made from their fields.
"""

from collections.abc import Iterable
from typing import Any

import typer

from game.closest_name import closest_name
from game.commands.command_error import CommandError
from game.printable import one_line
from game.words import _

from .numbers import option_name

UsageError = typer.TyperException
"""What typer raises for arguments that do not fit."""


def no_such_command(name: str, names: Iterable[str]) -> CommandError:
    """The CommandError for an unknown command."""
    names = list(names)
    near = closest_name(name, names)
    if near is not None:
        return CommandError(_("No such command {name!r}. Did you mean {near!r}?").format(name=name, near=near))
    return CommandError(_("No such command {name!r}; use one of {names}.").format(name=name, names=", ".join(names)))


def too_many(context: Any, rest: list[str]) -> CommandError:
    """The CommandError for arguments that a command does not take."""
    sentence = _("There is no argument {words} here; {command} --help lists what there is.")
    return CommandError(sentence.format(command=context.command_path, words=", ".join(map(repr, rest))))


def usage_sentence(error: typer.TyperException) -> str:
    """The sentence for an error of typer's."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "minus70"
    if type(error).__name__ == "MissingParameter":
        name = option_name(getattr(error, "param", None))
        return _("{name} is missing; {command} --help shows how it is written.").format(name=name, command=command)
    option: str = getattr(error, "option_name", "")
    if type(error).__name__ == "NoSuchOption":
        near = getattr(error, "possibilities", None)
        if near:
            return _("There is no option {option}: did you mean {near}?").format(option=option, near=near[0])
        return _("There is no option {option}; --help lists what there is.").format(option=option)
    if option:
        return _option_sentence(option, context)
    # None of this program's options and arguments can get here; a later typer may have new errors.
    reason = one_line(error.format_message()).rstrip(".")
    return _("{command} cannot use these arguments: {reason}.").format(command=command, reason=reason)


def _option_sentence(option: str, context: Any) -> str:
    """For a switch that was given a value, or an option that was given none."""
    parameters = context.command.get_params(context) if context is not None else ()
    if any(option in (*each.opts, *each.secondary_opts) and getattr(each, "is_flag", False) for each in parameters):
        return _("{option} takes no value; write it alone.").format(option=option)
    return _("{option} needs a value after it.").format(option=option)
