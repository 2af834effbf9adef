"""Actions of the Live screen, and of its controls alone."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

from .time import HoldTime, Seek, Speed, Way
from .window import WindowAction

Side = Literal["left", "right"]
"""Of the picture: the rail with the charge flow, the one with the concentrations."""


class TimeStep(Enum):
    """Change how time passes; none takes a value."""

    TOGGLE_PAUSE = auto()
    STEP_FORWARD = auto()
    STEP_BACK = auto()
    TO_NOW = auto()


@dataclass(frozen=True, slots=True)
class Restart:
    """Restart with the preset called `preset`; "" restarts the current one."""

    preset: str = ""


TimeAction = TimeStep | Seek | HoldTime | Restart
"""Actions on time: each cancels a step of the chosen pump that is under way."""


@dataclass(frozen=True, slots=True)
class StepPump:
    """Step the chosen pump by so many states; negative steps back."""

    states: int


class RunAction(Enum):
    """Act on the whole run."""

    RECORD = auto()
    """Begin to record, or end it."""
    SWEEP = auto()
    """Let the bath be swept through K⁺, or stop that."""
    CLEAR_SWEEP = auto()
    """Forget the points of the sweep."""
    MOVE_ELECTRODE = auto()
    """Into the bath, then into the cell, then away."""


@dataclass(frozen=True, slots=True)
class Change:
    """Set the setting `key` to a value."""

    key: str
    value: float


@dataclass(frozen=True, slots=True)
class InjectIons:
    """Inject `count` ions through the electrode inside the cell."""

    ion: str
    count: int


@dataclass(frozen=True, slots=True)
class Flash:
    """Shine light."""

    seconds: float = 1.5


@dataclass(frozen=True, slots=True)
class Puff:
    """Release a transmitter just outside the cell."""

    transmitter: Literal["glutamate", "GABA"]
    dose_mM: float = 1.0


@dataclass(frozen=True, slots=True)
class Leaky:
    """Let ions leak around the electrode, or seal it."""

    on: bool


@dataclass(frozen=True, slots=True)
class Clamp:
    """Clamp the voltage with the electrode; None releases it."""

    target_mV: float | None


Poke = InjectIons | Flash | Puff | Leaky | Clamp
"""What is done to the cell from outside, and makes the voltage jump."""


class ViewSwitch(Enum):
    """Switch what is shown; none takes a value."""

    UNPAIRED = auto()
    """The unpaired charges, or no longer."""
    FOLLOW = auto()
    """Follow an ion, each time one of another kind or side."""
    HONESTY = auto()
    """Show or hide the honesty card: what is to scale and what is not."""


@dataclass(frozen=True, slots=True)
class Zoom:
    """Zoom in (1) or out (-1)."""

    way: Way


@dataclass(frozen=True, slots=True)
class Pan:
    """Pan along the membrane, to the right (1) or the left (-1)."""

    way: Way


@dataclass(frozen=True, slots=True)
class NextProtein:
    """Choose the next protein (1) or the previous one (-1)."""

    way: Way


@dataclass(frozen=True, slots=True)
class ToggleRail:
    """Open or close a rail that is folded."""

    side: Side


ViewAction = ViewSwitch | Zoom | Pan | NextProtein | ToggleRail
"""What changes only what is seen of the run."""

LiveAction = TimeAction | StepPump | RunAction | Speed | Change | Poke | ViewAction | WindowAction
"""All that the Live screen does."""


class Control(Enum):
    """Handled by the Live screen's controls, or turned into an action that depends on the current state."""

    HELP = auto()
    LEAKS = auto()
    BATH = auto()
    PLOT = auto()
    CELLS = auto()
    PROBE = auto()
    ENERGY = auto()
    PUMPS_ON_OFF = auto()
    OUABAIN_ON_OFF = auto()
    SMALL_CHARGE = auto()
    BIG_CHARGE = auto()
