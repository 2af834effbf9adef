"""A class vote that is open: its questions, the current one, its cell and its votes."""

from collections.abc import Sequence

from game.challenges.votes.trial import VoteTrial
from game.challenges.votes.vote import Vote, questions
from game.view.playback.clock import Clock


class OpenVotes:
    """The state of a class vote, with or without a screen. It holds no pictures."""

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
        """The number of the current question, from 1."""
        return self._at + 1

    @property
    def question_count(self) -> int:
        """How many questions there are."""
        return len(self._asked)

    def turn(self, step: int) -> None:
        """Go to the next question (1) or the previous one (-1); the last is followed by the first."""
        self._at = (self._at + step) % self.question_count
        self._begin()

    def choose(self, number: int) -> bool:
        """Go to the question with this number. Returns False where there is none."""
        if not 1 <= number <= self.question_count:
            return False
        self._at = number - 1
        self._begin()
        return True

    def repeat(self) -> None:
        """Ask the same question again with a new run of the cell."""
        self._seed += 1
        self._begin()
