"""The operator's PIN: right or wrong, and longer and longer waits for those who guess."""

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

    The number of wrong ones is kept in a file: who starts the exhibit again, or crashes it, waits as long as before.
    """

    def __init__(self, pin: str, clock: Callable[[], float] = time.monotonic, file: Path | None = None) -> None:
        """`pin` is the right one; with an empty one the lock never opens. Without a `file` nothing is kept."""
        self._pin, self._clock, self._file = pin, clock, file
        self._wrong = self._read()
        self._again_at = -1.0
        self._begin_to_wait()

    @property
    def wait_s(self) -> float:
        """How long it takes no PIN; 0 when it does."""
        return max(0.0, self._again_at - self._clock())

    def opens(self, digits: str) -> bool:
        """Try `digits`. While it has to be waited, the right ones do not help."""
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
        """Wrong tries before now: none where there is no file, all that are free where it cannot be understood."""
        if self._file is None:
            return 0
        try:
            text = self._file.read_bytes()[:20].strip()
        except OSError:
            return 0
        return min(int(text), _MOST_COUNTED) if text.isdigit() else FREE_TRIES

    def _write(self) -> None:
        """A disk that is full or cannot be written costs what is kept, and nothing else."""
        if self._file is None:
            return
        with contextlib.suppress(OSError, ValueError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_text(self._file, f"{self._wrong}\n")
