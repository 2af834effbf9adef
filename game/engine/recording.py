"""A run as what it takes to run it again: what was built, the seed, and every action at its tick."""

from dataclasses import dataclass
from functools import cache

from game.sentence import Sentence, clause

from . import presets
from .actions import Action
from .patch import Patch
from .session import Session
from .spec import PatchSpec, SpecError


class RecordingError(ValueError):
    """Not a recording that can be played; the message says what is wrong and what would do."""


@cache
def engine() -> str:
    """What this engine makes of a small patch, as 12 hex digits: another engine, another run, another number."""
    patch = Patch(presets.get("neuron").with_(size="small"), seed=70)
    for key, value in (("K_out", 25.0), ("ouabain", 0.5), ("P_Na", 2.0)):
        patch.step(60)
        patch.set(key, value)
    patch.step(60)
    return patch.fingerprint()[:12]


@dataclass(frozen=True, slots=True)
class Recording:
    """A run from its first tick to `end`; what is to be watched begins at `begin`."""

    spec: PatchSpec
    seed: int
    journal: tuple[Action, ...]
    begin: int
    end: int
    state: str = ""
    """Fingerprint at `end`, by which a replay is checked; "" if it is not known."""

    @classmethod
    def of(cls, session: Session, begin: int = 0) -> "Recording":
        """The branch that `session` is on, up to its latest tick; its state is known if the session is there now."""
        state = "" if session.in_past else session.fingerprint()
        end = max(session.tick, session.latest)
        return cls(session.spec, session.seed, session.journal, min(begin, end), end, state)

    def session(self, threads: int = 1) -> Session:
        """A session at tick 0 that knows all that is to come. Raises RecordingError."""
        try:
            return Session(self.spec, self.seed, threads, journal=self.journal, latest=self.end)
        except (SpecError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as problem:
            raise RecordingError(Sentence("The recording cannot be played: {why}.", why=clause(problem))) from problem
