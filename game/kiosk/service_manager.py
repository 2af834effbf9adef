"""Messages to systemd: that an exhibit is up, alive, or ending. Without systemd none are sent.

One datagram each to the socket named in NOTIFY_SOCKET (man sd_notify). A parent that is stopped or hangs falls silent,
and after WatchdogSec systemd ends it with its children and starts it again.
"""

import contextlib
import os
import socket
import time
from collections.abc import Callable, Mapping
from typing import Final

_ALIVE_A_TIME: Final = 3.0  # messages in the time that systemd waits for one


class ServiceManager:
    """Sends messages to systemd; every method does nothing where there is none, or its socket cannot be reached."""

    def __init__(
        self, environment: Mapping[str, str] = os.environ, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")
        if self._address.startswith("@"):  # in Linux's abstract namespace
            self._address = "\0" + self._address[1:]
        self._clock, self._due = clock, clock()
        watchdog_us = environment.get("WATCHDOG_USEC", "")
        # WATCHDOG_PID is ignored: between systemd and the parent there is the compositor, whose number it is.
        self._every_s = (
            int(watchdog_us) / 1e6 / _ALIVE_A_TIME
            if watchdog_us.isascii() and watchdog_us.isdigit() and watchdog_us != "0"
            else None
        )

    def ready(self, process: int) -> None:
        """Send that the exhibit is up, and the process id of its show."""
        self._send(f"READY=1\nSTATUS=The show is up (process {process}).")

    def alive(self) -> None:
        """Send a watchdog message, if one is due; to be called often."""
        now = self._clock()
        if self._every_s is not None and now >= self._due:
            self._due = now + self._every_s
            self._send("WATCHDOG=1")

    def status(self, words: str) -> None:
        """Send one line for `systemctl status`."""
        self._send(f"STATUS={words}")

    def stopping(self) -> None:
        """Send that the exhibit ends."""
        self._send("STOPPING=1")

    def _send(self, words: str) -> None:
        if not self._address or not hasattr(socket, "AF_UNIX"):
            return
        with contextlib.suppress(OSError, ValueError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            line.setblocking(False)
            line.sendto(words.encode(), self._address)
