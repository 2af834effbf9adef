"""A real window on an X display: keys, mouse and size as a window system sends them."""

import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from window_rig import MARKS, ROOT, WAIT_S, Window, environment

pytestmark = MARKS


@pytest.fixture(scope="module")
def window(display: str) -> Iterator[Window]:
    window = Window(display)
    yield window
    window.end()


def test_space_pauses_and_a_click_plays(window: Window) -> None:
    window.becomes(paused=False)
    window.do("key", "space")
    window.becomes(paused=True)
    ticks = window.state["ticks"]
    window.do("key", "period")
    window.becomes(ticks=ticks + 1)
    window.do("key", "space")
    window.becomes(paused=False)


def test_eight_frames_forward_and_eight_back_are_the_same_picture(window: Window) -> None:
    """With real keys: the pixels in the window, but for the bar that tells how far the run is known."""
    window.do("key", "space")
    window.becomes(paused=True)
    time.sleep(7)  # until no notice is shown any more
    window.do("key", "period", "key", "comma")
    window.becomes(behind=1)
    before = window.state["picture"]
    ticks = window.state["ticks"]
    for _press in range(8):
        window.do("key", "period")
    window.becomes(ticks=ticks + 8)
    assert window.state["picture"] != before
    for _press in range(8):
        window.do("key", "comma")
    window.becomes(ticks=ticks, picture=before)
    window.do("key", "End")
    window.becomes(behind=0)
    window.do("key", "space")
    window.becomes(paused=False)


def test_the_time_bar_is_dragged_with_the_mouse(window: Window) -> None:
    time.sleep(3)  # something to go back into
    window.do("key", "space")
    window.becomes(paused=True)
    left, middle = window.state["bar"]
    window.do("mousemove", "--window", window.name, str(left + 300), str(middle), "mousedown", "1")
    window.do("mousemove", "--window", window.name, str(left + 200), str(middle))
    window.do("mousemove", "--window", window.name, str(left + 4), str(middle), "mouseup", "1")
    window.wait(lambda: 0 <= window.state["ticks"] < 30)
    assert window.state["behind"] > 30
    window.do("key", "End")
    window.becomes(behind=0)
    window.do("key", "space")
    window.becomes(paused=False)


def test_keys_open_and_close_what_there_is(window: Window) -> None:
    window.do("key", "b")
    window.wait(lambda: window.state["drawer"] is not None)
    window.do("key", "Escape")
    window.becomes(drawer=None)
    window.do("key", "F1")
    window.becomes(help=True)
    window.do("key", "Escape")
    window.becomes(help=False)
    window.do("key", "3")
    window.becomes(speed=4.0)
    window.do("key", "2")
    window.becomes(speed=1.0)


def test_the_wheel_zooms_and_a_click_chooses(window: Window) -> None:
    before = window.state["ppn"]
    window.do("mousemove", "--window", window.name, "550", "470", "click", "4")
    window.wait(lambda: window.state["ppn"] > before)
    window.do("click", "5")
    window.becomes(ppn=before)
    window.do("key", "n")
    window.wait(lambda: window.state["protein"] is not None)
    window.do("key", "Escape")
    window.becomes(protein=None)


@pytest.mark.parametrize("size", [(1024, 600), (1080, 1900), (400, 300), (1900, 1000)])
def test_the_window_can_be_any_size(window: Window, size: tuple[int, int]) -> None:
    window.do("windowsize", window.name, str(size[0]), str(size[1]))
    window.becomes(window=list(size))
    window.do("key", "space")
    window.becomes(paused=True)
    window.do("key", "space")
    window.becomes(paused=False)


def test_the_menu_ends_it(window: Window) -> None:
    window.do("windowsize", window.name, "1280", "720")
    window.becomes(window=[1280, 720])
    window.do("mousemove", "--window", window.name, "1130", "51", "click", "1")
    window.becomes(drawer="")
    x, y = window.state["quit_at"]
    window.do("mousemove", "--window", window.name, str(x), str(y), "click", "1")
    assert window.process.wait(15) == 0


@pytest.mark.parametrize("command", [["live"], []])
def test_without_a_display_it_says_so(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "game", *command],
        env=environment(None) | {"XDG_RUNTIME_DIR": ""},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=WAIT_S,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("minus70: No window can be opened")
    assert done.stderr.count("\n") == 1
