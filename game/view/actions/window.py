"""Actions of the window: show another screen, and what is common to all screens."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class WindowAction(StrEnum):
    """Each value is the name that a report of an error uses."""

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
"""All that a screen asks of the window."""

ScreenName = Literal[WindowAction.LIVE, WindowAction.LAB, WindowAction.MAP, WindowAction.VOTES, WindowAction.KIOSK]
"""The screens, apart from levels."""

Place = ScreenName | OpenLevel
"""What a screen can be made of."""

Where = Place | Literal[WindowAction.NEXT, WindowAction.BACK]
"""All that leads to a screen; which place the last two mean depends on where the user has been."""
