"""The operator's PIN: right or wrong, and longer and longer waits for those who guess."""

import hmac
import time
from collections.abc import Callable

FREE_TRIES = 3
FIRST_WAIT_S = 30.0
MOST_WAIT_S = 900.0


class Lock:
    """After `FREE_TRIES` wrong PINs in a row it takes no more for 30 s, then 60, 120 ... up to 15 minutes."""

    def __init__(self, pin: str, clock: Callable[[], float] = time.monotonic) -> None:
        """`pin` is the right one; with an empty one nothing opens the lock."""
        self._pin, self._clock = pin, clock
        self._wrong = 0
        self._again_at = -1.0

    @property
    def wait_s(self) -> float:
        """How long it takes no PIN; 0 when it does."""
        return max(0.0, self._again_at - self._clock())

    def opens(self, digits: str) -> bool:
        """Try `digits`. While it has to be waited, the right ones do not help."""
        if self.wait_s > 0.0 or not self._pin:
            return False
        if hmac.compare_digest(digits.encode(), self._pin.encode()):
            self._wrong = 0
            return True
        self._wrong += 1
        if self._wrong >= FREE_TRIES:
            self._again_at = self._clock() + min(FIRST_WAIT_S * 2 ** (self._wrong - FREE_TRIES), MOST_WAIT_S)
        return False
