"""The language of the option `--lang`, at any place among the options of its command."""

import os
from collections.abc import Mapping
from typing import Any

from game import words
from game.commands.command_error import CommandError
from game.words import _

_NAME = "lang"


def use_system_language() -> None:
    """Use the language that the environment asks for."""
    words.use_language(words.system_language(os.environ))


def takes_language(command: Any) -> bool:
    """Whether a command has the option `--lang`."""
    return any(parameter.name == _NAME for parameter in command.params)


def choose(given: Mapping[str, Any]) -> None:
    """Use the language that `--lang` names among the options given; without it change nothing. Raises CommandError."""
    wanted = given.get(_NAME)
    if wanted is None:
        return
    if wanted not in words.LANGUAGES:
        known = ", ".join(f"{code} ({name})" for code, name in words.LANGUAGES.items())
        raise CommandError(_("There is no language {name!r}; use one of {known}.").format(name=wanted, known=known))
    words.use_language(wanted)
