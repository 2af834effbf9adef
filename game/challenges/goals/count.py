"""The goal that something happens so many times."""

from typing import Annotated

from pydantic import Field

from game.challenges import measurements
from game.challenges.conditions import MeasurementName
from game.challenges.watch import Watch
from game.documents.model import StrictModel
from game.words import _

from .tracker import Tracker


class Count(StrictModel):
    """Let something happen so many times, counted from the start of the level."""

    what: MeasurementName
    at_least: Annotated[int, Field(ge=1, le=1_000_000)]

    def words(self) -> str:
        """The goal as a player reads it."""
        return _("{count} {what}").format(count=self.at_least, what=measurements.TABLE[self.what].words)

    def start(self) -> Tracker:
        """A new tracker of this goal, which measures from the present moment on."""
        return _Counting(self)


class _Counting(Tracker):
    def __init__(self, goal: Count) -> None:
        super().__init__()
        self._goal = goal

    def update(self, watch: Watch) -> None:
        value = measurements.TABLE[self._goal.what].read(watch)
        if value == value and not self.done:
            self.share = max(0.0, min(1.0, value / self._goal.at_least))
            self.done = value >= self._goal.at_least

    def why(self, watch: Watch) -> str:
        measurement = measurements.TABLE[self._goal.what]
        return _("{now} of {all}: {name}.").format(
            now=measurement.formatted(measurement.read(watch)), all=self._goal.at_least, name=measurement.words
        )
