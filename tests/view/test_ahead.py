"""A second process compiles what the first picture does not need; then nothing is left that a deed has to wait for."""

import os
import subprocess
import sys
from pathlib import Path

import pygame
import pytest
from window_hands import window

from game.engine import step
from game.view.screens.challenge import ChallengeScreen
from game.view.screens.level_map import LevelMap

ROOT = Path(__file__).parents[2]

DOES_EVERYTHING = """
import pygame
from game.engine import Patch, jit, presets, settings
from game.view import colour_check, follow
from game.view.screens.live import LiveScreen
from game.view.app import start_pygame

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
    ahead = [sys.executable, "-P", "-m", "game.view.ahead", "engine"]
    subprocess.run(ahead, env=os.environ | where, check=True, capture_output=True, timeout=300)
    program = [sys.executable, "-c", DOES_EVERYTHING]
    done = subprocess.run(program, env=os.environ | where, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "0.0"


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
        splashed = type(hands.app)._splashed
        monkeypatch.setattr(type(hands.app), "_splashed", lambda app: shown.append(1) or splashed(app))
        open_level(hands)
        assert isinstance(hands.screen, ChallengeScreen)
        assert len(shown) > 1


def test_who_does_not_want_to_wait_for_a_level_is_back_at_the_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with window("map", tmp_path) as hands:
        monkeypatch.setattr(step, "ready", lambda: False)
        monkeypatch.setattr(type(hands.app), "_splashed", lambda app: False)
        open_level(hands)
        assert isinstance(hands.screen, LevelMap)
        monkeypatch.undo()
        open_level(hands)
        assert isinstance(hands.screen, ChallengeScreen)
