"""No words are cut at any size of window, with the smallest and the largest words."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from cuts import watched
from named_places import place

from game.view.drawing import appearance
from game.view.drawing.appearance import Appearance
from game.view.screens.director import Director

SIZES = ((1024, 768), (1280, 720), (1280, 800), (1920, 1080), (1080, 1920))


@pytest.fixture(autouse=True)
def plain() -> Iterator[None]:
    yield
    appearance.use(Appearance())


@pytest.mark.parametrize("scale", [appearance.SCALES[0], 1.0, 1.15, appearance.SCALES[-1]])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("where", ["live", "lab", "map", "level 1", "level 5"])
def test_words_stay_whole(where: str, size: tuple[int, int], scale: float, tmp_path: Path) -> None:
    appearance.use(Appearance(text_scale=scale))
    screen = Director(file=tmp_path / "progress.json").make(place(where), size, lambda place: None)
    for _frame in range(3):
        screen.update(1 / 60)
    with watched() as cut:
        screen.draw(pygame.Surface(size))
    screen.close()
    assert not cut


def test_the_watch_finds_cuts() -> None:
    """The finder itself: a word too wide for its ground, and one below it."""
    from game.view.drawing import text
    from game.view.widgets import style

    ground = pygame.Surface((60, 40))
    with watched() as cut:
        text.draw(ground, "potassium", (10, 30), 24)
        text.draw(ground, "K", (10, 60), 24)
        style.fitted("potassium", 24, 400, 40)
    assert len(cut) == 3
