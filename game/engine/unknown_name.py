"""The sentence for a name that is not in one of the engine's tables."""

from collections.abc import Iterable

from game.closest_name import closest_name
from game.printable import quoted


def unknown_name(kind: str, name: object, names: Iterable[str]) -> str:
    """ "There is no preset 'nuron': did you mean 'neuron'?", or with a list of `names` where none is like it."""
    known = list(names)
    near = closest_name(name, known) if isinstance(name, str) else None
    hint = f"did you mean {near!r}?" if near else f"use one of {', '.join(known)}."
    return f"There is no {kind} {quoted(name)}: {hint}"
