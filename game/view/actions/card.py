"""What keys ask for on a card that lies over the screen."""

from enum import Enum, auto


class CardAction(Enum):
    """A card is read, and closed."""

    CLOSE = auto()
