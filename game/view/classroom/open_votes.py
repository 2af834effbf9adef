"""A class vote that is open: its questions, the one that is asked, its cell and what has been voted on it."""

from collections.abc import Sequence

from game.challenges.votes.trial import VoteTrial
from game.challenges.votes.vote import Vote, questions
from game.view.playback.clock import Clock


class OpenVotes:
    """The votes as they stand, whether a screen shows them or not. It has no pictures."""

    def __init__(self, seed: int = 1, asked: Sequence[Vote] | None = None) -> None:
        """`asked`: other questions than those that come with the program. Raises DocumentError."""
        self._asked = asked if asked is not None else questions()
        self._at, self._seed = 0, seed
        self._begin()

    def _begin(self) -> None:
        """A fresh cell for the question, and no votes."""
        self.trial = VoteTrial(self._asked[self._at], self._seed)
        self.clock = Clock(self.trial.session.patch.spec.dt_s)

    @property
    def number(self) -> int:
        """Which question is asked, from 1."""
        return self._at + 1

    @property
    def of(self) -> int:
        """How many questions there are."""
        return len(self._asked)

    def go(self, step: int) -> None:
        """Ask the next question (1) or the one before (-1); after the last comes the first."""
        self._at = (self._at + step) % self.of
        self._begin()

    def choose(self, number: int) -> bool:
        """Ask the question with this number; False where there is none."""
        if not 1 <= number <= self.of:
            return False
        self._at = number - 1
        self._begin()
        return True

    def again(self) -> None:
        """Ask the same question of another run of the cell."""
        self._seed += 1
        self._begin()
