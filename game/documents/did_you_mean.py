"""Suggestions for a misspelt word in a file."""

from collections.abc import Iterable

from game.closest_name import closest_name
from game.words import _


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a sentence: ": did you mean 'x'?", or a list of `known` where none is close."""
    names = list(known)
    near = closest_name(word, names)
    if near:
        return _(": did you mean {name!r}?").format(name=near)
    if len(names) <= 24:
        return _("; use one of {names}.").format(names=", ".join(names))
    return _("; levels/README.md lists what there is.")
