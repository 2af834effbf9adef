"""The quiz: the labels of one state are blanks, and each is filled with a word chosen from four."""

from dataclasses import dataclass, field

from game.engine.pump import PumpState
from game.view.lab.terms import TERMS
from game.words import _


@dataclass(slots=True)
class Score:
    """Blanks filled so far, and how many of them at the first try."""

    filled: int = 0
    first: int = 0


@dataclass(slots=True)
class LabelQuiz:
    """The blanks of one state. `terms` are in the order of their numbers."""

    state: PumpState
    terms: tuple[str, ...]
    score: Score
    filled: list[str] = field(default_factory=list)
    verdict: str = ""
    right: bool | None = None
    tried: set[str] = field(default_factory=set)
    current: str = ""

    def __post_init__(self) -> None:
        """Ask for the first."""
        self.current = self.terms[0]

    @property
    def done(self) -> bool:
        """Whether every blank is filled."""
        return len(self.filled) == len(self.terms)

    def options(self) -> tuple[str, ...]:
        """Four words to choose from: always the same for the same blank of the same state."""
        words = [self.current, *TERMS[self.current].mistaken_for]
        turn = (3 * int(self.state) + 5 * self.terms.index(self.current)) % len(words)
        return tuple(words[turn:] + words[:turn])

    def pick(self, term: str) -> None:
        """Make the blank of `term` the current question, unless it is filled."""
        if term in self.terms and term not in self.filled and term != self.current:
            self.current, self.verdict, self.right, self.tried = term, "", None, set()

    def answer(self, number: int) -> None:
        """Fill the blank with option `number` (0 to 3), if that is right; set the verdict and the explanation."""
        if self.done:
            return
        chosen = self.options()[number]
        if chosen in self.tried:
            return
        if chosen != self.current:
            self.tried.add(chosen)
            self.right = False
            self.verdict = _("No. {why}").format(why=_(TERMS[chosen].explanation))
            return
        self.score.filled += 1
        self.score.first += not self.tried
        self.filled.append(chosen)
        self.right = True
        self.verdict = _("Right. {why}").format(why=_(TERMS[chosen].explanation))
        left = [term for term in self.terms if term not in self.filled]
        after = [term for term in left if self.terms.index(term) > self.terms.index(chosen)]
        if left:
            self.current, self.tried = (after or left)[0], set()
