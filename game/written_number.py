"""Numbers as people write them. A command line and a file take a decimal point; a comma is named, with the fix."""

import re
from typing import Final

from .printable import quoted
from .sentence import N_, Sentence

_TRUE_MINUS: Final = "−"  # the program prints it, so it is pasted back
_DECIMAL_COMMA: Final = re.compile(r"([+-]?(?:\d{1,3}(?:[.\u0020\u00a0\u202f']\d{3})+|\d*)),(\d+(?:[eE][+-]?\d+)?)")
_THOUSANDS: Final = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_SEPARATORS: Final = re.compile(r"[.\u0020\u00a0\u202f']")


def as_float(text: str) -> float:
    """The number in `text`, as `float`, which may have a true minus sign. Raises ValueError."""
    return float(text.strip().replace(_TRUE_MINUS, "-"))


def with_point(text: str) -> str | None:
    """`text` with a decimal point, where it is a number with a decimal comma: "2.5" of "2,5". Otherwise None."""
    found = _DECIMAL_COMMA.fullmatch(text.strip().replace(_TRUE_MINUS, "-"))
    return f"{_SEPARATORS.sub('', found[1])}.{found[2]}" if found else None


def comma_sentence(name: str, text: object, integer: bool = False) -> Sentence | None:
    """The error message for the value `text` of `name`, if it is a number written with a comma; otherwise None.

    `integer`: a whole number is wanted, so a comma sets thousands apart if it can.
    """
    if not isinstance(text, str) or len(text) > 60:
        return None
    value, plain = quoted(text), text.strip()
    pointed = with_point(text)
    if _THOUSANDS.fullmatch(plain):
        joined = plain.replace(",", "")
        if integer or pointed is None:
            sentence = N_("{name} is {value}; write it without a comma: {joined}.")
            return Sentence(sentence, name=name, value=value, joined=joined)
        sentence = N_("{name} is {value}; use a point, not a comma: {pointed}, or {joined}.")
        return Sentence(sentence, name=name, value=value, pointed=pointed, joined=joined)
    if pointed is None:
        return None
    return Sentence("{name} is {value}; use a point, not a comma: {pointed}.", name=name, value=value, pointed=pointed)
