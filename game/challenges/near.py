"""What an author may have meant."""

import difflib
from collections.abc import Iterable

from game.words import _


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """ ": did you mean 'x'?", or a list of what there is where nothing is near."""
    names = list(known)
    folded = {name.lower(): name for name in reversed(names)}
    wanted = word.lower()[:60]
    begun = [name for name in folded if wanted and name.startswith(wanted)]
    near = begun if len(begun) == 1 else difflib.get_close_matches(wanted, folded, n=1, cutoff=0.55)
    if near:
        return _(": did you mean {name!r}?").format(name=folded[near[0]])
    if len(names) <= 24:
        return _("; use one of {names}.").format(names=", ".join(names))
    return _("; levels/README.md lists what there is.")
