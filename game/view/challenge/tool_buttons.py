"""The buttons of a level's one-press tools: words and actions."""

from game.challenges.actions import Inject, PlayerAction
from game.words import _


def cell_words(count: int) -> list[str]:
    """Names for a level's cells while their presets are hidden: "Cell A", "Cell B" ..."""
    return [_("Cell {letter}").format(letter="ABCD"[number]) for number in range(count)]


def buttons_of(control: str, pulse: int) -> list[tuple[str, PlayerAction]]:
    """The buttons of a control: words and actions."""
    made: dict[str, list[tuple[str, PlayerAction]]] = {
        "crank": [(_("Turn the crank"), PlayerAction(crank=True))],
        "place": [
            (_("Add a pump"), PlayerAction(place="pump")),
            (_("Add a K⁺ channel"), PlayerAction(place="K")),
            (_("Add an Na⁺ channel"), PlayerAction(place="Na")),
        ],
        "inject": [
            (_("Put {count} K⁺ in").format(count=pulse), PlayerAction(inject=Inject(ion="K", count=pulse))),
            (_("Take {count} K⁺ out").format(count=pulse), PlayerAction(inject=Inject(ion="K", count=-pulse))),
        ],
        "flash": [(_("Flash of light"), PlayerAction(flash=1.0))],
        "puff": [(_("Glutamate"), PlayerAction(puff="glutamate")), (_("GABA"), PlayerAction(puff="GABA"))],
        "clamp": [(_("Clamp at 0 mV"), PlayerAction(clamp=0.0)), (_("Let go"), PlayerAction(clamp="off"))],
    }
    return made.get(control, [])
