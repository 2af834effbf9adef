"""A sentence for the user, made where nothing is known of languages: it keeps the parts that it can be translated from.

The engine's errors hold one. `game.words.translated` says it in the language in use.
"""

from typing import Any, Self


def N_(message: str) -> str:
    """`message` as it is: marks a template for the translators, where no Sentence is made of it at once."""
    return message


class Sentence(str):
    """The text in English; `template` and `fields` are what it was made from. A field may be a Sentence itself."""

    template: str
    fields: dict[str, Any]

    def __new__(cls, template: str, **fields: Any) -> Self:
        """`template` is a message for the translators, with `fields` to put in."""
        made = super().__new__(cls, template.format(**fields))
        made.template, made.fields = template, fields
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors are sent from the processes of a sweep."""
        return _made, (self.template, self.fields)


class Clause(Sentence):
    """The same without its full stop, to stand inside another sentence."""

    def __new__(cls, template: str, **fields: Any) -> Self:
        """As for a Sentence."""
        made = str.__new__(cls, template.format(**fields).rstrip("."))
        made.template, made.fields = template, fields
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """As for a Sentence."""
        return clause, (Sentence(self.template, **self.fields),)


def clause(thing: object) -> str:
    """A Sentence, or the one that an error holds, without its full stop; a str of anything else."""
    thing = sentence_of(thing)
    if isinstance(thing, Sentence):
        return Clause(thing.template, **thing.fields)
    return str(thing).rstrip(".")


def message_of(error: BaseException) -> str:
    """What an error says: its Sentence if it holds one, so that it can still be translated."""
    sentence = sentence_of(error)
    return sentence if isinstance(sentence, Sentence) else str(error)


def sentence_of(thing: object) -> object:
    """The Sentence that an error holds; anything else as it is."""
    if isinstance(thing, BaseException) and len(thing.args) == 1 and isinstance(thing.args[0], Sentence):
        return thing.args[0]
    return thing


def _made(template: str, fields: dict[str, Any]) -> Sentence:
    return Sentence(template, **fields)
