"""The pump lab in a real window: eight states on and eight back are the same picture, by keys, mouse and touch."""

from collections.abc import Callable, Iterator

import pytest
from window_rig import MARKS, Window

pytestmark = MARKS


@pytest.fixture(scope="module")
def window(display: str) -> Iterator[Window]:
    window = Window(display, "driven_lab.py")
    yield window
    window.end()


def by_key(window: Window, way: int) -> None:
    window.do("key", "Right" if way > 0 else "Left")


def by_mouse(window: Window, way: int) -> None:
    x, y = window.state["on" if way > 0 else "back"]
    window.do("mousemove", "--window", window.name, str(x), str(y), "click", "1")


def by_touch(window: Window, way: int) -> None:
    window.tell("finger", *window.state["on" if way > 0 else "back"])


def rests(window: Window, state: int) -> None:
    window.wait(lambda: window.state["rested"] and window.state["state"] == state, 30.0)


@pytest.mark.parametrize("step", [by_key, by_touch, by_mouse])
def test_eight_states_on_and_eight_back_are_the_same_picture(
    window: Window, step: Callable[[Window, int], None]
) -> None:
    window.do("mousemove", "--window", window.name, "5", "5")
    window.wait(lambda: window.state["rested"])
    before = window.state
    pictures = {before["picture"]}
    for number in range(1, 9):
        step(window, 1)
        rests(window, (before["state"] + number) % 8)
        pictures.add(window.state["picture"])
    assert len(pictures) == 9
    assert window.state["tick"] > before["tick"]
    for number in range(7, -1, -1):
        step(window, -1)
        rests(window, (before["state"] + number) % 8)
    window.do("mousemove", "--window", window.name, "5", "5")
    window.wait(lambda: window.state["tick"] == before["tick"] and window.state["picture"] == before["picture"], 15.0)


def test_a_tap_on_the_film_waits_for_that_state(window: Window) -> None:
    window.wait(lambda: window.state["rested"])
    goal = (window.state["state"] + 3) % 8
    window.tell("finger", *window.state["frames"][goal])
    window.wait(lambda: not window.state["rested"])
    rests(window, goal)


def test_x_goes_to_the_live_membrane_and_back(window: Window) -> None:
    window.do("key", "x")
    window.becomes(screen="LiveScreen")
    window.do("key", "x")
    window.becomes(screen="PumpLab")
