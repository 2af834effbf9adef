"""A scene of the attract loop, as in its file: a headline, a run, what is done to it, and what it promises."""

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from game.challenges import start
from game.challenges.actions import PlayerAction
from game.challenges.conditions import Condition
from game.challenges.level import known_preset
from game.documents import Checks
from game.documents.model import StrictModel
from game.engine import PatchSpec, presets, settings
from game.words import _

Moment = Annotated[float, Field(ge=0, le=600, allow_inf_nan=False)]
"""Seconds on the screen since the scene came up."""
Look = Literal["membrane", "pump", "ion", "cell"]


class Caption(StrictModel):
    """One short sentence, shown from a moment on, until the next."""

    at: Moment
    say: Annotated[str, Field(min_length=1, max_length=80)]


class SceneAction(PlayerAction):
    """Something that is done at a moment, as a player would."""

    at: Moment

    @model_validator(mode="after")
    def _one_cell(self) -> Self:
        if self.response is not None or self.cell is not None:
            raise ValueError(_("a scene asks no questions and keeps its cell; make a scene for each cell"))
        return self


class Promise(Condition):
    """A condition that must hold at a moment, so that headlines are true: `minus70 levels check` fails where not."""

    at: Moment


class AttractScene(StrictModel):
    """A whole scene file."""

    headline: Annotated[str, Field(min_length=1, max_length=60)]
    preset: Annotated[str, AfterValidator(known_preset)] = "neuron"
    seed: Annotated[int, Field(ge=0, le=2**31)] = 1
    start: dict[str, Any] = Field(default_factory=dict, max_length=24)
    look: Look = "membrane"
    figure: Literal["voltage", "volume"] = "voltage"
    trace: Literal["none", "slow", "spike"] = "none"  # how the voltage is drawn over time: −85 to −40 mV, or all of it
    before: Annotated[float, Field(ge=0, le=300)] = 0.0  # s of the run before it is shown
    speed: Annotated[float, Field(ge=0.25, le=16)] = 1.0  # s of the run in a second on the screen
    captions: list[Caption] = Field(default_factory=list, max_length=12)
    deeds: list[SceneAction] = Field(default_factory=list, max_length=24)
    promises: Annotated[list[Promise], Field(min_length=1, max_length=12)]

    def spec(self) -> PatchSpec:
        """The patch that the scene starts with. Raises SettingError or SpecError."""
        return settings.apply(presets.get(self.preset), self.start)

    def caption(self, shown_s: float) -> Caption | None:
        """The caption shown at a moment; None before the first."""
        begun = [caption for caption in self.captions if caption.at <= shown_s]
        return max(begun, key=lambda caption: caption.at, default=None)


CHECKS = Checks[AttractScene](tables=start.wrong_settings, content=start.impossible)
