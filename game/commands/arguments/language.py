"""The language that the arguments ask for with `--lang`, wherever among the options of its command that stands."""

import os
from collections.abc import Mapping
from typing import Any

from game import words
from game.commands.command_error import CommandError
from game.words import _

_NAME = "lang"


def use_system_language() -> None:
    """Speak what the environment asks for."""
    words.use_language(words.of_system(os.environ))


def takes_language(command: Any) -> bool:
    """Whether a command has the option `--lang`."""
    return any(parameter.name == _NAME for parameter in command.params)


def choose(given: Mapping[str, Any]) -> None:
    """Speak what `--lang` asks for among the options that are given; change nothing without it. Raises CommandError."""
    wanted = given.get(_NAME)
    if wanted is None:
        return
    if wanted not in words.LANGUAGES:
        known = ", ".join(f"{code} ({name})" for code, name in words.LANGUAGES.items())
        raise CommandError(_("There is no language {name!r}; use one of {known}.").format(name=wanted, known=known))
    words.use_language(wanted)
