"""The words of the program's own level files and scenes in the language in use."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from game.words import in_context

from .model import StrictModel

_VISIBLE = """
    answers ask columns headline in_fact many_think others places remember rows say sentence short teaches title why
"""
VISIBLE: Final = frozenset(_VISIBLE.split())
"""Keys whose text is shown to players."""
KEYWORDS: Final = "words"
"""The key of the word forms that suggest a point of an answer was made; parted by "|" in the file."""
KEYWORD: Final = "keyword"
"""What translators see word forms marked with: any number of forms will do, in lower case, the beginning of a word."""

_Words = TypeVar("_Words", bound=StrictModel)


def context(key: str) -> str:
    """The gettext context of a key's text, for words that may be spelled the same: "" or KEYWORD."""
    return KEYWORD if key == KEYWORDS else ""


def messages(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text in a parsed file that is to be translated, with its context."""
    for key, value in data.items():
        if key in VISIBLE or key == KEYWORDS:
            yield from ((text, context(key)) for text in _texts(value))
        yield from _within(value)


def _within(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        yield from messages(value)
    elif isinstance(value, list):
        for each in value:
            yield from _within(each)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if any(letter.isalpha() for letter in value):
            yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)


def translated(part: _Words) -> _Words:
    """`part` (a level, a scene) with its words in the language in use; what has no translation stays as it is."""
    changes: dict[str, Any] = {}
    for key in type(part).model_fields:
        value = getattr(part, key)
        changes[key] = _in_language(value, context(key)) if key in VISIBLE or key == KEYWORDS else _inner(value)
    return part.model_copy(update=changes)


def _inner(value: Any) -> Any:
    if isinstance(value, StrictModel):
        return translated(value)
    return type(value)(_inner(each) for each in value) if type(value) in (list, tuple) else value


def _in_language(value: Any, where: str) -> Any:
    if isinstance(value, str):
        return in_context(where, value) if any(letter.isalpha() for letter in value) else value
    if isinstance(value, BaseModel):
        return _inner(value)
    if isinstance(value, dict):
        return {key: _in_language(each, where) for key, each in value.items()}
    return type(value)(_in_language(each, where) for each in value) if type(value) in (list, tuple) else value
