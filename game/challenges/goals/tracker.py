"""How far along a goal is, whatever it asks for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from game.challenges.watch import Watch

if TYPE_CHECKING:
    from .asked import Asked

Seconds = Annotated[float, Field(gt=0, le=1800)]


class Tracker:
    """How far along one goal is. `share` goes from 0 to 1; `done` stays true once it is."""

    def __init__(self) -> None:
        self.share = 0.0
        self.done = False
        self.failed = False

    def look(self, watch: Watch) -> None:
        """Take note of how things stand; to be called every LOOK_S."""

    def tell(self, ask: str, said: str) -> bool:
        """Hear the answer `said` to the question `ask`; True if it was asked for."""
        return False

    def asked(self) -> "Iterator[Asked]":
        """Every question in it, answered or not."""
        yield from ()

    def asking(self) -> "Iterator[Asked]":
        """The questions that want an answer now."""
        yield from ()

    def why(self, watch: Watch) -> str:
        """Why it is not done, in a sentence."""
        return ""
