"""The sentence for a name that is not in one of the engine's tables."""

from collections.abc import Iterable

from game.closest_name import closest_name
from game.printable import quoted
from game.sentence import Sentence


def unknown_name(with_suggestion: str, with_list: str, name: object, names: Iterable[str]) -> Sentence:
    """`with_suggestion` with {name} and {near}, the closest of `names`, or `with_list` with {name} and {names}.

    They are templates of a Sentence, such as "There is no preset {name}: did you mean {near}?".
    """
    known = list(names)
    near = closest_name(name, known) if isinstance(name, str) else None
    if near:
        return Sentence(with_suggestion, name=quoted(name), near=repr(near))
    return Sentence(with_list, name=quoted(name), names=", ".join(known))
