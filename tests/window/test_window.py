"""A real window on an X display: keys, mouse and size as a window system sends them."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
WAIT_S = 60.0  # kernels may have to be compiled first

pytestmark = [
    pytest.mark.window,
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="the virtual display is X11"),
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="xdotool is not installed"),
    pytest.mark.skipif(
        "DISPLAY" not in os.environ and shutil.which("Xvfb") is None, reason="no DISPLAY, and Xvfb is not installed"
    ),
]


def _environment(display: str | None) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in ("SDL_VIDEODRIVER", "DISPLAY")}
    return kept | {"PYTHONPATH": str(ROOT)} | ({"DISPLAY": display} if display else {})


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """The display there is, or one of our own."""
    if "DISPLAY" in os.environ:
        yield os.environ["DISPLAY"]
        return
    out, into = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(into), "-screen", "0", "1920x1920x24", "-nolisten", "tcp"],
        pass_fds=[into],
        stderr=subprocess.DEVNULL,
    )
    os.close(into)
    with os.fdopen(out) as number:
        yield f":{number.readline().strip()}"
    server.terminate()
    server.wait(10)


class Window:
    """The program in its window, and what it last told of itself."""

    def __init__(self, display: str) -> None:
        self._environment = _environment(display)
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).parent / "driven.py")],
            env=self._environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.state: dict[str, Any] = {}
        threading.Thread(target=self._listen, daemon=True).start()
        self.wait(lambda: bool(self.state), WAIT_S)
        self.name = self.do("search", "--onlyvisible", "--pid", str(self.process.pid)).split()[-1]
        self.do("windowmove", self.name, "0", "0")
        self.do("windowfocus", self.name)

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("{"):
                self.state = json.loads(line)

    def do(self, *words: str) -> str:
        """Run xdotool."""
        done = subprocess.run(["xdotool", *words], env=self._environment, capture_output=True, text=True, check=True)
        return done.stdout

    def wait(self, done: Any, seconds: float = 10.0) -> None:
        """Wait until something is so."""
        until = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < until, f"never came: {self.state}"
            assert self.process.poll() is None, "the program has ended"
            time.sleep(0.02)

    def becomes(self, **wanted: Any) -> None:
        """Wait until the state is as wanted."""
        self.wait(lambda: all(self.state.get(key) == value for key, value in wanted.items()))


@pytest.fixture(scope="module")
def window(display: str) -> Iterator[Window]:
    window = Window(display)
    yield window
    if window.process.poll() is None:
        window.process.terminate()
    window.process.wait(10)


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
        env=_environment(None) | {"XDG_RUNTIME_DIR": ""},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=WAIT_S,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("minus70: No window can be opened")
    assert done.stderr.count("\n") == 1
