"""A child process with its heartbeat, the last lines of its standard error, and its exit."""

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
_LINE_BYTES = 65_536  # a longer line is read in pieces, and never stored
_ROOT = str(Path(__file__).parents[2])  # what `game` is imported from


class WatchedProcess:
    """A child process, started by the constructor. Threads read its heartbeat (standard output) and its errors."""

    def __init__(
        self, command: Sequence[str], input_text: str = "", clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`input_text` is written to its standard input. Raises OSError where it cannot be started."""
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
        self.begun_at = self.beat_at = clock()
        self.shown_at: float | None = None
        self.beat = Beat()
        self.has_beat = False
        self.tail: deque[str] = deque(maxlen=_TAIL_LINES)
        self._input = input_text.encode()
        self._threads = [
            threading.Thread(target=work, daemon=True)
            for work in (self._write_input, self._read_heartbeat, self._read_errors)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def _write_input(self) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError), self._process.stdin as pipe:
            pipe.write(self._input)

    def _read_heartbeat(self) -> None:
        out = self._process.stdout
        assert out is not None
        for line in iter(lambda: out.readline(MOST_BYTES), b""):
            beat = decode(line)
            if beat is None:
                continue
            self.beat, self.beat_at, self.has_beat = beat, self._clock(), True
            if beat.phase == SHOWING and self.shown_at is None:
                self.shown_at = self.beat_at

    def _read_errors(self) -> None:
        err = self._process.stderr
        assert err is not None
        for line in iter(lambda: err.readline(_LINE_BYTES), b""):
            words = line.decode(errors="replace").rstrip()
            if words:
                self.tail.append(words[:_LINE_LETTERS])

    def restart_silence(self) -> None:
        """Measure `silent_s` from now: used where the parent itself was stopped, and read nothing."""
        self.beat_at = self._clock()

    @property
    def silent_s(self) -> float:
        """Seconds since its last heartbeat, or since its start."""
        return self._clock() - self.beat_at

    @property
    def ended(self) -> int | None:
        """Its exit code, or minus the number of the signal that ended it; None while it runs."""
        return self._process.poll()

    @property
    def last_error_line(self) -> str:
        """The last line on its standard error: of a traceback, the exception."""
        return self.tail[-1] if self.tail else ""

    def how_it_ended(self) -> str:
        """Wait for its end, and describe it for the log: "exit code 1", "signal 9 (SIGKILL)"."""
        code = self._process.wait()
        for thread in self._threads:
            thread.join(1.0)
        if code >= 0:
            return f"exit code {code}"
        with contextlib.suppress(ValueError):
            return f"signal {-code} ({signal.Signals(-code).name})"
        return f"signal {-code}"

    def dump_stacks(self, patience_s: float = 0.3) -> None:
        """Have it write the stack of every thread to its standard error, and wait `patience_s` for that."""
        if hasattr(signal, "SIGUSR1"):
            self._process.send_signal(signal.SIGUSR1)
            time.sleep(patience_s)

    def kill(self) -> None:
        """Kill it at once, even if it is stopped, and wait for its end."""
        self._process.kill()
        self._process.wait()

    def stop(self, patience_s: float = 5.0) -> None:
        """Terminate it, and kill it if it has not ended after `patience_s`."""
        self._process.terminate()
        try:
            self._process.wait(patience_s)
        except subprocess.TimeoutExpired:
            self.kill()
