"""Trackers: the progress of a goal of any kind, and of a goal that is a question to the player."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from game.challenges.watch import Watch

Seconds = Annotated[float, Field(gt=0, le=1800)]
QuestionText = Annotated[str, Field(min_length=1, max_length=200)]


class Tracker:
    """The progress of one goal. `share` goes from 0 to 1; `done` stays true once it is."""

    def __init__(self) -> None:
        self.share = 0.0
        self.done = False
        self.failed = False

    def update(self, watch: Watch) -> None:
        """Update `share`, `done` and `failed` from what `watch` measures; to be called every MARK_EVERY_S."""

    def answer(self, ask: str, response: str) -> bool:
        """Take `response` as the answer to the question `ask`. Returns whether that question was open."""
        return False

    def questions(self) -> "Iterator[QuestionTracker]":
        """Every question in it, answered or not."""
        yield from ()

    def open_questions(self) -> "Iterator[QuestionTracker]":
        """The questions that need an answer now."""
        yield from ()

    def why(self, watch: Watch) -> str:
        """Why it is not done, in a sentence."""
        return ""


class QuestionTracker(Tracker):
    """A question that pauses time until the player has answered; `response` is the answer, None before."""

    def __init__(self, ask: str) -> None:
        super().__init__()
        self.ask = ask
        self.response: str | None = None

    def answer(self, ask: str, response: str) -> bool:
        """Set `response` if `ask` is this question, still open, and `response` one of its answers. Returns whether."""
        if ask != self.ask or self.response is not None or not self.takes(response):
            return False
        self.response = response
        return True

    def takes(self, response: str) -> bool:
        """Whether `response` is one of its answers."""
        raise NotImplementedError

    def questions(self) -> "Iterator[QuestionTracker]":
        """Itself."""
        yield self

    def open_questions(self) -> "Iterator[QuestionTracker]":
        """Itself, until it is answered."""
        if self.response is None:
            yield self
