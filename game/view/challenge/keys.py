"""What every key does while a level is played."""

from game.view.panels.help import Line
from game.words import _


def lines() -> list[tuple[str, list[Line]]]:
    """Every key, under headings."""
    return [
        (
            _("Guide"),
            [
                ((_("Enter"),), _("go on")),
                (("S",), _("skip the guide")),
                (("H", "?"), _("show a hint")),
                (("W",), _("what the words mean")),
            ],
        ),
        (
            _("Controls"),
            [
                ((_("Tab"), _("Enter")), _("next control, press it")),
                (("←", "→"), _("less, more")),
                (("A", "B", "C"), _("choose an answer")),
            ],
        ),
        (
            _("Time"),
            [
                ((_("Space"),), _("pause or play")),
                (("R",), _("start again")),
            ],
        ),
        (
            _("Go"),
            [
                (("F11", "D"), _("full screen, sound")),
                ((_("Esc"),), _("to the map of levels")),
            ],
        ),
    ]
