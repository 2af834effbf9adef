"""A visit to the exhibit in a real window with real fingers: wake, play, walk away, be asked, come back, walk away."""

import time
from collections.abc import Iterator

import pytest
from window_rig import MARKS, Window

pytestmark = MARKS


@pytest.fixture(scope="module")
def window(display: str) -> Iterator[Window]:
    window = Window(display, "driven_kiosk.py")
    yield window
    window.end()


def down(window: Window, label: str) -> None:
    """Put the finger on a button."""
    x, y = window.state["places"][label]
    window.do("mousemove", "--window", window.name, str(x), str(y), "mousedown", "1")


def up(window: Window) -> None:
    """Lift it."""
    window.do("mouseup", "1")


def play(window: Window) -> None:
    """Hold one button or the other until the challenge is decided: a busy machine may show the figure late."""

    def told() -> int:
        return int(window.state["mV"])

    def done() -> bool:
        return bool(window.state["game"] != "playing")

    while not done():
        if told() > -66:
            down(window, "let K+ out")
            window.wait(lambda: done() or told() <= -68, 60)
            up(window)
        elif told() < -74:
            down(window, "let Na+ in")
            window.wait(lambda: done() or told() >= -73, 60)
            up(window)
        time.sleep(0.3)


def test_a_visit(window: Window) -> None:
    """One story, in the order in which it happens."""
    window.becomes(state="attract")
    down(window, "leaks")  # wakes it, and does nothing else
    window.becomes(state="visitor", fingers=1)
    up(window)
    assert window.state["applied"] == []

    down(window, "leaks")
    window.becomes(applied=["leaks"], fingers=2)
    up(window)
    window.wait(lambda: "came in" in window.state["why"] and window.state["mV"] > -55, 20)

    down(window, "challenge")
    window.becomes(game="playing", fingers=3)
    up(window)
    window.wait(lambda: "let K+ out" in window.state["places"])
    play(window)
    assert window.state["game"] == "won"
    window.wait(lambda: "left" in window.state["why"] and "mV" in window.state["why"])

    window.wait(lambda: window.state["state"] == "countdown", 20)
    down(window, "back")  # answers, and does nothing else
    window.becomes(state="visitor")
    up(window)
    assert window.state["game"] == "won"

    window.wait(lambda: window.state["state"] == "countdown", 20)
    window.wait(lambda: window.state["state"] == "attract", 20)
    window.wait(lambda: window.state["game"] is None and window.state["applied"] == [])


def test_no_key_ends_it(window: Window) -> None:
    window.becomes(state="attract")
    window.do("key", "Escape", "key", "q", "key", "F11", "key", "ctrl+q")
    window.becomes(state="visitor")
    window.do("key", "Escape", "key", "g", "key", "w")
    window.wait(lambda: window.state["state"] == "attract", 30)
    assert window.process.poll() is None
