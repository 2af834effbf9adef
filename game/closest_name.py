"""The name that a misspelt word was probably meant to be: one rule for settings, presets, files and arguments."""

import difflib
from collections.abc import Iterable
from typing import Final

_MOST_LETTERS: Final = 60  # of the word that are compared: the comparison takes the square of their number
_LIKENESS: Final = 0.55  # 1: the same letters in the same order; names are short, so little more than half says enough


def closest_name(word: str, names: Iterable[str]) -> str | None:
    """The one of `names` that is closest to `word`, ignoring case; None where none is close.

    The beginning of a single name stands for that name.
    """
    by_lower_case = {name.lower(): name for name in reversed(list(names))}
    wanted = word.lower()[:_MOST_LETTERS]
    begun = [name for name in by_lower_case if wanted and name.startswith(wanted)]
    found = begun if len(begun) == 1 else difflib.get_close_matches(wanted, by_lower_case, n=1, cutoff=_LIKENESS)
    return by_lower_case[found[0]] if found else None
