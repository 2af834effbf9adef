"""Actions of the pump lab, and of its controls alone."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Literal

from .time import HoldTime, Seek, Speed, Way
from .window import WindowAction

if TYPE_CHECKING:  # numba comes with the engine, and the keys are read before that is there
    from game.engine.pump import PumpState

Stride = Literal["frame", "state", "cycle"]
"""How far one step goes: a tick of the run, a state of the pump, a turn of it."""


@dataclass(frozen=True, slots=True)
class StepLab:
    """Step one `stride` forward (1) or back (-1)."""

    stride: Stride
    way: Way


@dataclass(frozen=True, slots=True)
class WaitFor:
    """Run until the pump is in `state`."""

    state: "PumpState"


@dataclass(frozen=True, slots=True)
class NextPump:
    """Show the next pump along the membrane (1) or the previous one (-1)."""

    way: Way


class PumpAction(Enum):
    """Act on the pump that is shown; none takes a value."""

    TOGGLE_PAUSE = auto()
    HAND = auto()
    """Switch between turning the pump with the crank and letting it run by itself."""
    CRANK = auto()


Drive = StepLab | WaitFor | NextPump | PumpAction
"""Actions that need a pump; they may move the run."""


class LabViewSwitch(Enum):
    """Change what is shown beside the pump."""

    LABELS = auto()
    QUIZ = auto()
    ESCAPE = auto()
    """Stop what is under way, else end the quiz, else leave."""


@dataclass(frozen=True, slots=True)
class AnswerQuiz:
    """Give the quiz the answer with this number, counted from 0."""

    number: int


LabAction = Drive | LabViewSwitch | AnswerQuiz | Speed | Seek | HoldTime | WindowAction
"""All that the lab does."""


class LabControl(Enum):
    """Handled by the lab's controls themselves."""

    HELP = auto()


@dataclass(frozen=True, slots=True)
class Number:
    """A digit, counted from 0: it chooses a speed, or an answer while the quiz is on."""

    number: int
