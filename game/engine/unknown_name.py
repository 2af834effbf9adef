"""The sentence for a name that is not in one of the engine's tables."""

from collections.abc import Iterable

from game.closest_name import closest_name
from game.printable import quoted
from game.sentence import Sentence


def unknown_name(nearly: str, otherwise: str, name: object, names: Iterable[str]) -> Sentence:
    """`nearly` with {name} and the {near} one of `names`, or `otherwise` with {name} and {names} where none is like it.

    They are templates of a Sentence, such as "There is no preset {name}: did you mean {near}?".
    """
    known = list(names)
    near = closest_name(name, known) if isinstance(name, str) else None
    if near:
        return Sentence(nearly, name=quoted(name), near=repr(near))
    return Sentence(otherwise, name=quoted(name), names=", ".join(known))
