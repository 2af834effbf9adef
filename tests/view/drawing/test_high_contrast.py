"""High contrast, measured in the pictures: words against what is drawn behind them, pixel by pixel."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pygame
import pytest
from named_places import place

from game.kiosk.config import KioskConfig
from game.view.drawing import appearance, cache, contrast
from game.view.drawing.appearance import Appearance
from game.view.screen import Screen
from game.view.screens.director import Director

MASKS = (0xFF0000, 0x00FF00, 0x0000FF, 0)
TILE = 32  # px: a few letters
SIZE = (1920, 1080)


@pytest.fixture(autouse=True)
def plain() -> Iterator[None]:
    yield
    appearance.use(Appearance())


def picture(screen: Screen, size: tuple[int, int]) -> np.ndarray:
    surface = pygame.Surface(size, 0, 32, MASKS)
    screen.draw(surface)
    return pygame.surfarray.array3d(surface).astype(np.float64)


def luminance(pixels: np.ndarray) -> np.ndarray:
    level = pixels / 255.0
    light = np.where(level <= 0.04045, level / 12.92, ((level + 0.055) / 1.055) ** 2.4)
    found: np.ndarray = light @ np.array([0.2126, 0.7152, 0.0722])
    return found


class WithoutLetters(pygame.font.Font):
    """A font whose letters take their room, and show nothing."""

    def render(self, *given: Any, **how: Any) -> pygame.Surface:
        """A clear picture of the size that the words have."""
        letters = super().render(*given, **how)
        return pygame.Surface(letters.get_size(), pygame.SRCALPHA)


def ratios(screen: Screen, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> np.ndarray:
    """The contrast of the words in each tile of the picture that has some: their boldest pixel, what is behind them."""
    worded = luminance(picture(screen, size))
    look = appearance.current()
    with monkeypatch.context() as patch:
        patch.setattr(pygame.font, "Font", WithoutLetters)
        cache.clear()
        appearance.use(Appearance())
        appearance.use(look)  # panels paint again
        bare = luminance(picture(screen, size))
    cache.clear()
    found = []
    for x in range(0, size[0] - TILE + 1, TILE):
        for y in range(0, size[1] - TILE + 1, TILE):
            here = slice(x, x + TILE), slice(y, y + TILE)
            words, behind = worded[here], bare[here]
            for sign in (1, -1):  # light letters and dark ones
                more = sign * (words - behind)
                if (more > 0.02).sum() < 30:
                    continue
                core = np.unravel_index(np.argmax(more), words.shape)
                # Against every pixel that a letter lies on: the least of them counts.
                ground = behind[more > 0.02]
                dark, light = np.minimum(words[core], ground), np.maximum(words[core], ground)
                found.append(float(((light + 0.05) / (dark + 0.05)).min()))
    return np.array(found)


def shown(where: str, folder: Path) -> Screen:
    director = Director(file=folder / "progress.json", exhibit=KioskConfig(high_contrast=True))
    screen = director.make(place(where), SIZE, lambda place: None)
    for _frame in range(40):
        screen.update(1 / 60)
    return screen


@pytest.mark.parametrize("where", ["live", "lab", "map", "level 1", "votes"])
def test_words_stand_out_seven_to_one(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    appearance.use(Appearance(high_contrast=True))
    found = ratios(shown(where, tmp_path), SIZE, monkeypatch)
    assert found.size > 20
    assert found.min() >= contrast.AAA


def test_an_exhibits_words_stand_out_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The headline and figures are larger than WCAG's large text (24 px), which is to reach 4.5:1."""
    appearance.use(Appearance(high_contrast=True))
    screen = shown("kiosk", tmp_path)
    assert ratios(screen, SIZE, monkeypatch).min() >= 4.5
    finger = {"x": 0.5, "y": 0.5, "touch_id": 1, "finger_id": 0}
    for kind in (pygame.FINGERDOWN, pygame.FINGERUP):
        screen.handle(pygame.event.Event(kind, **finger))
    for _frame in range(120):
        screen.update(1 / 60)
    assert ratios(screen, SIZE, monkeypatch).min() >= contrast.AAA


def test_the_usual_look_is_weaker_so_the_measure_can_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ratios(shown("live", tmp_path), SIZE, monkeypatch).min() < contrast.AAA
