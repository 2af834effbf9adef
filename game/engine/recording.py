"""A run as what is needed to repeat it: the spec, the seed, and every action at its tick."""

from dataclasses import dataclass
from functools import cache

from game.sentence import Sentence, clause

from . import presets
from .actions import Action
from .patch import Patch
from .session import Session
from .spec import PatchSpec, SpecError


class RecordingError(ValueError):
    """A recording that cannot be played; the message says what is wrong and how to fix it."""


@cache
def engine() -> str:
    """A fingerprint of a short run on this engine, 12 hex digits: engines that run differently have different ones."""
    patch = Patch(presets.get("neuron").with_(size="small"), seed=70)
    for key, value in (("K_out", 25.0), ("ouabain", 0.5), ("P_Na", 2.0)):
        patch.step(60)
        patch.set(key, value)
    patch.step(60)
    return patch.fingerprint()[:12]


@dataclass(frozen=True, slots=True)
class Recording:
    """A run from tick 0 to `end`; it is shown from `begin` on."""

    spec: PatchSpec
    seed: int
    journal: tuple[Action, ...]
    begin: int
    end: int
    state: str = ""
    """Fingerprint at `end`, by which a replay is checked; "" if it is not known."""

    @classmethod
    def of(cls, session: Session, begin: int = 0) -> "Recording":
        """The branch that `session` is on, up to its latest tick; with the state's fingerprint if it is there now."""
        state = "" if session.in_past else session.fingerprint()
        end = max(session.tick, session.latest)
        return cls(session.spec, session.seed, session.journal, min(begin, end), end, state)

    def session(self, threads: int = 1) -> Session:
        """A session at tick 0 with all actions of the recording ahead. Raises RecordingError."""
        try:
            return Session(self.spec, self.seed, threads, journal=self.journal, latest=self.end)
        except (SpecError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as problem:
            raise RecordingError(Sentence("The recording cannot be played: {why}.", why=clause(problem))) from problem
