"""The glossary as a card over any screen."""

import unicodedata
from collections.abc import Callable

from game.challenges.glossary import TERMS
from game.view.challenge.dialog import Dialog
from game.view.challenge.parts import Part, Text
from game.view.drawing.theme import BONE
from game.view.widgets.button import Button
from game.words import _


def _in_alphabet(entry: tuple[str, str]) -> str:
    """What a word is sorted by: its letters, whatever their accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", entry[0].casefold()) if letter.isalnum())


def words_card(close: Callable[[], None]) -> Dialog:
    """Every word and its sentence; scrolled by wheel, finger or keys."""
    parts: list[Part] = [Text(_("Words"), 44, 600, BONE, 0)]
    for word, sentence in sorted(((_(word), _(sentence)) for word, sentence in TERMS), key=_in_alphabet):
        parts += [Text(word, 28, 600, BONE, 22), Text(sentence, 26, gap=2)]
    button = Button(_("Close"), close, words=_("Close"))
    button.active = True
    dialog = Dialog(parts, [button], 900)
    dialog.focus(button)
    return dialog
