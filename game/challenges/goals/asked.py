"""A question that holds time until the player has answered it."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from .tracker import Tracker

Ask = Annotated[str, Field(min_length=1, max_length=200)]


class Asked(Tracker):
    """A question that holds time still until the player has answered; what was `said` is kept."""

    def __init__(self, ask: str) -> None:
        super().__init__()
        self.ask = ask
        self.said: str | None = None

    def tell(self, ask: str, said: str) -> bool:
        """Take the answer, if it is to this question and is one."""
        if ask != self.ask or self.said is not None or not self.takes(said):
            return False
        self.said = said
        return True

    def takes(self, said: str) -> bool:
        """Whether `said` is an answer to it at all."""
        raise NotImplementedError

    def asked(self) -> "Iterator[Asked]":
        """Itself."""
        yield self

    def asking(self) -> "Iterator[Asked]":
        """Itself, until it is answered."""
        if self.said is None:
            yield self
