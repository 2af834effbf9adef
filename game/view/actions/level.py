"""What keys ask for while a level is played."""

from enum import Enum, auto


class LevelAction(Enum):
    """What the level's screen does itself."""

    NEXT_STEP = auto()
    SKIP_STEPS = auto()
    TOGGLE_PAUSE = auto()
    AGAIN = auto()
    HINT = auto()
    HELP = auto()
