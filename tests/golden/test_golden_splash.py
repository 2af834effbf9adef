"""The splash looks as it did when somebody last looked: its first picture, and every chapter of its story."""

import sys
from functools import cache
from pathlib import Path

import pygame
import pytest
from pictures import compare, half

from game.view.splash.opening import Opening
from game.view.splash.splash_picture import SplashPicture
from game.view.splash.story import BARE, CHAPTERS, StoryMoment
from game.view.window.display import start_pygame

HERE = Path(__file__).parent / "splash"
SIZES = {"": (1920, 1080), "_low": (1280, 720), "_tall": (1080, 1920)}
MOMENTS = {
    "bare": BARE,
    "membrane": StoryMoment(CHAPTERS.index("membrane"), 2.0, 1.0),
    "pump_opens": StoryMoment(CHAPTERS.index("pump"), 0.2, 0.45),
    "pump": StoryMoment(CHAPTERS.index("pump"), 3.9, 1.0),
    "leak": StoryMoment(CHAPTERS.index("leak"), 3.0, 1.0),
    "voltage": StoryMoment(CHAPTERS.index("voltage"), 2.0, 1.0),
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="drawings differ in their last bits between builds of SDL"),
]


@cache
def _show(size: tuple[int, int]) -> SplashPicture:
    start_pygame()
    show = SplashPicture(size, Opening())
    for _piece in show.prepare():
        pass
    return show


@pytest.mark.parametrize("suffix", SIZES)
@pytest.mark.parametrize("name", MOMENTS)
def test_the_splash_looks_as_it_did(name: str, suffix: str, tmp_path: Path) -> None:
    size = SIZES[suffix]
    surface = pygame.Surface(size, 0, 32, (0xFF0000, 0x00FF00, 0x0000FF, 0))
    _show(size).draw(surface, MOMENTS[name], 0.6, MOMENTS[name] is not BARE)
    compare(HERE, name + suffix, half(surface), tmp_path)
