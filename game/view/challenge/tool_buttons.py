"""The buttons that a level gives for what is done by a press: words, and what they do."""

from game.challenges.actions import Action, Inject
from game.words import _


def cell_words(count: int) -> list[str]:
    """What the cells of a level are called while nobody has told which they are: "Cell A", "Cell B" ..."""
    return [_("Cell {letter}").format(letter="ABCD"[number]) for number in range(count)]


def buttons_of(control: str, pulse: int) -> list[tuple[str, Action]]:
    """The buttons of a control: words, and what they do."""
    made: dict[str, list[tuple[str, Action]]] = {
        "crank": [(_("Turn the crank"), Action(crank=True))],
        "place": [
            (_("Add a pump"), Action(place="pump")),
            (_("Add a K⁺ channel"), Action(place="K")),
            (_("Add an Na⁺ channel"), Action(place="Na")),
        ],
        "inject": [
            (_("Put {count} K⁺ in").format(count=pulse), Action(inject=Inject(ion="K", count=pulse))),
            (_("Take {count} K⁺ out").format(count=pulse), Action(inject=Inject(ion="K", count=-pulse))),
        ],
        "flash": [(_("Flash of light"), Action(flash=1.0))],
        "puff": [(_("Glutamate"), Action(puff="glutamate")), (_("GABA"), Action(puff="GABA"))],
        "clamp": [(_("Clamp at 0 mV"), Action(clamp=0.0)), (_("Let go"), Action(clamp="off"))],
    }
    return made.get(control, [])
