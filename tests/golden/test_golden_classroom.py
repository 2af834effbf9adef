"""What a class sees looks as it did when somebody last looked: presenting, high contrast, a colour check, a vote."""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest
from pictures import compare, half

from game.view.actions.window import OpenLevel, Where, WindowAction
from game.view.classroom.presenter import Presenter
from game.view.drawing import appearance
from game.view.drawing.appearance import Appearance
from game.view.screen import Screen
from game.view.screens.director import Director
from game.view.screens.votes import VotesScreen
from game.view.window.display import start_pygame

HERE = Path(__file__).parent / "classroom"
SAMPLE = Path(__file__).parents[1] / "sample_level.toml"
MASKS = (0xFF0000, 0x00FF00, 0x0000FF, 0)
PROJECTOR = (1024, 768)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="runs differ in their last bits between maths libraries"),
]


@pytest.fixture(autouse=True)
def plain() -> Iterator[None]:
    start_pygame()
    yield
    appearance.use(Appearance())


def _screen(where: Where, size: tuple[int, int], folder: Path, frames: int = 60) -> Screen:
    screen = Director(file=folder / "progress.json").make(where, size, lambda place: None)
    for _frame in range(frames):
        screen.update(1 / 60)
    return screen


def _pixels(screen: Screen, presenter: Presenter | None = None) -> np.ndarray:
    theme = screen.layout.theme
    surface = pygame.Surface((theme.width, theme.height), 0, 32, MASKS)
    screen.draw(surface)
    if presenter is not None:
        presenter.draw(surface, screen)
    return half(surface)


def _press(presenter: Presenter, screen: Screen, code: int) -> None:
    presenter.handle(pygame.event.Event(pygame.KEYDOWN, key=code, unicode="", mod=0), screen)


@pytest.mark.parametrize("size", [PROJECTOR, (1280, 800)], ids=["1024x768", "1280x800"])
def test_presenting_looks_as_it_did(size: tuple[int, int], tmp_path: Path) -> None:
    """Larger words, the row of buttons, the pointer with its trail."""
    presenter = Presenter(on=True)
    screen = _screen(WindowAction.LIVE, size, tmp_path)
    _press(presenter, screen, pygame.K_j)
    for x in range(0, 300, 12):
        at = size[0] // 4 + x, size[1] // 2 - x // 3
        presenter.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)), screen)
        presenter.advance(1 / 60, screen)
    compare(HERE, f"presenting_{size[0]}", _pixels(screen, presenter), tmp_path)


def test_frozen_looks_as_it_did(tmp_path: Path) -> None:
    presenter = Presenter(on=True)
    screen = _screen(WindowAction.LAB, PROJECTOR, tmp_path, 10)
    presenter.advance(10.0, screen)
    _press(presenter, screen, pygame.K_f)
    compare(HERE, "frozen_lab", _pixels(screen, presenter), tmp_path)


@pytest.mark.parametrize(
    ("name", "where"),
    [("live", WindowAction.LIVE), ("lab", WindowAction.LAB), ("level", OpenLevel(str(SAMPLE)))],
    ids=["live", "lab", "level"],
)
def test_high_contrast_looks_as_it_did(name: str, where: Where, tmp_path: Path) -> None:
    appearance.use(Appearance(high_contrast=True))
    compare(HERE, f"contrast_{name}", _pixels(_screen(where, (1280, 720), tmp_path)), tmp_path)


@pytest.mark.parametrize("check", appearance.CHECKS)
def test_a_colour_check_looks_as_it_did(check: str, tmp_path: Path) -> None:
    appearance.use(Appearance(colour_check=check))
    compare(HERE, f"check_{check}", _pixels(_screen(WindowAction.LIVE, (1280, 720), tmp_path), Presenter()), tmp_path)


@pytest.mark.parametrize("size", [PROJECTOR, (1920, 1080), (1080, 1920)], ids=["1024x768", "1920x1080", "1080x1920"])
@pytest.mark.parametrize("phase", ["vote", "run", "seen"])
def test_a_vote_looks_as_it_did(phase: str, size: tuple[int, int], tmp_path: Path) -> None:
    screen = VotesScreen(size)
    for way, count in (("up", 14), ("same", 5), ("down", 9)):
        for _vote in range(count):
            screen.trial.ballot.cast(way)
    if phase != "vote":
        screen.turn(1)
        screen.trial.advance(60 * (20 if phase == "run" else 31))
    screen.update(1 / 60)
    assert screen.phase == phase
    compare(HERE, f"{phase}_{size[0]}x{size[1]}", _pixels(screen), tmp_path)
