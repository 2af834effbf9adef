"""The hints of a level as it is played: which fits now, and which have been shown."""

from collections.abc import Sequence

from .level import Hint
from .watch import Watch


class Hints:
    """Chooses among `hints` by what `watch` measures; `taken` counts those without a condition that were asked for."""

    def __init__(self, hints: Sequence[Hint], watch: Watch) -> None:
        self._hints, self._watch = hints, watch
        self._shown: set[int] = set()
        self.taken = 0

    def take(self) -> Hint | None:
        """The hint that fits best now: one whose condition is met, else the next in order; None without any."""
        for number, hint in enumerate(self._hints):
            if hint.when is not None and hint.when.met(self._watch):
                self._shown.add(number)
                return hint
        for number, hint in enumerate(self._hints):
            if hint.when is None and number not in self._shown:
                self._shown.add(number)
                self.taken += 1
                return hint
        plain = [hint for hint in self._hints if hint.when is None]
        return plain[-1] if plain else None

    def due(self) -> Hint | None:
        """A hint whose time has come, or whose condition is met now; None without one. Each is returned once."""
        for number, hint in enumerate(self._hints):
            if number in self._shown:
                continue
            timed = hint.after is not None and self._watch.time_s >= hint.after
            if timed and (hint.when is None or hint.when.met(self._watch)):
                self._shown.add(number)
                return hint
        return None
