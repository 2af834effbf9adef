"""A program that is watched: its heartbeat, the last that it said on its standard error, and how it ended."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from .heartbeat import MOST_BYTES, SHOWING, Beat, decode

_TAIL_LINES = 60
_LINE_LETTERS = 400
_LINE_BYTES = 65_536  # a longer line is read in pieces, and never held whole
_ROOT = str(Path(__file__).parents[2])  # what `game` is imported from


class Program:
    """Started at once. Its standard output is its heartbeat; two threads wait for what it says."""

    def __init__(self, command: Sequence[str], told: str = "", clock: Callable[[], float] = time.monotonic) -> None:
        """`told` is written to its standard input. Raises OSError where it cannot be started."""
        self._clock = clock
        paths = [_ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUNBUFFERED": "1"},
            start_new_session=True,  # a Ctrl-C for the parent is the parent's to pass on
        )
        self.begun_at = self.heard_at = clock()
        self.shown_at: float | None = None
        self.beat = Beat()
        self.heard = False
        self.tail: deque[str] = deque(maxlen=_TAIL_LINES)
        self._told = told.encode()
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._tell, self._hear, self._listen)]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def _tell(self) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError), self._process.stdin as pipe:
            pipe.write(self._told)

    def _hear(self) -> None:
        out = self._process.stdout
        assert out is not None
        for line in iter(lambda: out.readline(MOST_BYTES), b""):
            beat = decode(line)
            if beat is None:
                continue
            self.beat, self.heard_at, self.heard = beat, self._clock(), True
            if beat.phase == SHOWING and self.shown_at is None:
                self.shown_at = self.heard_at

    def _listen(self) -> None:
        err = self._process.stderr
        assert err is not None
        for line in iter(lambda: err.readline(_LINE_BYTES), b""):
            words = line.decode(errors="replace").rstrip()
            if words:
                self.tail.append(words[:_LINE_LETTERS])

    def forgive(self) -> None:
        """Count its silence from now: it was the parent that did not listen."""
        self.heard_at = self._clock()

    @property
    def silent_s(self) -> float:
        """How long nothing has been heard from it."""
        return self._clock() - self.heard_at

    @property
    def ended(self) -> int | None:
        """Its exit code, below 0 the number of a signal; None while it runs."""
        return self._process.poll()

    @property
    def last_words(self) -> str:
        """The last line on its standard error: of a traceback, the one that says what was wrong."""
        return self.tail[-1] if self.tail else ""

    def why(self) -> str:
        """How it ended, for the log."""
        code = self._process.wait()
        for thread in self._threads:
            thread.join(1.0)
        if code >= 0:
            return f"exit code {code}"
        with contextlib.suppress(ValueError):
            return f"signal {-code} ({signal.Signals(-code).name})"
        return f"signal {-code}"

    def explain(self, patience_s: float = 0.3) -> None:
        """Ask where it hangs: it writes the stack of every thread to its standard error, if it still can."""
        if hasattr(signal, "SIGUSR1"):
            self._process.send_signal(signal.SIGUSR1)
            time.sleep(patience_s)

    def kill(self) -> None:
        """End it at once, even if it is stopped."""
        self._process.kill()
        self._process.wait()

    def stop(self, patience_s: float = 5.0) -> None:
        """Ask it to end, and end it if it does not."""
        self._process.terminate()
        try:
            self._process.wait(patience_s)
        except subprocess.TimeoutExpired:
            self.kill()
