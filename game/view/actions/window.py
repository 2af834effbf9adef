"""Actions of the window: show another screen, and what is common to all screens."""

from dataclasses import dataclass
from enum import StrEnum


class WindowAction(StrEnum):
    """Each value is the name that the window and the director use."""

    QUIT = "quit"
    FULLSCREEN = "fullscreen"
    SOUND = "sound"
    WORDS = "words"
    """Open the glossary."""
    PRESENT = "present"
    """Begin to present to a class, or end it."""
    LIVE = "live"
    LAB = "lab"
    MAP = "map"
    VOTES = "votes"
    NEXT = "next"
    """The level after the one just played."""
    KIOSK = "kiosk"
    BACK = "back"
    """Leave the votes for the screen from which they were opened."""


@dataclass(frozen=True, slots=True)
class OpenLevel:
    """Play a level; `name` is its name in the campaign, its number, or the path of its file."""

    name: str


Destination = WindowAction | OpenLevel
"""Everything that a screen can request of the window."""
