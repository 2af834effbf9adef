"""The two programs that the parent starts, as processes of their own and without a screen."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game.kiosk.show_options import ShowOptions
from game.kiosk.supervisor import SHOW, STILL
from game.view.kiosk.still_picture import covering, load

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="they are ended by signals")


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Start a program as the parent does, and be sure that it ends."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(command: tuple[str, ...], told: ShowOptions) -> subprocess.Popen[bytes]:
        program = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT), "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"},
        )
        assert program.stdin is not None
        program.stdin.write(told.model_dump_json().encode())
        program.stdin.close()
        started.append(program)
        return program

    yield begin
    for program in started:
        program.kill()
        program.wait(10)


def wait_until_shown(program: subprocess.Popen[bytes]) -> dict[str, object]:
    """The first beat that says so."""
    assert program.stdout is not None
    for line in program.stdout:
        beat: dict[str, object] = json.loads(line)
        if beat["phase"] == "showing":
            return beat
    assert program.stderr is not None
    raise AssertionError(program.stderr.read().decode())


def test_the_still_picture_stands_until_it_is_told_to_go(start: Callable[..., subprocess.Popen[bytes]]) -> None:
    program = start(STILL, ShowOptions())
    wait_until_shown(program)
    program.send_signal(signal.SIGTERM)
    assert program.wait(10) == 0


def test_the_still_picture_goes_with_its_parent(start: Callable[..., subprocess.Popen[bytes]]) -> None:
    program = start(STILL, ShowOptions())
    wait_until_shown(program)
    assert program.stdout is not None
    program.stdout.close()
    assert program.wait(10) == 0


@pytest.mark.slow
def test_the_show_beats_tells_where_it_is_and_ends_on_a_signal(start: Callable[..., subprocess.Popen[bytes]]) -> None:
    program = start(SHOW, ShowOptions(windowed=True, size=(1024, 600), again=True))
    beat = wait_until_shown(program)
    assert beat["state"] == "attract"
    assert beat["conserved"] is True
    program.send_signal(signal.SIGUSR1)
    program.send_signal(signal.SIGTERM)
    assert program.wait(20) == 128 + signal.SIGTERM
    assert program.stderr is not None
    said = program.stderr.read().decode()
    assert "most recent call first" in said
    assert "game/view/window/app.py" in said


@pytest.mark.slow
def test_the_show_ends_when_nobody_listens_any_more(start: Callable[..., subprocess.Popen[bytes]]) -> None:
    program = start(SHOW, ShowOptions(windowed=True, size=(1024, 600), again=True))
    wait_until_shown(program)
    assert program.stdout is not None
    program.stdout.close()
    assert program.wait(20) == 0


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1024, 768), (3840, 2160), (800, 480)])
def test_the_still_picture_covers_every_screen_wherever_it_wanders(size: tuple[int, int]) -> None:
    pygame.display.init()
    found = covering(load(size), size)
    assert found.get_width() >= size[0] + 6
    assert found.get_height() >= size[1] + 6


def test_the_still_picture_needs_nothing_of_the_engine() -> None:
    """It is to come up when everything else is broken."""
    script = "import sys, game.view.kiosk.still_picture; print([m for m in sys.modules if m in ('numba', 'numpy')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
