"""A step back, which is seen to run backwards."""

from dataclasses import dataclass
from typing import Final

from game.view.scene.paths import ease

_REWIND_S: Final = 0.5


@dataclass(slots=True)
class Rewind:
    """From the tick `start` back to `end`."""

    start: int
    end: int
    at_once: bool
    age_s: float = 0.0

    def advance(self, seconds: float) -> None:
        """Advance by `seconds` of wall time."""
        self.age_s += seconds

    @property
    def _share(self) -> float:
        return 1.0 if self.at_once else ease(self.age_s / _REWIND_S)

    @property
    def tick(self) -> int:
        """The tick to show now."""
        return round(self.start + (self.end - self.start) * self._share)

    @property
    def done(self) -> bool:
        """Whether it has come to its end."""
        return self._share >= 1.0
