"""Goals: each owns its words and its verdict, so that the two cannot drift apart.

A goal in a level file is a table with one key: { hold = { what = "V", above = -75, below = -65, seconds = 5 } }.
"""

from collections.abc import Iterator
from typing import Annotated, Protocol, Self

from pydantic import Field, model_validator

from game.challenges.conditions import format_number
from game.challenges.watch import Watch
from game.documents.model import StrictModel
from game.words import _

from .answer import Answer
from .count import Count
from .hold import Hold
from .predict import Predict
from .reach import Reach, capitalised
from .together import InOrder, Together
from .tracker import QuestionTracker, Seconds, Tracker

MOST_PARTS = 8


class SingleGoal(Protocol):
    """A goal that is not made of others."""

    def words(self) -> str:
        """The goal as a player reads it."""

    def start(self) -> Tracker:
        """A new tracker of this goal, which measures from the present moment on."""


class Before(StrictModel):
    """Reach another goal within a time, or within a number of moves; a star may leave out the goal: the level's."""

    seconds: Seconds | None = None
    moves: Annotated[int, Field(ge=0, le=1000)] | None = None
    goal: "Goal | None" = None

    @model_validator(mode="after")
    def _limited(self) -> Self:
        if self.seconds is None and self.moves is None:
            raise ValueError(_("give seconds or moves"))
        return self

    def limits(self) -> str:
        """The limits alone: "Within 30 s, in 4 moves or fewer"."""
        limits = []
        if self.seconds is not None:
            limits.append(_("within {seconds} s").format(seconds=format_number(self.seconds)))
        if self.moves is not None:
            few = {0: _("without a move"), 1: _("in one move")}
            limits.append(few.get(self.moves, _("in {moves} moves or fewer")).format(moves=self.moves))
        return capitalised(", ".join(limits))

    def words(self) -> str:
        """The goal as a player reads it."""
        limits = self.limits()
        return f"{self.goal.phrase()}, {limits[:1].lower()}{limits[1:]}" if self.goal is not None else limits

    def start(self) -> Tracker:
        """A new tracker of this goal, which measures from the present moment on."""
        return _Hurrying(self)


class _Hurrying(Tracker):
    def __init__(self, goal: Before) -> None:
        super().__init__()
        self._goal = goal
        assert goal.goal is not None  # a level puts its own in
        self.inner = goal.goal.start()
        self._late = False

    def update(self, watch: Watch) -> None:
        if self.done or self.failed:
            return
        self.inner.update(watch)
        self.share = self.inner.share
        self._late = self._goal.seconds is not None and watch.time_s > self._goal.seconds + 1e-6
        many = self._goal.moves is not None and watch.moves > self._goal.moves
        self.failed = self.inner.failed or self._late or many
        self.done = self.inner.done and not self.failed

    def answer(self, ask: str, response: str) -> bool:
        return self.inner.answer(ask, response)

    def questions(self) -> Iterator[QuestionTracker]:
        yield from self.inner.questions()

    def open_questions(self) -> Iterator[QuestionTracker]:
        if not self.failed:
            yield from self.inner.open_questions()

    def why(self, watch: Watch) -> str:
        if self.failed and not self.inner.failed:
            return _("It took too long.") if self._late else _("It took too many moves.")
        return self.inner.why(watch)


class Goal(StrictModel):
    """One goal: exactly one of these keys."""

    reach: Reach | None = None
    hold: Hold | None = None
    count: Count | None = None
    predict: Predict | None = None
    answer: Answer | None = None
    before: Before | None = None
    all: Annotated[list["Goal"], Field(min_length=2, max_length=MOST_PARTS)] | None = None
    any: Annotated[list["Goal"], Field(min_length=2, max_length=MOST_PARTS)] | None = None
    in_order: Annotated[list["Goal"], Field(min_length=2, max_length=MOST_PARTS)] | None = None
    say: Annotated[str, Field(min_length=1, max_length=160)] | None = None  # in place of the goal's own words

    @model_validator(mode="after")
    def _one(self) -> Self:
        given = [name for name in KINDS if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(_("give exactly one of {names}").format(names=", ".join(KINDS)))
        return self

    def words(self) -> str:
        """The goal as a player reads it."""
        return self.say if self.say is not None else capitalised(self.phrase())

    def phrase(self) -> str:
        """The goal as a part of a sentence."""
        if self.say is not None:
            return self.say
        if self.single is not None:
            return self.single.words()
        joined = _(" or ") if self.any is not None else _(" and ") if self.all is not None else _(", then ")
        return joined.join(part.phrase() for part in self.parts)

    @property
    def single(self) -> "SingleGoal | None":
        """The goal itself, where it is not made of others."""
        given: list[SingleGoal | None] = [getattr(self, name) for name in KINDS if name not in _MADE_OF_OTHERS]
        return next((goal for goal in given if goal is not None), None)

    @property
    def parts(self) -> "list[Goal]":
        """The goals it is made of."""
        return self.all or self.any or self.in_order or ([self.before.goal] if self.before and self.before.goal else [])

    def start(self) -> Tracker:
        """A new tracker of this goal, which measures from the present moment on."""
        single = self.single
        if single is not None:
            return single.start()
        parts = [part.start() for part in self.parts]
        return InOrder(parts) if self.in_order is not None else Together(parts, self.all is not None)


KINDS = tuple(name for name in Goal.model_fields if name != "say")
_MADE_OF_OTHERS = ("all", "any", "in_order")
Before.model_rebuild()
Goal.model_rebuild()


def depth(goal: Goal) -> int:
    """How deep goals are nested in goals."""
    return 1 + max((depth(part) for part in goal.parts), default=0)


def endless(goal: Goal) -> bool:
    """Whether some `before` in it has no goal of its own."""
    return (goal.before is not None and goal.before.goal is None) or any(map(endless, goal.parts))
