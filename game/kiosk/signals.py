"""Which signals end an exhibit, and which are only logged, with the state that it is in."""

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType
from typing import Final

from .supervisor import Supervisor

ENDING: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
"""Ctrl-C, the service manager, a terminal that closes, Ctrl-\\: the exhibit ends cleanly."""
NOTED: Final = ("SIGUSR1", "SIGUSR2")
"""The exhibit goes on; its health is in the log then."""


@contextlib.contextmanager
def handle_signals(supervisor: Supervisor) -> Iterator[None]:
    """Within this context signals are logged, and those of `ENDING` end the exhibit cleanly."""
    former = {}
    for name in (*ENDING, *NOTED):
        number = getattr(signal, name, None)  # Windows has only the first two
        if number is not None:
            former[number] = signal.signal(number, _Handler(supervisor, name))
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


class _Handler:
    def __init__(self, supervisor: Supervisor, name: str) -> None:
        self._supervisor, self._name = supervisor, name

    def __call__(self, number: int, frame: FrameType | None) -> None:
        self._supervisor.on_signal(self._name, self._name in ENDING)
