"""The program in a real window on an X display, and hands for it."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
WAIT_S = 120.0  # kernels may have to be compiled first, on a busy machine

MARKS = [
    pytest.mark.window,
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="the virtual display is X11"),
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="xdotool is not installed"),
    pytest.mark.skipif(
        "DISPLAY" not in os.environ and shutil.which("Xvfb") is None, reason="no DISPLAY, and Xvfb is not installed"
    ),
]


def environment(display: str | None) -> dict[str, str]:
    """The environment of a program that is to show itself on `display`."""
    kept = {key: value for key, value in os.environ.items() if key not in ("SDL_VIDEODRIVER", "DISPLAY")}
    return kept | {"PYTHONPATH": str(ROOT)} | ({"DISPLAY": display} if display else {})


class Window:
    """The program in its window, and what it last told of itself."""

    def __init__(
        self, display: str, script: str = "driven.py", *arguments: str, extra: dict[str, str] | None = None
    ) -> None:
        """`script` beside this file is run with `arguments`, and `extra` in its environment."""
        self._environment = environment(display) | (extra or {})
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).parent / script), *arguments],
            env=self._environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.state: dict[str, Any] = {}
        threading.Thread(target=self._listen, daemon=True).start()
        self.name = ""
        try:
            self._begin()
        except BaseException:
            self.end()  # what nobody has hold of would run for ever, in the way of every test after it
            raise

    def _begin(self) -> None:
        """Wait until the window is shown, and give it the keys."""
        self.wait(lambda: bool(self.state), WAIT_S)
        self.wait(lambda: bool(self.find()), WAIT_S)
        self.name = self.find()
        self.do("windowmove", self.name, "0", "0")
        self.do("windowfocus", self.name)

    def find(self) -> str:
        """The number of the window that the window system shows; empty where it shows none."""
        search = ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)]
        names = subprocess.run(search, env=self._environment, capture_output=True, text=True, check=False)
        return names.stdout.split()[-1] if names.stdout else ""

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("{"):
                self.state = json.loads(line)

    def do(self, *words: str) -> str:
        """Run xdotool."""
        done = subprocess.run(["xdotool", *words], env=self._environment, capture_output=True, text=True, check=True)
        return done.stdout

    def wait(self, done: Any, seconds: float = 30.0) -> None:
        """Wait until something is so."""
        until = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < until, f"never came: {self.state}"
            assert self.process.poll() is None, "the program has ended"
            time.sleep(0.02)

    def becomes(self, **wanted: Any) -> None:
        """Wait until the state is as wanted."""
        self.wait(lambda: all(self.state.get(key) == value for key, value in wanted.items()))

    def tell(self, *words: object) -> None:
        """Give the program a line to act on, where its script listens."""
        assert self.process.stdin is not None
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()

    def end(self) -> None:
        """End the program, if it has not ended."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
