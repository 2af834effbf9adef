"""Formats numbers for panels: with a true minus sign, and never as "−0"; times as on a clock."""

from math import isfinite


def plain(value: float, digits: int = 0) -> str:
    """`value` with `digits` decimals; an en dash where there is no number."""
    if not isfinite(value):
        return "–"
    rounded = round(value, digits)
    return f"{rounded if rounded else 0.0:.{digits}f}".replace("-", "−")


def signed(value: float, digits: int = 0) -> str:
    """As `plain`, with + before what is greater than nothing."""
    text = plain(value, digits)
    return f"+{text}" if isfinite(value) and round(value, digits) > 0 else text


def concentration(value_mM: float) -> str:
    """A concentration in mM: one decimal below 10, where a single ion of a patch already shows."""
    return plain(value_mM, 1 if 0.05 <= abs(value_mM) < 9.95 else 0)


def clock_words(seconds: float) -> str:
    """A time as on a clock: 0:07, 12:30."""
    whole = int(seconds + 1e-6)
    return f"{whole // 60}:{whole % 60:02d}"
