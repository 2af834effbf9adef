"""Every word a user sees passes through here, so that it can be translated. The language may change at any time.

`_("words")` translates where it is called, so it is called where words are drawn or made, and never while a module is
imported. A table of words that is made then marks them with `N_`, and what shows them calls `_`.
"""

import gettext
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from .sentence import N_ as N_
from .sentence import Clause, Sentence, sentence_of

LANGUAGES: Final[Mapping[str, str]] = {"en": "English", "es": "Español", "fr": "Français", "de": "Deutsch"}
"""The languages of the program: code -> its name in the language itself."""

_LOCALES = files("game") / "locale"
_WITH_POINT: Final = ("en",)
_WITH_COMMA: Final = tuple(code for code in LANGUAGES if code not in _WITH_POINT)
_POINT: Final = re.compile(r"(?<![\w.,])(\d+)\.(\d+)(?!\.?\w)")
_COMMAS: Final = {ord(","): "\u202f", ord("."): ","}
_FROM_SYSTEM: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def use_language(*languages: str) -> None:
    """Use the first of `languages` (such as "es") that has a catalogue; English otherwise."""
    for wanted in languages:
        code = wanted.replace("-", "_").split("_")[0].lower()
        if code == "en":
            break
        if code in LANGUAGES:
            use_catalogue(code, gettext.translation("minus70", str(_LOCALES), languages=[code], fallback=True))
            return
    use_catalogue("en", gettext.NullTranslations())


def use_catalogue(language: str, catalogue: gettext.NullTranslations) -> None:
    """Use `catalogue`, of the language with the code `language`."""
    global _current, _language
    _current, _language = catalogue, language
    with_decimal_commas.cache_clear()


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Use `language` within the block, and the language before after it."""
    before = _current, _language
    use_language(language)
    try:
        yield
    finally:
        use_catalogue(before[1], before[0])


def language() -> str:
    """The language in use, such as "es"."""
    return _language


def system_language(environment: Mapping[str, str]) -> str:
    """The language in a system's environment variables, if it is one of LANGUAGES; otherwise English."""
    for name in _FROM_SYSTEM:
        for wanted in environment.get(name, "").split(":"):
            code = re.split(r"[_.@-]", wanted)[0].lower()
            if code in LANGUAGES:
                return code
            if code:
                return "en"
    return "en"


def _(message: str) -> str:
    """`message` in the language in use."""
    return _current.gettext(message) if message else ""


def in_number(one: str, many: str, n: int) -> str:
    """`one` or `many`, as the language in use counts `n`."""
    return _current.ngettext(one, many, n)


def in_context(context: str, message: str) -> str:
    """`message` in the language in use, where the same words mean something else elsewhere; `context` may be ""."""
    return _current.pgettext(context, message) if context else _(message)


def translated(thing: object) -> str:
    """A Sentence, or the one that an error holds, in the language in use; anything else as str() has it."""
    thing = sentence_of(thing)
    if not isinstance(thing, Sentence):
        return str(thing)
    fields = {name: _Given(part) if type(part) in (int, float) else part for name, part in thing.fields.items()}
    fields |= {name: translated(part) for name, part in thing.fields.items() if isinstance(part, Sentence)}
    words = _(thing.template).format(**fields)
    return words.rstrip(".") if isinstance(thing, Clause) else words


@lru_cache(maxsize=4096)
def with_decimal_commas(words: str) -> str:
    """`words` as the screen writes them: with a decimal comma where the language has one.

    Files keep points. What looks like a file's name or a version stays as it is.
    """
    return _POINT.sub(r"\1,\2", words) if _language in _WITH_COMMA else words


def grouped(number: int) -> str:
    """A whole number with its thousands set apart: by a comma in English, by a narrow space elsewhere."""
    return f"{number:,}".replace(",", "," if _language == "en" else "\u202f")


def figure(number: float, spec: str = "g") -> str:
    """`number`, formatted by `spec` (such as "+.2f" or ","), as the language in use writes it on a terminal.

    It has a decimal comma, thousands set apart by a narrow space, and a true minus. Files and what is to be typed have
    points: they do not pass through here.
    """
    written = format(number, spec).replace("-", "\u2212")
    return written.translate(_COMMAS) if _language in _WITH_COMMA else written


class Figure:
    """A number in the fields of a sentence: `"{volts:.2f}".format(volts=Figure(-70))` writes it as `figure` does."""

    def __init__(self, number: float) -> None:
        self._number = number

    def __format__(self, spec: str) -> str:
        return figure(self._number, spec)


class _Given(Figure):
    """A number in a sentence about what was given: as it is to be typed, but for thousands that are set apart."""

    def __format__(self, spec: str) -> str:
        return super().__format__(spec) if "," in spec else format(self._number, spec)


def figures(fields: Mapping[str, Any]) -> dict[str, Any]:
    """`fields` of a sentence for the terminal, with a Figure for each number."""
    return {
        name: Figure(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
        for name, value in fields.items()
    }


_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"
