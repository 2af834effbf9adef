"""Actions on a card that covers the screen."""

from enum import Enum, auto


class CardAction(Enum):
    """Close the card."""

    CLOSE = auto()
