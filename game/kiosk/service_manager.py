"""What systemd is told of an exhibit: that it is up, that it is alive, that it ends. Without systemd, nothing.

One datagram each to the socket named in NOTIFY_SOCKET (man sd_notify). A parent that is stopped or hangs falls silent,
and after WatchdogSec systemd ends it with its children and starts it again.
"""

import contextlib
import os
import socket
import time
from collections.abc import Callable, Mapping
from typing import Final

_ALIVE_A_TIME: Final = 3.0  # signs of life in the time that systemd waits for one


class ServiceManager:
    """Tells systemd; every method does nothing where there is none, or it does not listen."""

    def __init__(
        self, environment: Mapping[str, str] = os.environ, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")
        if self._address.startswith("@"):  # in Linux's abstract namespace
            self._address = "\0" + self._address[1:]
        self._clock, self._due = clock, clock()
        asked = environment.get("WATCHDOG_USEC", "")
        # WATCHDOG_PID is not looked at: between systemd and the parent there is the compositor, whose number it is.
        self._every_s = (
            int(asked) / 1e6 / _ALIVE_A_TIME if asked.isascii() and asked.isdigit() and asked != "0" else None
        )

    def ready(self, process: int) -> None:
        """The exhibit is up: its show has this process id."""
        self._tell(f"READY=1\nSTATUS=The show is up (process {process}).")

    def alive(self) -> None:
        """The parent looks after its show; to be called often, tells as often as is asked for."""
        now = self._clock()
        if self._every_s is not None and now >= self._due:
            self._due = now + self._every_s
            self._tell("WATCHDOG=1")

    def status(self, words: str) -> None:
        """One line for `systemctl status`."""
        self._tell(f"STATUS={words}")

    def stopping(self) -> None:
        """The exhibit ends."""
        self._tell("STOPPING=1")

    def _tell(self, words: str) -> None:
        if not self._address or not hasattr(socket, "AF_UNIX"):
            return
        with contextlib.suppress(OSError, ValueError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            line.setblocking(False)
            line.sendto(words.encode(), self._address)
