"""The model of a level file: what it teaches, how it starts, its steps, goals, hints, questions, its solution."""

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from game.documents.did_you_mean import did_you_mean
from game.documents.model import StrictModel
from game.engine import PatchSpec, presets, settings
from game.words import N_, _, translated

from .actions import KINDS as ACTION_KINDS
from .actions import Move
from .conditions import Condition, MeasurementName
from .goals.goals import Goal
from .goals.tracker import Seconds
from .questions import Question

Line = Annotated[str, Field(min_length=1, max_length=200)]
Title = Annotated[str, Field(min_length=1, max_length=60)]

# What a callout may point at. A view finds the place; an author writes only the word.
THINGS = (
    "membrane", "inside", "outside", "pump", "channel K", "channel Na", "channel Cl", "channel Ca", "voltage", "trace",
    "readings", "time", "controls", "ion K", "ion Na", "ion Cl", "ion A", "bath",
    "gated Na", "gated K", "cell",
)  # fmt: skip
# What a level may hide until the player has found it out.
PANELS = ("voltage", "trace")
TOOLS = ("speed", "inspect", "pan")
CONTROLS = (
    *(key for key, setting in settings.TABLE.items() if setting.live),
    "open_K", "open_Na", "open_Cl",
    *(kind for kind in ACTION_KINDS if kind not in ("set", "open", "close", "predict", "answer")),
    *TOOLS,
)  # fmt: skip


def _one_of(known: tuple[str, ...], what: str) -> AfterValidator:
    def check(name: str) -> str:
        if name not in known:
            raise ValueError(
                _("there is no {what} {name!r}").format(what=_(what), name=name) + did_you_mean(name, known)
            )
        return name

    return AfterValidator(check)


def _not_fixed(name: str) -> str:
    if name in settings.TABLE and not settings.TABLE[name].live:
        raise ValueError(_("{key} is fixed once the patch is built; put it under [start]").format(key=name))
    return name


Thing = Annotated[str, Field(max_length=40), _one_of(THINGS, N_("thing to point at called"))]
Panel = Annotated[str, Field(max_length=40), _one_of(PANELS, N_("panel called"))]
Control = Annotated[str, Field(max_length=40), AfterValidator(_not_fixed), _one_of(CONTROLS, N_("control called"))]


def known_preset(name: str) -> str:
    """`name`, if there is such a preset. Raises ValueError."""
    try:
        presets.get(name)
    except presets.UnknownPreset as problem:
        raise ValueError(translated(problem)) from None
    return name


class Step(StrictModel):
    """One step of the guide: words, a thing to point at, and the condition it waits for (without one, a tap)."""

    say: Line
    point_at: Thing | None = None
    wait_for: Condition | None = None
    paused: bool = False  # time stands still until it is done


class Hint(StrictModel):
    """A hint: on request, after some time, or when a condition is met."""

    say: Line
    after: Seconds | None = None
    when: Condition | None = None


class Debrief(StrictModel):
    """The text at the end: two sentences, a misconception and its correction, and a line to remember."""

    say: Annotated[list[Line], Field(min_length=1, max_length=3)]
    many_think: Line | None = None
    in_fact: Line | None = None
    remember: Line | None = None

    @model_validator(mode="after")
    def _both(self) -> Self:
        if (self.many_think is None) != (self.in_fact is None):
            raise ValueError(_("many_think and in_fact belong together"))
        return self


class Level(StrictModel):
    """A whole level file."""

    title: Title
    teaches: Line
    preset: Annotated[str, AfterValidator(known_preset)] = "neuron"
    cells: list[Annotated[str, AfterValidator(known_preset)]] = Field(default_factory=list, max_length=4)
    seed: Annotated[int, Field(ge=0, le=2**31)] = 1
    start: dict[str, Any] = Field(default_factory=dict, max_length=24)  # settings, which start.py checks
    closed: list[Literal["K", "Na", "Cl"]] = Field(default_factory=list, max_length=3)  # these channels start shut
    pumps_off: bool = False  # the pumps are there, and start switched off
    pulse: Annotated[int, Field(ge=5, le=200)] = 60  # ions that one press of the electrode puts in
    introduction: bool = False  # wins at almost any touch, on purpose: a first look at something new
    held: bool = False  # the first pump goes on only when it is cranked
    limit: Seconds | None = None  # the level is lost when it has not been won by then
    controls: list[Control] = Field(default_factory=list, max_length=24)
    readings: list[MeasurementName] = Field(default_factory=list, max_length=4)  # figures to show while it is played
    hidden: list[Panel] = Field(default_factory=list, max_length=8)
    steps: list[Step] = Field(default_factory=list, max_length=24)
    goal: Goal
    lose: list[Condition] = Field(default_factory=list, max_length=4)
    stars: Annotated[list[Goal], Field(min_length=2, max_length=2)]  # the second and third; the first is for winning
    hints: list[Hint] = Field(default_factory=list, max_length=12)
    questions: list[Question] = Field(default_factory=list, max_length=24)
    debrief: Debrief
    solution: Annotated[list[Move], Field(max_length=64)]

    def spec(self) -> PatchSpec:
        """The patch that the level starts with. Raises SettingError or SpecError."""
        return settings.apply(presets.get(self.preset), self.start)

    def objectives(self) -> list[Goal]:
        """Goals in the order of their stars: the level's own, then those for more."""
        filled = [
            star.model_copy(update={"before": star.before.model_copy(update={"goal": self.goal})})
            if star.before is not None and star.before.goal is None
            else star
            for star in self.stars
        ]
        return [self.goal, *filled]

    def objective_words(self) -> list[str]:
        """Each objective in short: the goal stands above them, so a star names only what it asks beyond it."""
        words = [_("Reach the goal")]
        for star in self.stars:
            again = star.say is None and star.before is not None and star.before.goal in (None, self.goal)
            words.append(star.before.limits() if again and star.before is not None else star.words())
        return words
