"""The map of levels: opened, scrolled and left by finger and by key."""

from pathlib import Path

import pygame
import pytest

from game.view.director import Director
from game.view.screens.level_map import LevelMap


def map_of(tmp_path: Path, gone: list[str]) -> LevelMap:
    """A map for nobody in particular."""
    screen = Director(file=tmp_path / "progress.json").make("map", (1280, 720), gone.append)
    assert isinstance(screen, LevelMap)
    return screen


def finger(screen: LevelMap, kind: int, x: float, y: float) -> None:
    """A touch event at a place in px."""
    screen.handle(pygame.event.Event(kind, touch_id=1, finger_id=1, x=x / 1280, y=y / 720, dx=0.0, dy=0.0))


def test_a_tap_opens_a_level_and_a_drag_only_scrolls(tmp_path: Path) -> None:
    """The same tile, once tapped and once dragged."""
    gone: list[str] = []
    screen = map_of(tmp_path, gone)
    x, y = screen._tiles[0].rect.center
    finger(screen, pygame.FINGERDOWN, x, y + 60)
    finger(screen, pygame.FINGERMOTION, x, y - 20)
    finger(screen, pygame.FINGERUP, x, y - 20)
    assert gone == []
    assert screen._scroll == pytest.approx(80, abs=2)
    x, y = screen._tiles[1].rect.center
    finger(screen, pygame.FINGERDOWN, x, y + 20)
    finger(screen, pygame.FINGERUP, x, y + 20)
    assert len(gone) == 1
    assert gone[0].startswith("level ")


def test_escape_goes_to_the_membrane(tmp_path: Path) -> None:
    """From the map itself."""
    gone: list[str] = []
    map_of(tmp_path, gone).handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0, unicode=""))
    assert gone == ["live"]


def test_what_is_wrong_with_the_progress_file_is_told(tmp_path: Path) -> None:
    """A broken file is set aside, and the map says so."""
    (tmp_path / "progress.json").write_text("{broken", encoding="utf-8")
    assert map_of(tmp_path, [])._message != ""
