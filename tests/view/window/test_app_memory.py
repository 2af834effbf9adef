"""A window keeps no screen, size or garbage that it has left behind."""

import gc
import os
import weakref
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.view.actions.window import Where, WindowAction
from game.view.drawing import cache, text
from game.view.screen import Leave, Screen
from game.view.screens.director import Director
from game.view.screens.live import LiveScreen
from game.view.window.app import App


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    made.clear()
    director = Director(file=tmp_path / "progress.json")

    def make(where: Where, size: tuple[int, int], leave: Leave) -> Screen:
        screen = director.make(where, size, leave)
        made.append(weakref.ref(screen))
        return screen

    opened = App((1280, 720), False, make)
    assert opened.begin()
    yield opened
    opened.end()
    gc.unfreeze()
    cache.make_room((1920, 1080))
    pygame.display.init()
    pygame.font.init()


made: "list[weakref.ref[Screen]]" = []


def test_no_screen_that_was_left_is_kept(app: App) -> None:
    """The first one too: what is there when a window has come up is taken out of Python's search for garbage."""
    gc.disable()  # nothing but the window itself collects
    try:
        for where in ("lab", "live", "votes", "back", "map", "live"):
            app.leave(WindowAction(where))
            app.frame(1 / 60)
            app.frame(1 / 60)
            assert [there() is not None for there in made] == [False] * (len(made) - 1) + [True], where
    finally:
        gc.enable()
    assert isinstance(made[-1](), LiveScreen)


def test_a_change_of_size_forgets_pictures_and_makes_room_for_the_new_ones(app: App) -> None:
    before = text.render("of the size before", 40)
    app.frame(1 / 60)
    size = (1600, 900)
    assert text.render("of the size before", 40) is before
    pygame.display.set_mode(size)
    pygame.event.post(pygame.Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1]))
    room = cache.most_bytes()
    app.frame(1 / 60)
    assert text.render("of the size before", 40) is not before
    assert cache.most_bytes() == pytest.approx(room * 1600 * 900 / (1280 * 720), rel=0.01)
