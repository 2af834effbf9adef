"""A language that nobody speaks: English with every letter changed and a third longer. What is not changed has escaped.

Words that ought to be the same in every language (ions, units, keys) are known to `ALLOWED`.
"""

import gettext
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pygame

from game.view.drawing import text

_FROM = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TO = "áƀćďéƒģĥíĵķļṁñóþǫŕšţúṽŵẋýžÁƁĆĎÉƑĢĤÍĴĶĻṀÑÓÞǪŔŠŢÚṼŴẊÝŽ"
_CHANGED = str.maketrans(_FROM, _TO)
_KEPT = re.compile(
    r"\{[^{}]*\}|_\{[^{}]*\}|(?:Na|K|Cl|Ca|A|Ch)[²]?[⁺⁻]|\bE[12]P?(?:·\S+)?|\b[EPI](?=_\{)|\bm[VMs]\b|\be/s\b|\bATP\b|\n"
)
ALLOWED = re.compile(
    r"(?:Na|K|Cl|Ca|A|Ch)(?:²?[⁺⁻])?|E[12]P?(?:·.*)?|[EPIVC]_\{[^}]*\}|[A-Z]\w?|P_\{i\}|mV|mM|ms|s|nm|µM|meV|e/s|°C|e|"
    r"ATP|ADP|GHK|TTX|TEA|NaV|KV|GABA|pS|fps|MB|kT|min|in|x|English|Español|Français|Deutsch|minus70|[a-z]|C/g|Esc|Tab|kJ|aJ|mol|F\d+|Mullins|Noda|Hodgkin|Huxley"
)
_WORD = re.compile(r"[A-Za-z_{}/µ°²⁺⁻·0-9]*[A-Za-z][A-Za-z_{}/µ°²⁺⁻·0-9]*")


def spoken(message: str) -> str:
    """A message as this language says it."""
    out, end = [], 0
    for kept in _KEPT.finditer(message):
        out += [_changed(message[end : kept.start()]), kept[0]]
        end = kept.end()
    return "".join([*out, _changed(message[end:])])


def _changed(words: str) -> str:
    # Each word that is no sign grows by its last letter: a third longer, as German is.
    longer = re.sub(r"[^\W\d_]{3,}", lambda word: word[0] + round(0.35 * len(word[0])) * word[0][-1], words)
    return longer.translate(_CHANGED)


class Pseudo(gettext.NullTranslations):
    """The catalogue of that language."""

    def gettext(self, message: str) -> str:
        """Every message has a translation."""
        return spoken(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """One form or the other."""
        return spoken(one if n == 1 else many)

    def pgettext(self, context: str, message: str) -> str:
        """What a student may write stays as it is."""
        return message if context == "keyword" else spoken(message)


def escaped(words: str) -> list[str]:
    """The words of a text that are still English."""
    return [word for word in _WORD.findall(words) if not ALLOWED.fullmatch(word.strip("·/"))]


@contextmanager
def overheard() -> Iterator[set[str]]:
    """While it lasts, every text that is drawn with English in it is added to the set."""
    found: set[str] = set()
    render = text.render

    def rendered(words: str, *args: Any, **named: Any) -> pygame.Surface:
        if escaped(words):
            found.add(words)
        return render(words, *args, **named)

    text.render = rendered
    try:
        yield found
    finally:
        text.render = render
