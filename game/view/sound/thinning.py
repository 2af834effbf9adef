"""How often, and how loud, a short sound is played whose cause may occur hundreds of times a second."""

import math
from typing import Final

APART_S: Final = 0.09
"""Least time from one to the next: eleven a second can still be distinguished, more are a rattle."""
_MEMORY_S: Final = 1.0
_FULL_RATE: Final = 4.0


class Thinning:
    """Lets every sound through while they are rare; when they are frequent, fewer and softer ones."""

    def __init__(self) -> None:
        self._waiting = 0
        self._since_s = APART_S
        self._lately = 0.0

    def next(self, number: int, seconds: float) -> float:
        """The loudness (0 to 1) of a sound to play now, 0 for none, after `number` more causes within `seconds`."""
        self._since_s += seconds
        self._lately = self._lately * math.exp(-seconds / _MEMORY_S) + number
        self._waiting += number
        if self._waiting == 0 or self._since_s < APART_S:
            return 0.0
        # Two at almost the same time are heard one after the other; a queue would still rattle when all is over.
        self._waiting = min(self._waiting - 1, 1)
        self._since_s = 0.0
        return min(1.0, math.sqrt(_FULL_RATE / max(self._lately, _FULL_RATE)))
