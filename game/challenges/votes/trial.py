"""The run that follows a vote: it rests, then the actions are done, and the change is measured."""

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
"""The voltage is a mean over this time, so the actions wait for it."""
_BEFORE_S: Final = 30.0  # until the solutions at the channels' mouths, and with them the voltage, have settled


class VoteTrial:
    """One run of a vote's question: a new cell, and the votes of the class.

    The cell has settled before it is shown, and rests while the class votes. After `begin`, and not before REST_S,
    the actions are done; the outcome is known `vote.predict.seconds` later. Another `seed` is another run.
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
        """When the actions were done, in seconds of the run; None before."""

    def begin(self) -> None:
        """Do the actions as soon as the cell has rested for REST_S."""
        self.begun = True

    def advance(self, ticks: int) -> None:
        """Run `ticks` ticks."""
        self._run.advance(ticks)

    def _look(self) -> None:
        if self.begun and self.done_s is None and self.watch.time_s >= REST_S - 1e-6:
            self._prediction.answer(self.vote.predict.ask, self.ballot.leading() or "same")
            self._prediction.update(self.watch)  # what the change is measured from
            for action in self.vote.deeds:
                perform(action, self.session.patch, self.session.act)
            self.done_s = self.watch.time_s
        else:
            self._prediction.update(self.watch)

    @property
    def share(self) -> float:
        """Fraction of `vote.predict.seconds` that has passed, 0 to 1."""
        return self._prediction.share

    @property
    def outcome(self) -> Outcome | None:
        """Whether the voltage went up, down or stayed the same; None before it is known."""
        return self._prediction.outcome

    @property
    def measured(self) -> tuple[float, float] | None:
        """The value before and at the end, in `unit`; None before it is known."""
        return self._prediction.measured

    @property
    def unit(self) -> str:
        """Unit of the measurement."""
        return TABLE[self.vote.predict.what].unit

    @property
    def class_was_right(self) -> bool | None:
        """Whether the way with most votes is the outcome; None for a tie, and before the outcome is known."""
        leading = self.ballot.leading()
        return None if leading is None or self.outcome is None else self._prediction.right


@lru_cache(maxsize=2)
def _settled(preset: str, seed: int) -> Patch:
    """A cell that has run for _BEFORE_S. It is shared by the cache: copy it, do not run it.

    The patch is large, so that its noise does not hide a change of a few mV.
    """
    spec = presets.get(preset)
    patch = Patch(settings.apply(spec, {"V0": spec.rest_mV, "size": "large"}), seed)
    patch.step(round(_BEFORE_S / patch.spec.dt_s))
    return patch
