"""A sentence for the user that can be translated later: it is English, and holds its template and fields.

The engine's errors hold one. `game.words.translated` returns it in the language in use.
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
        """Pickle template and fields: errors are sent from the processes of a sweep."""
        return _made, (self.template, self.fields)


class Clause(Sentence):
    """A Sentence without its full stop, for use inside another sentence."""

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
    """The message of an error: its Sentence if it holds one, which can still be translated."""
    sentence = sentence_of(error)
    return sentence if isinstance(sentence, Sentence) else str(error)


def sentence_of(thing: object) -> object:
    """The Sentence that an error holds; anything else as it is."""
    if isinstance(thing, BaseException) and len(thing.args) == 1 and isinstance(thing.args[0], Sentence):
        return thing.args[0]
    return thing


def _made(template: str, fields: dict[str, Any]) -> Sentence:
    return Sentence(template, **fields)
