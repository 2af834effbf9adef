"""The arguments of actions: integers, numbers, switches and words, checked wherever they come from.

The other half of the kernels' border (see spec_check.py). An action comes from a user, a level or a recording, and
its arguments may be anything that JSON can hold. `action` marks the methods of Patch that are actions, and checks
their arguments against their annotations before each call; the method itself checks ranges (a row that holds a
protein, a voltage that a membrane bears).
"""

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_type_hints

import numpy as np

from game.printable import one_line, quoted
from game.sentence import Sentence

from .ranges import Range
from .settings import SettingError

INTEGERS = Range(-1_000_000_000, 1_000_000_000, integer=True)
MOST_LETTERS = 100

_Method = TypeVar("_Method", bound=Callable[..., Any])
_BOUND = "arguments_bound"


def action(method: _Method) -> _Method:
    """`method` as an action: it raises SettingError, before anything else, for an argument of another type.

    Types are those of its annotations: int, float, bool or str, each with None where annotated so. The method itself
    checks an `object`.
    """
    signature = inspect.signature(method)
    hints = {name: hint for name, hint in get_type_hints(method).items() if name != "return"}

    def bound(*args: Any, **kwargs: Any) -> inspect.BoundArguments:
        given = signature.bind(*args, **kwargs)
        for name, value in given.arguments.items():
            if name in hints:
                given.arguments[name] = _checked(name, value, hints[name])
        return given

    @wraps(method)
    def checked(*args: Any, **kwargs: Any) -> Any:
        given = bound(*args, **kwargs)
        return method(*given.args, **given.kwargs)

    setattr(checked, _BOUND, bound)
    return cast(_Method, checked)


def is_action(method: object) -> bool:
    """Whether a method of Patch is marked `@action`."""
    return hasattr(method, _BOUND)


def check(method: object, args: Iterable[object]) -> None:
    """Check arguments without calling the action. Raises SettingError for another type, TypeError for another number
    of arguments."""
    getattr(method, _BOUND)(None, *args)


# The rest is for this file -------------------------------------------------------------------------------------


def _whole_number(name: str, value: object) -> int:
    """`value` as an int; a float without a fraction is one, as files may have been written with either."""
    whole = value.item() if isinstance(value, np.generic) else value
    if isinstance(whole, float) and whole.is_integer():
        whole = int(whole)
    if not INTEGERS.holds(whole):
        raise SettingError(INTEGERS.refusal(name, value))
    return cast(int, whole)


def _number(name: str, value: object) -> float:
    """`value` as a float; the method itself refuses nan and inf, with its own message."""
    plain = value.item() if isinstance(value, np.generic) else value
    try:
        if isinstance(plain, int | float) and not isinstance(plain, bool):
            return float(plain)
    except OverflowError:  # an int of more than 308 digits
        pass
    raise SettingError(Sentence("{name} is {value}; it must be a number.", name=name, value=quoted(value)))


def _switch(name: str, value: object) -> bool:
    plain = value.item() if isinstance(value, np.generic) else value
    if not isinstance(plain, bool):
        raise SettingError(Sentence("{name} is {value}; it must be true or false.", name=name, value=quoted(value)))
    return plain


def _word(name: str, value: object) -> str:
    if not isinstance(value, str) or len(value) > MOST_LETTERS or one_line(value) != value:
        raise SettingError(Sentence("{name} is {value}; it must be a word.", name=name, value=quoted(value)))
    return value


_KINDS: dict[Any, Callable[[str, object], object]] = {int: _whole_number, float: _number, bool: _switch, str: _word}


def _checked(name: str, value: object, hint: Any) -> object:
    kinds = get_args(hint) or (hint,)
    if hint is object or (value is None and NoneType in kinds):
        return value
    return _KINDS[kinds[0]](name, value)
