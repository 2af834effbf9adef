"""What a player can do in a level: the same actions from a mouse, a finger, a key, a solution and a test.

In a level file an action is a table with one key: { set = { K_out = 8 } }, { open = "K" }, { say = "up" }.
"""

from collections.abc import Callable
from typing import Annotated, Any, Literal, Self

import numpy as np
from pydantic import AfterValidator, Field, model_validator

from game.documents.did_you_mean import did_you_mean
from game.documents.model import StrictModel
from game.engine import Patch, layout, presets, settings, species
from game.engine.state import CHANNEL, PUMP
from game.words import _, translated

from .conditions import Condition, Number

Channel = Literal["K", "Na", "Cl"]


def _live(changes: dict[str, float]) -> dict[str, float]:
    for key, value in changes.items():
        if key in settings.TABLE and not settings.TABLE[key].live:
            raise ValueError(_("{key} is fixed once the patch is built; put it under [start]").format(key=key))
        if key not in settings.TABLE:
            raise ValueError(_("there is no setting {key!r}").format(key=key) + did_you_mean(key, settings.TABLE))
        try:
            settings.parse(key, value)
        except settings.SettingError as problem:
            raise ValueError(translated(problem).rstrip(".")) from None
    return changes


class Inject(StrictModel):
    """Ions that an electrode puts inside, or (below zero) takes out."""

    ion: Literal["K", "Na", "Cl"]
    count: Annotated[int, Field(ge=-500, le=500)]


class PlayerAction(StrictModel):
    """One thing a player does: exactly one of these keys."""

    set: Annotated[dict[str, Number], Field(min_length=1, max_length=6), AfterValidator(_live)] | None = None
    open: Channel | None = None
    close: Channel | None = None
    pump: Literal["on", "off"] | None = None
    place: Annotated[str, Field(max_length=20)] | None = None
    inject: Inject | None = None
    crank: Literal[True] | None = None
    flash: Annotated[float, Field(gt=0, le=30)] | None = None
    puff: Literal["glutamate", "GABA"] | None = None
    clamp: Number | Literal["off"] | None = None
    cell: Annotated[str, Field(max_length=40)] | None = None
    predict: Literal["up", "down", "same"] | None = None
    answer: Annotated[int, Field(ge=1, le=6)] | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.given) != 1:
            raise ValueError(_("give exactly one of {names}").format(names=", ".join(KINDS)))
        if self.place is not None and self.place not in layout.PROTEINS:
            raise ValueError(
                _("there is no protein {name!r}").format(name=self.place) + did_you_mean(self.place, layout.PROTEINS)
            )
        if self.cell is not None:
            try:
                presets.get(self.cell)
            except presets.UnknownPreset as problem:
                raise ValueError(translated(problem)) from None
        return self

    @property
    def given(self) -> list[str]:
        """Names of the keys that have a value."""
        return [name for name in KINDS if getattr(self, name) is not None]

    @property
    def kind(self) -> str:
        """Which of the keys it has."""
        return self.given[0]

    @property
    def controls(self) -> list[str]:
        """The controls that a level must allow for this action."""
        if self.set is not None:
            return list(self.set)
        if self.open or self.close:
            return [f"open_{self.open or self.close}"]
        return [] if self.response is not None else [self.kind]

    @property
    def response(self) -> str | None:
        """The response to a question: "up", or "2" for the second answer; None for any other action."""
        return self.predict or (None if self.answer is None else str(self.answer))


KINDS = tuple(PlayerAction.model_fields)


class Move(PlayerAction):
    """An action of a level's own solution, and when it is made: at a time, or when a condition is met.

    An answer needs neither: it is given as soon as its question is open.
    """

    at: Annotated[float, Field(ge=0, le=1800)] | None = None
    when: Condition | None = None

    @model_validator(mode="after")
    def _timed(self) -> Self:
        given = (self.at is not None) + (self.when is not None)
        if given > 1 or (given == 0 and self.response is None):
            raise ValueError(_("give either at (seconds) or when (a condition)"))
        return self


Act = Callable[..., Any]


def perform(action: PlayerAction, patch: Patch, act: Act) -> bool:
    """Do `action` on a patch through `act(method, *arguments)`. Returns False where it can change nothing."""
    if action.set is not None:
        for key, value in action.set.items():
            act("set", key, value)
    elif action.open is not None or action.close is not None:
        ion = action.open or action.close
        assert ion is not None
        rows = patch.rows(CHANNEL, species.INDEX[ion])
        standing = patch.state.protein["open"][rows]
        found = np.flatnonzero(standing == (0 if action.open else 1))
        if not found.size:
            return False
        act("set_open", int(rows[found[0] if action.open else found[-1]]), action.open is not None)
    elif action.pump is not None:
        rows = patch.rows(PUMP)
        running = patch.state.protein["running"][rows]
        found = np.flatnonzero(running == (0 if action.pump == "on" else 1))
        if not found.size:
            return False
        act("set_running", int(rows[found[0]]), action.pump == "on")
    elif action.place is not None:
        return act("add", action.place) is not None
    elif action.inject is not None:
        act("inject", action.inject.ion, action.inject.count)
    elif action.crank is not None:
        rows = patch.rows(PUMP)
        if not rows.size:
            return False
        act("crank", int(rows[0]))
    elif action.flash is not None:
        act("flash", action.flash)
    elif action.puff is not None:
        act("puff", action.puff)
    elif action.clamp is not None:
        act("clamp", None if action.clamp == "off" else float(action.clamp))
    elif action.cell is not None:
        if patch.spec.name == action.cell:
            return False
        act("restart", action.cell)
    else:
        return False
    return True
