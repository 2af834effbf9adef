"""The value of --vary: a setting, and the values to run through."""

import math
import re
from collections.abc import Callable, Iterable

import numpy as np

from game.engine import settings
from game.engine.sweeps import Value
from game.words import _
from game.written_number import as_float, with_point

from .command_error import CommandError

MOST_VALUES = 10_000
_COUNT = re.compile(r"[0-9]{1,6}")
_SPACINGS: dict[str, Callable[[float, float, int], "np.ndarray[tuple[int], np.dtype[np.float64]]"]] = {
    "lin": lambda low, high, count: np.linspace(low, high, count),
    "log": lambda low, high, count: np.geomspace(low, high, count),
}


def parse(texts: Iterable[str], fixed: Iterable[str] = ()) -> dict[str, list[Value]]:
    """Setting -> its values, in the order given. `fixed` are the settings that --set holds.

    Each text is KEY=A..B:lin:N, KEY=A..B:log:N or KEY=V,V,... Raises CommandError, or SettingError for an unknown key.
    """
    found: dict[str, list[Value]] = {}
    for text in texts:
        key, equals, values = (part.strip() for part in text.partition("="))
        if not equals:
            raise _wrong(text, _("it has no '='"))
        if key not in settings.TABLE:
            settings.parse(key, 0)  # raises, with the name that was probably meant
        if key in found:
            raise CommandError(_("--vary names {key} twice; put all its values in one.").format(key=key))
        if key in fixed:
            raise CommandError(_("{key} is both in --vary and in --set; leave one out.").format(key=key))
        found[key] = _range(text, values) if ".." in values else _list(text, key, values)
    if not found:
        raise CommandError(_("A sweep needs something to vary, such as --vary K_out=2.5..100:log:12."))
    return found


def _wrong(text: str, why: str) -> CommandError:
    sentence = _("--vary takes KEY=A..B:log:N, KEY=A..B:lin:N or KEY=V,V,...; in {text!r} {why}.")
    return CommandError(sentence.format(text=text, why=why))


def _number(text: str, part: str) -> float:
    pointed = with_point(part)
    if pointed is not None:  # in a list a comma stands between numbers
        raise _wrong(text, _("{part!r} has a comma; use a point: {pointed}").format(part=part.strip(), pointed=pointed))
    try:
        number = as_float(part)
    except ValueError:
        raise _wrong(text, _("{part!r} is not a number").format(part=part.strip())) from None
    if not math.isfinite(number):
        raise _wrong(text, _("{part!r} is not a number").format(part=part.strip()))
    return number


def _range(text: str, values: str) -> list[Value]:
    parts = values.split(":")
    if len(parts) != 3:
        raise _wrong(text, _("the range needs its spacing and how many values, such as :log:12"))
    (low_text, _dots, high_text), spacing, many = parts[0].partition(".."), parts[1].strip(), parts[2].strip()
    low, high = _number(text, low_text), _number(text, high_text)
    if spacing not in _SPACINGS:
        raise _wrong(text, _("the spacing is {spacing!r}, not lin or log").format(spacing=spacing))
    if not (_COUNT.fullmatch(many) and 2 <= int(many) <= MOST_VALUES):
        raise _wrong(text, _("{many!r} is not a whole number from 2 to {most}").format(many=many, most=MOST_VALUES))
    if low == high:
        raise _wrong(text, _("both ends are {low:g}").format(low=low))
    if spacing == "log" and min(low, high) <= 0:
        raise _wrong(text, _("both ends must be above 0 for log spacing"))
    # Six digits: what is printed and saved is exactly what was run, and can be given to --set.
    return [float(f"{value:.6g}") for value in _SPACINGS[spacing](low, high, int(many))]


def _list(text: str, key: str, values: str) -> list[Value]:
    parts = [part.strip() for part in values.split(",")]
    if "" in parts:
        raise _wrong(text, _("a value is missing"))
    found: list[Value] = [*parts] if settings.TABLE[key].choices else [_number(text, part) for part in parts]
    if len(set(found)) < len(found):
        raise _wrong(text, _("a value stands twice"))
    if len(found) > MOST_VALUES:
        raise _wrong(text, _("there are more than {most} values").format(most=MOST_VALUES))
    return found
