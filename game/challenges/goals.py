"""Goals: each owns its words and its verdict, so that what is asked and what is judged cannot drift apart.

A goal in a level file is a table with one key: { hold = { what = "V", above = -75, below = -65, seconds = 5 } }.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from game.words import _

from . import quantities
from .conditions import Condition, QuantityName, told
from .part import Part
from .quantities import LOOK_S, Watch

Seconds = Annotated[float, Field(gt=0, le=1800)]
Outcome = Literal["up", "down", "same"]
MOST_PARTS = 8


class Tracker:
    """How far along one goal is. `share` goes from 0 to 1; `done` stays true once it is."""

    def __init__(self) -> None:
        self.share = 0.0
        self.done = False
        self.failed = False

    def look(self, watch: Watch) -> None:
        """Take note of how things stand; to be called every LOOK_S."""

    def tell(self, name: str) -> bool:
        """Hear a prediction; True if it was asked for."""
        return False

    def why(self, watch: Watch) -> str:
        """Why it is not done, in a sentence."""
        return ""


class Reach(Condition):
    """Bring something measured into a band, for a moment."""

    def start(self) -> "Tracker":
        """Begin to watch."""
        return _Reaching(self)


class _Reaching(Tracker):
    def __init__(self, goal: Condition) -> None:
        super().__init__()
        self._goal = goal
        self._begun: float | None = None

    def look(self, watch: Watch) -> None:
        value = self._goal.value(watch)
        if self._begun is None and value == value:
            self._begun = value
        if self._goal.met(watch):
            self.done, self.share = True, 1.0
        elif not self.done and self._begun is not None and value == value:
            self.share = _closeness(self._goal, self._begun, value)

    def why(self, watch: Watch) -> str:
        return _off(self._goal, watch)


def _closeness(goal: Condition, begun: float, value: float) -> float:
    """How much of the way from where it began to the band's nearer edge is done."""
    edge = goal.above if goal.above is not None and begun < goal.above else goal.below
    if edge is None or edge == begun:
        return 0.0
    return max(0.0, min(0.99, (value - begun) / (edge - begun)))


def _off(goal: Condition, watch: Watch) -> str:
    quantity = quantities.TABLE[goal.what]
    value = goal.value(watch)
    if value != value:
        return _("{name} cannot be measured here.").format(name=_capital(quantity.words))
    if goal.above is not None and value < goal.above:
        return _("{name} is {now}, below {edge}.").format(
            name=_capital(quantity.words), now=quantity.told(value), edge=told(goal.above)
        )
    if goal.below is not None and value > goal.below:
        return _("{name} is {now}, above {edge}.").format(
            name=_capital(quantity.words), now=quantity.told(value), edge=told(goal.below)
        )
    return _("{name} is {now}.").format(name=_capital(quantity.words), now=quantity.told(value))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class Hold(Condition):
    """Bring something measured into a band and keep it there for a time."""

    seconds: Seconds

    def words(self) -> str:
        """The goal as a player reads it."""
        return _("Hold {what} for {seconds} s").format(what=super().words(), seconds=told(self.seconds))

    def start(self) -> Tracker:
        """Begin to watch."""
        return _Holding(self)


class _Holding(Tracker):
    def __init__(self, goal: Hold) -> None:
        super().__init__()
        self._goal = goal
        self.held_s = 0.0

    def look(self, watch: Watch) -> None:
        if self.done:
            return
        # Leaving the band drains the ring, ten times as fast as it filled; it does not empty it at once.
        self.held_s = self.held_s + LOOK_S if self._goal.met(watch) else max(0.0, self.held_s - 10.0 * LOOK_S)
        self.share = min(1.0, self.held_s / self._goal.seconds)
        self.done = self.held_s >= self._goal.seconds - 1e-6

    def why(self, watch: Watch) -> str:
        if self._goal.met(watch):
            return _("It was held for {held} of {all} s.").format(
                held=told(round(self.held_s, 1)), all=told(self._goal.seconds)
            )
        return _off(self._goal, watch)


class Count(Part):
    """Let something happen so many times, counted from the start of the level."""

    what: QuantityName
    at_least: Annotated[int, Field(ge=1, le=1_000_000)]

    def words(self) -> str:
        """The goal as a player reads it."""
        return _("{count} {what}").format(count=self.at_least, what=quantities.TABLE[self.what].words)

    def start(self) -> Tracker:
        """Begin to watch."""
        return _Counting(self)


class _Counting(Tracker):
    def __init__(self, goal: Count) -> None:
        super().__init__()
        self._goal = goal

    def look(self, watch: Watch) -> None:
        value = quantities.TABLE[self._goal.what].read(watch)
        if value == value and not self.done:
            self.share = max(0.0, min(1.0, value / self._goal.at_least))
            self.done = value >= self._goal.at_least

    def why(self, watch: Watch) -> str:
        quantity = quantities.TABLE[self._goal.what]
        return _("{now} of {all}: {name}.").format(
            now=quantity.told(quantity.read(watch)), all=self._goal.at_least, name=quantity.words
        )


class Predict(Part):
    """Say first, then see: will something go up, go down or stay the same?

    The prediction is taken, then `seconds` later what happened is compared with it: a change of less than `same_within`
    is "same". Being wrong does not lose the level, unless `right` is asked for.
    """

    ask: Annotated[str, Field(min_length=1, max_length=200)]
    what: QuantityName
    seconds: Seconds = 10.0
    same_within: Annotated[float, Field(ge=0, le=1e6)]
    after: Condition | None = None  # the time runs from when this is so; without it, from the prediction
    right: bool = False

    def words(self) -> str:
        """The goal as a player reads it."""
        return _("Predict, then see: {ask}").format(ask=self.ask)

    def start(self) -> "Prediction":
        """Begin to watch."""
        return Prediction(self)


class Prediction(Tracker):
    """A prediction that is asked for, made, and seen to be right or wrong."""

    def __init__(self, goal: Predict) -> None:
        super().__init__()
        self.goal = goal
        self.said: str | None = None
        self.outcome: Outcome | None = None
        self._from: tuple[float, float] | None = None  # time, value

    def tell(self, name: str) -> bool:
        """Take the prediction: "up", "down" or "same"."""
        if self.said is not None or name not in ("up", "down", "same"):
            return False
        self.said = name
        return True

    def look(self, watch: Watch) -> None:
        """Compare, once the time has passed."""
        if self.said is None or self.outcome is not None:
            return
        value = quantities.TABLE[self.goal.what].read(watch)
        if self._from is None:
            if (self.goal.after is None or self.goal.after.met(watch)) and value == value:
                self._from = watch.time_s, value
            return
        passed = watch.time_s - self._from[0]
        self.share = min(1.0, passed / self.goal.seconds)
        if passed >= self.goal.seconds - 1e-6:
            change = value - self._from[1]
            same = abs(change) <= self.goal.same_within or change != change
            self.outcome = "same" if same else "up" if change > 0 else "down"
            self.done = not self.goal.right or self.said == self.outcome
            self.failed = not self.done

    @property
    def right(self) -> bool:
        """Whether what was said is what happened."""
        return self.outcome is not None and self.outcome == self.said

    def why(self, watch: Watch) -> str:
        """What was said and what came."""
        if self.said is None:
            return _("Make your prediction first.")
        if self.outcome is None:
            return _("Wait and see what happens.")
        return _("You said {said}; it went {outcome}.").format(said=_way(self.said), outcome=_way(self.outcome))


def _way(name: str) -> str:
    return {"up": _("up"), "down": _("down"), "same": _("no other way")}[name]


class Before(Part):
    """Reach another goal within a time, or within a number of moves."""

    seconds: Seconds | None = None
    moves: Annotated[int, Field(ge=0, le=1000)] | None = None
    goal: "Goal"

    @model_validator(mode="after")
    def _limited(self) -> Self:
        if self.seconds is None and self.moves is None:
            raise ValueError(_("give seconds or moves"))
        return self

    def limits(self) -> str:
        """The limits alone: "Within 30 s, in 4 moves or fewer"."""
        limits = []
        if self.seconds is not None:
            limits.append(_("within {seconds} s").format(seconds=told(self.seconds)))
        if self.moves is not None:
            limits.append(_("in {moves} moves or fewer").format(moves=self.moves))
        return _capital(", ".join(limits))

    def words(self) -> str:
        """The goal as a player reads it."""
        limits = self.limits()
        return f"{self.goal.words()}, {limits[:1].lower()}{limits[1:]}"

    def start(self) -> Tracker:
        """Begin to watch."""
        return _Hurrying(self)


class _Hurrying(Tracker):
    def __init__(self, goal: Before) -> None:
        super().__init__()
        self._goal = goal
        self.inner = goal.goal.start()

    def look(self, watch: Watch) -> None:
        if self.done or self.failed:
            return
        self.inner.look(watch)
        self.share = self.inner.share
        late = self._goal.seconds is not None and watch.time_s > self._goal.seconds + 1e-6
        many = self._goal.moves is not None and watch.moves > self._goal.moves
        self.failed = self.inner.failed or late or many
        self.done = self.inner.done and not self.failed

    def tell(self, name: str) -> bool:
        return self.inner.tell(name)

    def why(self, watch: Watch) -> str:
        if self.failed and not self.inner.failed:
            return _("It took too long.") if self._goal.moves is None else _("It took too many moves.")
        return self.inner.why(watch)


class _Together(Tracker):
    def __init__(self, parts: "list[Goal]", every: bool) -> None:
        super().__init__()
        self._every = every
        self.parts = [part.start() for part in parts]

    def look(self, watch: Watch) -> None:
        if self.done:
            return
        for part in self.parts:
            part.look(watch)
        shares = [part.share for part in self.parts]
        self.share = sum(shares) / len(shares) if self._every else max(shares)
        choose = all if self._every else any
        self.done = choose(part.done for part in self.parts)
        self.failed = (any if self._every else all)(part.failed for part in self.parts)

    def tell(self, name: str) -> bool:
        # One answer answers one question: the first that still waits for it.
        return any(part.tell(name) for part in self.parts)

    def why(self, watch: Watch) -> str:
        return next((part.why(watch) for part in self.parts if not part.done), "")


class Goal(Part):
    """One goal: exactly one of these keys."""

    reach: Reach | None = None
    hold: Hold | None = None
    count: Count | None = None
    predict: Predict | None = None
    before: Before | None = None
    all: Annotated[list["Goal"], Field(min_length=2, max_length=MOST_PARTS)] | None = None
    any: Annotated[list["Goal"], Field(min_length=2, max_length=MOST_PARTS)] | None = None
    say: Annotated[str, Field(min_length=1, max_length=160)] | None = None  # in place of the goal's own words

    @model_validator(mode="after")
    def _one(self) -> Self:
        given = [name for name in KINDS if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(_("give exactly one of {names}").format(names=", ".join(KINDS)))
        return self

    def words(self) -> str:
        """The goal as a player reads it."""
        if self.say is not None:
            return self.say
        single = self.single
        if single is not None:
            return _capital(single.words())
        joined = _(" and ") if self.all is not None else _(" or ")
        return joined.join(part.words() for part in self.parts)

    @property
    def single(self) -> Reach | Hold | Count | Predict | Before | None:
        """The goal itself, where it is not made of others."""
        return self.reach or self.hold or self.count or self.predict or self.before

    @property
    def parts(self) -> "list[Goal]":
        """The goals it is made of."""
        return self.all or self.any or ([self.before.goal] if self.before is not None else [])

    def start(self) -> Tracker:
        """Begin to watch."""
        single = self.single
        return single.start() if single is not None else _Together(self.parts, self.all is not None)


KINDS = ("reach", "hold", "count", "predict", "before", "all", "any")
Before.model_rebuild()
Goal.model_rebuild()


def depth(goal: Goal) -> int:
    """How deep goals are nested in goals."""
    return 1 + max((depth(part) for part in goal.parts), default=0)


def predictions(goal: Goal) -> list[Predict]:
    """Every prediction that a goal asks for."""
    own = [goal.predict] if goal.predict is not None else []
    return own + [found for part in goal.parts for found in predictions(part)]
