"""The last actions of the user, and the run they were done in, for a crash report.

One list for the process, as an error may occur anywhere. The oldest entries are dropped.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Final

MOST: Final = 100

_lock = threading.Lock()
_entries: deque[tuple[float, str, int]] = deque(maxlen=MOST)
_run: Callable[[], str | None] | None = None


def note(words: str) -> None:
    """Add an action; one that repeats the entry before it only counts it up."""
    now = time.monotonic()
    with _lock:
        if _entries and _entries[-1][1] == words:
            since, _words, count = _entries[-1]
            _entries[-1] = since, words, count + 1
        else:
            _entries.append((now, words, 1))


def lines() -> list[str]:
    """The actions, oldest first, each with how many seconds ago it was (first) done."""
    now = time.monotonic()
    with _lock:
        entries = list(_entries)
    return [f"{now - at:8.2f} s ago  {words}{f' (x{count})' if count > 1 else ''}" for at, words, count in entries]


def follow(run: Callable[[], str | None] | None) -> None:
    """From now on `run()` returns the text of a recording of the run that is shown, or None where none is."""
    global _run
    with _lock:
        _run = run


def run_text() -> str | None:
    """The text of a recording of the run that is shown; None where there is no run. Raises what making it raises."""
    with _lock:
        run = _run
    return None if run is None else run()


def forget() -> None:
    """Drop the actions and the run."""
    follow(None)
    with _lock:
        _entries.clear()
