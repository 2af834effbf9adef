"""A display for the tests that need one."""

import os
import subprocess
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """The display there is, or one of our own."""
    if "DISPLAY" in os.environ:
        yield os.environ["DISPLAY"]
        return
    out, into = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(into), "-screen", "0", "1920x1920x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[into],
        stderr=subprocess.DEVNULL,
    )
    os.close(into)
    with os.fdopen(out) as number:
        yield f":{number.readline().strip()}"
    server.terminate()
    server.wait(10)
