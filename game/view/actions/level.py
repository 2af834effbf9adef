"""Actions while a level is played."""

from enum import Enum, auto


class LevelAction(Enum):
    """Handled by the level's screen itself."""

    NEXT_STEP = auto()
    SKIP_STEPS = auto()
    TOGGLE_PAUSE = auto()
    AGAIN = auto()
    HINT = auto()
    HELP = auto()
