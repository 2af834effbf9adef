"""The heartbeat: what the program that shows the exhibit sends to its parent, a line of JSON on a pipe, twice a second.

It is sent from the loop that draws frames, so a program that has stopped drawing stops sending too.
"""

import json
import os
import re
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

EVERY_S = 0.5
MOST_BYTES = 4096
MOST_COUNT = 2**53
_STATE = re.compile(r"[a-z_]{0,40}")
STARTING, SHOWING = "starting", "showing"


@dataclass(frozen=True, slots=True)
class Beat:
    """How the exhibit is: counts since it was started, frame times of the day in ms, memory in MB."""

    phase: str = STARTING
    state: str = ""  # what the screen is doing: "attract", "visitor" ...
    frames: int = 0
    p50_ms: float = 0.0
    p99_ms: float = 0.0
    worst_ms: float = 0.0
    memory_MB: float = 0.0
    visitors: int = 0
    conserved: bool = True


def encode(beat: Beat) -> bytes:
    """One line."""
    return json.dumps(asdict(beat), separators=(",", ":")).encode() + b"\n"


def decode(line: bytes) -> Beat | None:
    """The beat in a line; None for any other line, such as what a library prints, and for impossible values."""
    try:
        beat = Beat(**json.loads(line[:MOST_BYTES]))
    except (ValueError, TypeError, RecursionError):
        return None
    return beat if _can_be(beat) else None


def _can_be(beat: Beat) -> bool:
    """Whether each value is of its kind: they are summed, and written to a log, by a parent that must not fail."""
    counts, amounts = (beat.frames, beat.visitors), (beat.p50_ms, beat.p99_ms, beat.worst_ms, beat.memory_MB)
    return (
        beat.phase in (STARTING, SHOWING)
        and isinstance(beat.state, str)
        and _STATE.fullmatch(beat.state) is not None
        and all(type(count) is int and 0 <= count <= MOST_COUNT for count in counts)
        and all(type(amount) in (int, float) and 0 <= amount <= MOST_COUNT for amount in amounts)
        and isinstance(beat.conserved, bool)
    )


class ParentGone(Exception):
    """The heartbeat has no reader any more."""


class Heart:
    """The sender: beats at most every `EVERY_S`, and never waits for the reader."""

    def __init__(self, fd: int, clock: Callable[[], float] = time.monotonic) -> None:
        """`fd` is the pipe's file descriptor."""
        self._fd, self._clock = fd, clock
        self._due = clock()
        if hasattr(os, "set_blocking"):
            os.set_blocking(fd, False)

    @property
    def due(self) -> bool:
        """Whether it is time for the next beat."""
        return self._clock() >= self._due

    def beat(self, beat: Beat) -> None:
        """Send `beat`, or drop it where the pipe is full. Raises ParentGone where the pipe is closed."""
        self._due = self._clock() + EVERY_S
        try:
            os.write(self._fd, encode(beat))
        except BlockingIOError:
            pass  # the pipe is full: the reader is stopped
        except OSError as gone:
            raise ParentGone from gone
