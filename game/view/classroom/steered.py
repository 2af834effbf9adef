"""What screens offer to a presenter: items to step through, and items with a number."""

from typing import Protocol, runtime_checkable

from game.view.actions.time import Way


@runtime_checkable
class Turns(Protocol):
    """A screen with a next and a previous item: what the two keys of a presentation remote ask for."""

    def turn(self, step: Way) -> None:
        """Go to the next item (1) or the previous one (-1)."""


@runtime_checkable
class Numbered(Protocol):
    """A screen on which number keys choose an item in presenter mode."""

    def choose(self, number: int) -> None:
        """Choose the item with this number, from 1; does nothing if there is none."""
