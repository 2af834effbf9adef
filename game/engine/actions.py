"""What a player does, as data: the name of a Patch method and its plain arguments, at a tick."""

import inspect
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from game.printable import quoted
from game.sentence import Sentence

from . import arguments
from .patch import Patch

Plain = str | bool | int | float | None

RESTART = "restart"
"""The only action of the session itself: start again, from the same cell or from another preset."""


class UnknownAction(ValueError):
    """No method of Patch has this name, or it does not take these arguments."""


@dataclass(frozen=True, slots=True)
class Action:
    """A method of Patch called after `tick` ticks of a session."""

    tick: int
    name: str
    args: tuple[Plain, ...] = ()


@cache
def names() -> tuple[str, ...]:
    """Names of all actions: the methods of Patch marked `@action`, and "restart"."""
    return (*(name for name, _method in inspect.getmembers_static(Patch, arguments.is_action)), RESTART)


def plain(values: Iterable[Any]) -> tuple[Plain, ...]:
    """`values` as numbers, words, True, False or None. Raises UnknownAction for anything that a file cannot hold."""
    found: list[Plain] = []
    for value in values:
        value = value.item() if isinstance(value, np.generic) else value
        if not (value is None or isinstance(value, str | bool | int | float)):
            raise UnknownAction(f"An action takes numbers and words, not a {type(value).__name__}.")
        found.append(value)
    return tuple(found)


def check(action: Action) -> None:
    """Raise UnknownAction unless there is such an action and it takes that many arguments; SettingError for an argument
    that is of another kind than it takes."""
    if action.name not in names():
        raise UnknownAction(Sentence("There is no action {name}.", name=quoted(action.name)))
    if action.name == RESTART:
        fits = len(action.args) <= 1
    else:
        try:
            arguments.check(getattr(Patch, action.name), action.args)
            fits = True
        except TypeError:
            fits = False
    if not fits:
        raise UnknownAction(f"The action {quoted(action.name)} does not take {len(action.args)} arguments.")
