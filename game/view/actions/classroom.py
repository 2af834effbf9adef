"""What can be asked for in a classroom: of every screen, while presenting, and of the votes."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

from .time import Way


class ClassroomAction(Enum):
    """What is done on every screen."""

    PRESENT = auto()
    """Begin to present, or end it."""
    VOTES = auto()
    CONTRAST = auto()
    CHECK = auto()
    """See it as the next kind of colour-blind eyes does."""
    CAPTIONS = auto()
    LARGER = auto()
    SMALLER = auto()
    USUAL = auto()


class PresenterAction(Enum):
    """What is done while presenting, where that needs no value."""

    BLANK = auto()
    FREEZE = auto()
    POINT = auto()
    LEAVE = auto()


@dataclass(frozen=True, slots=True)
class TurnPage:
    """The screen's next (1), or the one before (-1): the two keys of a presentation remote."""

    way: Way


@dataclass(frozen=True, slots=True)
class Choose:
    """What the screen has under this number, from 1."""

    number: int


PresentingAction = PresenterAction | TurnPage | Choose


@dataclass(frozen=True, slots=True)
class CastVote:
    """One more vote."""

    outcome: Literal["up", "down", "same"]


class VotesAction(Enum):
    """What is done with the question, where that needs no value."""

    TAKE_BACK = auto()
    AGAIN = auto()
