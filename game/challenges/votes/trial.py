"""The run that follows a vote: it rests, then the thing is done, and what happens is measured."""

from functools import lru_cache
from typing import Final

from game.challenges.actions import perform
from game.challenges.goals.predict import Outcome, Prediction
from game.challenges.measurements import TABLE
from game.challenges.run import SlicedRun
from game.challenges.watch import LONG_S
from game.engine import Patch, presets, settings
from game.engine.session import Session

from .ballot import Ballot
from .vote import Vote

REST_S: Final = LONG_S
"""The voltage is a mean over so long: nothing is done before there is one."""
_BEFORE_S: Final = 30.0  # until the solutions at the channels' mouths, and with them the voltage, have settled


class VoteTrial:
    """One go at a question: a fresh cell, and what the class says about it.

    The cell has settled before it is shown, and rests while the class votes. After `begin`, and not before REST_S,
    the thing is done; the outcome is there `vote.predict.seconds` later. Another `seed` is another run.
    """

    def __init__(self, vote: Vote, seed: int = 1) -> None:
        self.vote = vote
        self.ballot = Ballot()
        self.session = Session.around(_settled(vote.preset, seed).copy())
        self._run = SlicedRun(self.session, self._look)
        self.watch = self._run.watch
        self._prediction: Prediction = vote.predict.start()
        self.begun = False
        self.done_s: float | None = None
        """When the thing was done, in seconds of the run; None before."""

    def begin(self) -> None:
        """The votes are in: do it, as soon as the cell has rested long enough."""
        self.begun = True

    def advance(self, ticks: int) -> None:
        """Let the run go on for `ticks` ticks."""
        self._run.advance(ticks)

    def _look(self) -> None:
        if self.begun and self.done_s is None and self.watch.time_s >= REST_S - 1e-6:
            self._prediction.answer(self.vote.predict.ask, self.ballot.leading() or "same")
            self._prediction.look(self.watch)  # what the change is measured from
            for deed in self.vote.deeds:
                perform(deed, self.session.patch, self.session.act)
            self.done_s = self.watch.time_s
        else:
            self._prediction.look(self.watch)

    @property
    def share(self) -> float:
        """How far the time that the question names has passed, 0 to 1."""
        return self._prediction.share

    @property
    def outcome(self) -> Outcome | None:
        """What the voltage has done; None before it is known."""
        return self._prediction.outcome

    @property
    def measured(self) -> tuple[float, float] | None:
        """The value before, and at the end; None before it is known."""
        return self._prediction.measured

    @property
    def unit(self) -> str:
        """Of what is measured."""
        return TABLE[self.vote.predict.what].unit

    @property
    def class_was_right(self) -> bool | None:
        """Whether what most said is what happened; None where there is no such thing as most, or no outcome yet."""
        leading = self.ballot.leading()
        return None if leading is None or self.outcome is None else self._prediction.right


@lru_cache(maxsize=2)
def _settled(preset: str, seed: int) -> Patch:
    """A cell that has run for _BEFORE_S; never to be run on, because it is shared.

    The patch is a large one: it has fewer chance ups and downs that would hide a change of a few mV.
    """
    spec = presets.get(preset)
    patch = Patch(settings.apply(spec, {"V0": spec.rest_mV, "size": "large"}), seed)
    patch.step(round(_BEFORE_S / patch.spec.dt_s))
    return patch
