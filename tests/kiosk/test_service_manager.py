"""systemd is told what it waits for, in its own words; without it nothing happens."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.kiosk.service_manager import ServiceManager

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs sockets of Unix")


class Listener:
    """The socket of a service manager."""

    def __init__(self, address: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(address)
        self._socket.setblocking(False)

    def heard(self) -> list[str]:
        found = []
        while True:
            try:
                found.append(self._socket.recv(4096).decode())
            except BlockingIOError:
                return found

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[Listener]:
    made = Listener(str(tmp_path / "notify"))
    yield made
    made.close()


def test_up_alive_and_ending_are_told(listener: Listener, tmp_path: Path) -> None:
    manager = ServiceManager({"NOTIFY_SOCKET": str(tmp_path / "notify")})
    manager.ready(17)
    manager.status("All is well.")
    manager.alive()  # no watchdog was asked for
    manager.stopping()
    assert listener.heard() == ["READY=1\nSTATUS=The show is up (process 17).", "STATUS=All is well.", "STOPPING=1"]


def test_signs_of_life_come_three_times_as_often_as_is_asked_for(listener: Listener, tmp_path: Path) -> None:
    now = [0.0]
    asked = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}
    manager = ServiceManager(asked, lambda: now[0])
    for tenth in range(601):
        now[0] = tenth / 10
        manager.alive()
    assert listener.heard() == ["WATCHDOG=1"] * 7  # at 0, 10 ... 60 s


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="abstract sockets are Linux's")
def test_an_abstract_address_is_understood() -> None:
    name = f"minus70-test-{id(object())}"
    made = Listener(f"\0{name}")
    ServiceManager({"NOTIFY_SOCKET": f"@{name}"}).stopping()
    assert made.heard() == ["STOPPING=1"]
    made.close()


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"NOTIFY_SOCKET": ""},
        {"NOTIFY_SOCKET": "/no/such/socket"},
        {"NOTIFY_SOCKET": "x" * 5000},
        {"NOTIFY_SOCKET": "a\0b"},
        {"WATCHDOG_USEC": "soon"},
        {"WATCHDOG_USEC": "0"},
        {"WATCHDOG_USEC": "\u00b2"},
    ],
)
def test_where_nobody_listens_nothing_happens(environment: dict[str, str]) -> None:
    manager = ServiceManager(environment)
    manager.ready(1)
    manager.alive()
    manager.status("words")
    manager.stopping()
