"""Classroom actions: on every screen, in presenter mode, and on the votes screen."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

from .time import Way


class ClassroomAction(Enum):
    """Available on every screen."""

    PRESENT = auto()
    """Begin to present, or end it."""
    VOTES = auto()
    CONTRAST = auto()
    CHECK = auto()
    """Switch to the next colour check, or none after the last."""
    CAPTIONS = auto()
    LARGER = auto()
    SMALLER = auto()
    USUAL = auto()


class PresenterAction(Enum):
    """Available in presenter mode; none takes a value."""

    BLANK = auto()
    FREEZE = auto()
    POINT = auto()
    LEAVE = auto()


@dataclass(frozen=True, slots=True)
class TurnPage:
    """Go to the screen's next item (1) or the previous one (-1): the two keys of a presentation remote."""

    way: Way


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose the screen's item with this number, counted from 1."""

    number: int


PresentingAction = PresenterAction | TurnPage | Choose


@dataclass(frozen=True, slots=True)
class CastVote:
    """Add one vote."""

    outcome: Literal["up", "down", "same"]


class VotesAction(Enum):
    """Act on the question; none takes a value."""

    TAKE_BACK = auto()
    AGAIN = auto()
