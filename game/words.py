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
from typing import Final

LANGUAGES: Final[Mapping[str, str]] = {"en": "English", "es": "Español", "fr": "Français", "de": "Deutsch"}
"""What can be spoken, each by its own name."""

_LOCALES = files("game") / "locale"
_WITH_POINT: Final = ("en",)
_WITH_COMMA: Final = tuple(code for code in LANGUAGES if code not in _WITH_POINT)
_POINT: Final = re.compile(r"(?<![\w.,])(\d+)\.(\d+)(?!\.?\w)")
_FROM_SYSTEM: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def use_language(*languages: str) -> None:
    """Speak the first of `languages` (such as "es") that has a catalogue; English otherwise."""
    for wanted in languages:
        code = wanted.replace("-", "_").split("_")[0].lower()
        if code == "en":
            break
        if code in LANGUAGES:
            use_catalogue(code, gettext.translation("minus70", str(_LOCALES), languages=[code], fallback=True))
            return
    use_catalogue("en", gettext.NullTranslations())


def use_catalogue(language: str, catalogue: gettext.NullTranslations) -> None:
    """Speak from `catalogue`, called `language`."""
    global _current, _language
    _current, _language = catalogue, language
    shown.cache_clear()


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """Speak `language` within the block, and then again what was spoken before."""
    before = _current, _language
    use_language(language)
    try:
        yield
    finally:
        use_catalogue(before[1], before[0])


def language() -> str:
    """The language in use, such as "es"."""
    return _language


def of_system(environment: Mapping[str, str]) -> str:
    """The language that a system asks for in its environment, if it can be spoken; English otherwise."""
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


def N_(message: str) -> str:
    """`message` as it is: marks words of a table for the translators; what shows them calls `_`."""
    return message


def in_number(one: str, many: str, n: int) -> str:
    """`one` or `many`, as the language in use counts `n`."""
    return _current.ngettext(one, many, n)


def in_context(context: str, message: str) -> str:
    """`message` in the language in use, where the same words mean something else elsewhere; `context` may be ""."""
    return _current.pgettext(context, message) if context else _(message)


@lru_cache(maxsize=4096)
def shown(words: str) -> str:
    """`words` as the screen writes them: with a decimal comma where the language has one.

    Files and the console keep points. What looks like a file's name or a version stays as it is.
    """
    return _POINT.sub(r"\1,\2", words) if _language in _WITH_COMMA else words


def grouped(number: int) -> str:
    """A whole number with its thousands set apart: by a comma in English, by a narrow space elsewhere."""
    return f"{number:,}".replace(",", "," if _language == "en" else "\u202f")


_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"
