"""The cards over the map: who plays, and a message that must be read."""

from collections.abc import Callable

from game.challenges import progress
from game.view.challenge.dialog import Dialog
from game.view.challenge.entry import TextEntry
from game.view.challenge.parts import Part, Text
from game.view.drawing.theme import BONE
from game.view.widgets.button import Button
from game.words import _

Act = Callable[[], None]


def player_card(player: str, names: list[str], take: Callable[[str], None], forget: Act) -> Dialog:
    """A card that asks for a name, for `take`; `forget` deletes the progress of `player` after two presses."""
    entry = TextEntry(_("A name, or nothing for a guest"), lines=1, most=progress.MOST_NAME)
    entry.enter = lambda: take(entry.words)
    on = Button(_("Play"), entry.enter, words=_("Play"))
    on.active = True
    parts: list[Part] = [Text(_("Who plays?"), 40, 600, BONE, 0), entry]
    if names:
        parts.append(Text(_("Names so far: {names}").format(names=", ".join(names)), 24))
    words = _("Forget the stars of {player}").format(player=player)

    def ask() -> None:
        lose.words, lose.act = _("Forget them all?"), forget

    lose = Button(words, ask, words=words)
    dialog = Dialog(parts, [lose, on], 760)
    dialog.focus(entry)
    return dialog


def message_card(messages: list[str], close: Act) -> Dialog:
    """A card with messages, one paragraph each."""
    on = Button(_("Close"), close, words=_("Close"))
    on.active = True
    dialog = Dialog([Text(words, 28, 500, BONE, 16) for words in messages], [on], 900)
    dialog.focus(on)
    return dialog
