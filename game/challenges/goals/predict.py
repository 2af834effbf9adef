"""The goal to predict what will happen, which is then compared with what does."""

from typing import Annotated, Literal

from pydantic import Field

from game.challenges import measurements
from game.challenges.conditions import Condition, MeasurementName
from game.challenges.watch import Watch
from game.documents.model import StrictModel
from game.words import _

from .tracker import QuestionText, QuestionTracker, Seconds

Outcome = Literal["up", "down", "same"]
WAYS = ("up", "down", "same")


class Predict(StrictModel):
    """Predict whether a measurement will go up, go down or stay the same.

    The change `seconds` later is compared with the prediction: one of less than `same_within` is "same". A wrong
    prediction does not lose the level, unless `right` is set.
    """

    ask: QuestionText
    what: MeasurementName
    seconds: Seconds = 10.0
    same_within: Annotated[float, Field(ge=0, le=1e6)]
    after: Condition | None = None  # the time runs from when this is so; without it, from the prediction
    right: bool = False

    def words(self) -> str:
        """The goal as a player reads it."""
        return _("predict, then see: {ask}").format(ask=self.ask)

    def start(self) -> "Prediction":
        """A new tracker of this goal, which measures from the present moment on."""
        return Prediction(self)


class Prediction(QuestionTracker):
    """The tracker of a prediction: open, made, and then right or wrong."""

    def __init__(self, goal: Predict) -> None:
        super().__init__(goal.ask)
        self.goal = goal
        self.outcome: Outcome | None = None
        self.measured: tuple[float, float] | None = None
        """The value before and after, once both are known."""
        self._from: tuple[float, float] | None = None  # time, value

    def takes(self, response: str) -> bool:
        """Whether `response` is "up", "down" or "same"."""
        return response in WAYS

    def update(self, watch: Watch) -> None:
        """Compare the prediction with the change, once the time has passed."""
        if self.response is None or self.outcome is not None:
            return
        value = measurements.TABLE[self.goal.what].read(watch)
        if self._from is None:
            if (self.goal.after is None or self.goal.after.met(watch)) and value == value:
                self._from = watch.time_s, value
            return
        passed = watch.time_s - self._from[0]
        self.share = min(1.0, passed / self.goal.seconds)
        if passed >= self.goal.seconds - 1e-6:
            change = value - self._from[1]
            self.measured = self._from[1], value
            same = abs(change) <= self.goal.same_within or change != change
            self.outcome = "same" if same else "up" if change > 0 else "down"
            self.done = not self.goal.right or self.response == self.outcome
            self.failed = not self.done

    @property
    def right(self) -> bool:
        """Whether the prediction and the outcome agree."""
        return self.outcome is not None and self.outcome == self.response

    def why(self, watch: Watch) -> str:
        """A sentence with the prediction and the outcome."""
        if self.response is None:
            return _("Make your prediction first.")
        if self.outcome is None:
            return _("Wait and see what happens.")
        return _("You said: {said}. It {outcome}.").format(said=_way(self.response), outcome=_went(self.outcome))


def _way(name: str) -> str:
    return {"up": _("it goes up"), "down": _("it goes down"), "same": _("it stays the same")}[name]


def _went(name: str) -> str:
    return {"up": _("went up"), "down": _("went down"), "same": _("stayed the same")}[name]
