"""A lesson in a real window: presenter mode by a clicker's keys, the pointer, and a vote by keys and by mouse."""

from collections.abc import Iterator

import pytest
from window_rig import MARKS, Window

pytestmark = MARKS


@pytest.fixture(scope="module")
def window(display: str) -> Iterator[Window]:
    window = Window(display, "driven_classroom.py")
    yield window
    window.end()


def test_a_clicker_starts_blanks_and_goes_through_the_cells(window: Window) -> None:
    window.becomes(screen="LiveScreen", on=False, window=[1280, 800])  # back from a full screen, if a test was there
    usual, cell = window.state["window"], window.state["cell"]
    window.do("key", "F5")
    window.becomes(on=True, words=1.45)
    assert window.state["window"] != usual  # it fills the screen
    assert window.find() == window.name, "the window was made anew: it goes the slow way, by a graphics card's stand-in"
    window.do("key", "b")
    window.becomes(blank=True, middle="black")
    window.do("key", "b")
    window.becomes(blank=False, middle="picture")
    window.do("key", "Next")
    window.wait(lambda: window.state["cell"] != cell)
    window.do("key", "Prior")
    window.becomes(cell=cell)
    window.do("key", "3")
    window.becomes(cell="axon")
    window.do("key", "f")
    window.becomes(frozen=True)
    window.do("key", "f")
    window.becomes(frozen=False)


def presenting(window: Window) -> None:
    """Begin to present, where no test before has."""
    if not window.state["on"]:
        window.do("key", "F5")
        window.becomes(on=True)


def test_the_pointer_while_the_right_button_is_held(window: Window) -> None:
    presenting(window)
    window.do("mousemove", "--window", window.name, "600", "300", "mousedown", "3")
    window.becomes(pointing=True)
    window.do("mouseup", "3")
    window.becomes(pointing=False)


def test_contrast_and_colour_checks(window: Window) -> None:
    window.do("key", "F6")
    window.becomes(contrast=True)
    window.do("key", "F7")
    window.becomes(check="protanopia")
    window.do("key", "F6")
    window.becomes(contrast=False)
    for _check in range(4):
        window.do("key", "F7")
    window.becomes(check=None)


def test_a_vote_from_first_hand_to_outcome(window: Window) -> None:
    presenting(window)
    window.do("key", "F4")
    window.becomes(screen="VotesScreen", phase="vote")
    for _vote in range(3):
        window.do("key", "Down")
    window.do("key", "equal")
    x, y = window.state["up_at"]
    window.do("mousemove", "--window", window.name, str(x), str(y), "click", "1", "click", "1")
    window.becomes(votes={"up": 2, "down": 3, "same": 1})
    window.do("key", "Next")
    window.wait(lambda: window.state.get("phase") == "seen", 60.0)
    window.do("key", "F4")
    window.becomes(screen="LiveScreen")
    window.do("key", "Escape")
    window.becomes(on=False, words=1.0)


def test_screens_are_come_to_while_time_stands(window: Window) -> None:
    """Under a frozen picture, and under the glossary: each of these keys in a row once ended the program."""
    for keys in (("F5", "f", "F4", "F4", "F5"), ("F5", "f", "F4", "Escape", "F5"), ("w", "F4", "F4", "w")):
        for key in keys[:-1]:
            screen = window.state["screen"]
            window.do("key", key)
            if key in ("F4", "Escape"):
                window.wait(lambda before=screen: window.state["screen"] != before)
        window.becomes(screen="LiveScreen", middle="picture")
        window.do("key", keys[-1])
    window.becomes(on=False, frozen=False)
