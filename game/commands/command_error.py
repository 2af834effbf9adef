"""Errors that the user can fix, each one sentence."""

import sys
from pathlib import Path

from game.printable import sentence
from game.system_errors import cannot_read
from game.words import translated


class CommandError(Exception):
    """A request that cannot be met; the message names what is wrong and what to do instead. Exit code 2.

    `lines` are one sentence each, or an error that holds one: where a file holds several mistakes, there are several.
    """

    def __init__(self, *lines: object) -> None:
        super().__init__("\n".join(sentence(translated(line)) for line in lines))


def unreadable(error: Exception, path: Path) -> CommandError:
    """The CommandError for a recording that cannot be used, with the system's reason where it cannot be read."""
    cause = error.__cause__
    return CommandError(cannot_read(cause, path) if isinstance(cause, OSError) else error)


def print_errors(*problems: object) -> None:
    """Print each on a line of its own on standard error."""
    for problem in problems:
        print(sentence(translated(problem)), file=sys.stderr)
