"""The operator's PIN: right or wrong, and longer and longer waits after wrong ones."""

import contextlib
import hmac
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from game.files.atomic_file import write_text

FREE_TRIES: Final = 3
FIRST_WAIT_S: Final = 30.0
MOST_WAIT_S: Final = 900.0
_MOST_COUNTED: Final = 1000  # wrong tries: the wait has long been the longest by then


class Lock:
    """After `FREE_TRIES` wrong PINs in a row it takes no more for 30 s, then 60, 120 ... up to 15 minutes.

    The number of wrong ones is stored in a file, so that a restart or a crash does not shorten the wait.
    """

    def __init__(self, pin: str, clock: Callable[[], float] = time.monotonic, file: Path | None = None) -> None:
        """`pin` is the right one; with an empty one the lock never opens. Without a `file` nothing is stored."""
        self._pin, self._clock, self._file = pin, clock, file
        self._wrong = self._read()
        self._again_at = -1.0
        self._begin_to_wait()

    @property
    def wait_s(self) -> float:
        """Seconds until it takes a PIN again; 0 when it does."""
        return max(0.0, self._again_at - self._clock())

    def opens(self, digits: str) -> bool:
        """Try `digits`. Returns whether they are right; during a wait, False for all."""
        if self.wait_s > 0.0 or not self._pin:
            return False
        right = hmac.compare_digest(digits.encode(), self._pin.encode())
        self._wrong = 0 if right else min(self._wrong + 1, _MOST_COUNTED)
        self._write()
        if not right:
            self._begin_to_wait()
        return right

    def _begin_to_wait(self) -> None:
        if self._wrong < FREE_TRIES:
            return
        wait = FIRST_WAIT_S
        for _doubled in range(self._wrong - FREE_TRIES):
            wait = min(2 * wait, MOST_WAIT_S)
        self._again_at = self._clock() + wait

    def _read(self) -> int:
        """Wrong tries so far: 0 where there is no file, FREE_TRIES where it cannot be parsed."""
        if self._file is None:
            return 0
        try:
            text = self._file.read_bytes()[:20].strip()
        except OSError:
            return 0
        return min(int(text), _MOST_COUNTED) if text.isdigit() else FREE_TRIES

    def _write(self) -> None:
        """Store the number of wrong tries. An error of the disk is ignored: the count in memory still holds."""
        if self._file is None:
            return
        with contextlib.suppress(OSError, ValueError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_text(self._file, f"{self._wrong}\n")
