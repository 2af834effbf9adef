"""A second process compiles what the first picture does not need; then nothing is left that a deed has to wait for."""

import functools
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest
from window_hands import SIZE, window

from game.engine import step
from game.kernels import cache
from game.view.screen import Leave, Screen
from game.view.screens.challenge import ChallengeScreen
from game.view.screens.level_map import LevelMap
from game.view.splash.splash_picture import SplashPicture
from game.view.window import background_compiler
from game.view.window.app import App
from game.view.window.background_compiler import BackgroundCompiler

ROOT = Path(__file__).parents[3]

DOES_EVERYTHING = """
import pygame
from game.engine import Patch, presets, settings
from game.kernels import jit
from game.view.drawing import colour_check
from game.view.scene import follow
from game.view.screens.live import LiveScreen
from game.view.window.display import start_pygame

start_pygame()
live = LiveScreen((1024, 600))
surface = pygame.Surface((1024, 600), 0, 32, (0xFF0000, 0xFF00, 0xFF, 0))
live.warm_up()
for _frame in range(3):
    live.update(1 / 60)
    live.draw(surface)
patch = live.patch
patch.inject("K", 300)
patch.inject("K", -290)
patch.clamp(-60.0)
patch.set("K_out", 60.0)
patch.remove(int(patch.rows(2)[0]))
follow.find(patch, 5)
follow.ion_at(patch, 10.0, 10.0)
for check in colour_check.MATRICES:
    colour_check.apply(surface, check)
patch.step(30)
axon = Patch(presets.get("axon"))
axon.step(60)
burst = {"tonicity": 0.5, "water": 5.0, "burst": 0.5, "reserve": 1.0}
cell = Patch(settings.apply(presets.get("donnan"), burst))
cell.step(3000)
assert cell.torn
wide = Patch(settings.apply(presets.get("neuron"), {"size": "huge"}), 1, 2)
assert wide.rules.threads == 2
wide.step(2)
print(jit.share_compiled())
"""


@pytest.mark.slow
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor")
def test_nothing_is_left_to_compile_after_it(tmp_path: Path) -> None:
    """Drawing, tapping, injecting, clamping, tearing, other eyes, and a patch whose motion is shared among threads."""
    where = {"PYTHONPATH": str(ROOT), "NUMBA_CACHE_DIR": str(tmp_path), "SDL_VIDEODRIVER": "dummy"}
    compiler = [sys.executable, "-P", "-m", "game.view.window.background_compiler"]
    begin = functools.partial(subprocess.Popen, env=os.environ | where, stdin=subprocess.PIPE)  # which it ends with
    parts = [begin([*compiler, what]) for what in ("engine", "picture")]
    assert [process.wait(300) for process in parts] == [0, 0]
    program = [sys.executable, "-c", DOES_EVERYTHING]
    done = subprocess.run(program, env=os.environ | where, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "0.0"


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The second processes that are begun, with a cache of their own that is empty; none is left at the end."""
    found: list[subprocess.Popen[bytes]] = []
    popen: Any = subprocess.Popen

    def begin(*given: Any, **named: Any) -> subprocess.Popen[bytes]:
        found.append(popen(*given, **named))
        return found[-1]

    monkeypatch.setattr(subprocess, "Popen", begin)
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "kernels"))
    monkeypatch.setattr(cache, "can_store", lambda: True)
    monkeypatch.setattr(cache, "all_stored", lambda kernels: False)
    yield found
    for process in found:
        process.kill()
        process.wait()


@pytest.mark.slow
def test_it_ends_with_the_process_that_began_it(begun: list[subprocess.Popen[bytes]]) -> None:
    """However that ends: a process that is killed closes its pipes, and does nothing else."""
    at_work = BackgroundCompiler()
    assert at_work.compiling
    assert 0 < at_work.share <= 1
    assert len(begun) == 2
    for process in begun:
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(300) == 1
    assert not at_work.compiling
    assert at_work.share == 0
    at_work.wait()


@pytest.mark.parametrize("leave", [pygame.QUIT, pygame.KEYDOWN])
def test_it_ends_where_the_splash_is_left(
    begun: list[subprocess.Popen[bytes]], leave: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The close button and Esc, as soon as the second process is there."""

    flip = pygame.display.flip

    def shown() -> None:
        flip()
        if begun:
            pygame.event.post(pygame.event.Event(leave, {"key": pygame.K_ESCAPE} if leave == pygame.KEYDOWN else {}))

    monkeypatch.setattr(pygame.display, "flip", shown)
    left = threading.Event()

    def make(where: str, size: tuple[int, int], leave: Leave) -> Screen:
        left.wait()
        raise NotImplementedError  # in the splash's thread, which keeps it for itself

    app = App(SIZE, False, make)
    app.run()
    left.set()
    assert len(begun) == 2
    assert all(process.poll() is not None for process in begun)
    assert not pygame.display.get_init()


def escape() -> None:
    """Press Esc."""
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0, unicode=""))


def open_level(hands) -> None:  # type: ignore[no-untyped-def]
    """From the map to its first level, with the keyboard."""
    hands.frames(2)
    hands.keys(pygame.K_RETURN, frames=2)


def test_a_level_opened_before_the_engine_is_ready_comes_behind_the_splash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Frames go on meanwhile; then the level is there."""
    shown = []
    with window("map", tmp_path) as hands:
        monkeypatch.setattr(step, "ready", lambda: False)
        drawn = SplashPicture.draw
        monkeypatch.setattr(SplashPicture, "draw", lambda *given: shown.append(1) or drawn(*given))
        open_level(hands)
        assert isinstance(hands.screen, ChallengeScreen)
        assert len(shown) > 1


class AtWork:
    """A second process that is half done when it is asked, and done once it is waited for."""

    share = 0.5

    def wait(self) -> None:
        """Return once a few frames have been shown."""
        time.sleep(0.2)

    def stop(self) -> None:
        """Do nothing."""


@pytest.mark.parametrize("works", [True, False])
def test_what_a_level_waits_for_is_said(works: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While kernels are compiled, and not while a level takes a moment for something else."""
    said, told = [], SplashPicture.draw
    monkeypatch.setattr(background_compiler, "BackgroundCompiler", AtWork)
    with window("map", tmp_path) as hands:
        monkeypatch.setattr(step, "ready", lambda: False)
        monkeypatch.setattr(AtWork, "share", 0.5 if works else 0.0)
        monkeypatch.setattr(SplashPicture, "draw", lambda *given: said.append(given[3:5]) or told(*given))
        open_level(hands)
        assert isinstance(hands.screen, ChallengeScreen)
    assert all(compiling == works for _done, compiling in said)
    assert said


KEEPS_FOUR = """
import sys
from pathlib import Path
import numba
from game.kernels import cache, folder

def a(): pass
def b(): pass
def c(): pass
def d(): pass

folder.FOLDER = Path(sys.argv[1])
for kernel in (a, b, c, d):
    cache.keep(numba.njit(kernel))
print(cache.stored_fraction())
for name in ("a-1", "a-2", "b-1", "other-1"):
    (folder.FOLDER / f"__main__.{name}.kernel").touch()
print(cache.stored_fraction())
folder.FOLDER = None
print(cache.stored_fraction())
"""


def test_the_share_of_kernels_that_are_kept(tmp_path: Path) -> None:
    """Each counts once however many forms of it there are, and others do not count; of a process that knows four."""
    script = tmp_path / "keeps_four.py"
    script.write_text(KEEPS_FOUR, encoding="utf-8")
    command = [sys.executable, str(script), str(tmp_path)]
    path = {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=os.environ | path, capture_output=True, text=True, timeout=300, check=False)
    assert done.stdout.split() == ["0.0", "0.5", "0.0"], done.stderr


def test_who_does_not_want_to_wait_for_a_level_is_back_at_the_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with window("map", tmp_path) as hands:
        monkeypatch.setattr(step, "ready", lambda: False)
        drawn = SplashPicture.draw
        monkeypatch.setattr(SplashPicture, "draw", lambda *given: escape() or drawn(*given))
        open_level(hands)
        assert isinstance(hands.screen, LevelMap)
        monkeypatch.undo()
        open_level(hands)
        assert isinstance(hands.screen, ChallengeScreen)
