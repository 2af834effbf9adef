"""What an exhibit holds in a large window, beside the pictures that are kept up to a bound."""

import math
import tracemalloc
from collections.abc import Callable

import pygame
import pytest

from game.kiosk.config import KioskConfig
from game.kiosk.heap import in_use_MB, release_large
from game.kiosk.scene_files import names
from game.view.drawing import cache
from game.view.kiosk import veil
from game.view.kiosk.layout import place
from game.view.scene import ion_sprites
from game.view.scene.pump.frames import make_room_for_exhibit
from game.view.screens.kiosk import KioskScreen
from game.view.window.display import start_pygame

SIZE = (1080, 1920)
WINDOW_MB = SIZE[0] * SIZE[1] * 4 / 2**20
MASKS = (0xFF0000, 0x00FF00, 0x0000FF, 0)


@pytest.mark.skipif(math.isnan(in_use_MB()), reason="only glibc says what its heap holds")
def test_only_the_scene_that_is_shown_holds_pictures_of_the_whole_window() -> None:
    """After every scene, and a visitor: less than four pictures as large as the window over what the first scene had.

    Five scenes with a picture of their own each, and two walls, were seven.
    """
    start_pygame()
    release_large()
    cache.make_room(SIZE)
    make_room_for_exhibit(SIZE)
    _show_all()  # what is compiled, or read once, stays
    _show_all()
    cache.clear()
    cache.make_room((1280, 720))


def _show_all() -> None:
    """Fail if there are ever four pictures of the window more than with the first scene, or more."""
    screen = KioskScreen(SIZE, KioskConfig(reduced_motion=True), lambda where: None, lambda: True)
    surface = pygame.Surface(SIZE, 0, 32, MASKS)

    def beside_kept_MB() -> float:
        screen.update(1 / 60)
        screen.draw(surface)
        return in_use_MB() - cache.bytes_now() / 2**20

    first_MB = beside_kept_MB()
    for number in range(len(names())):
        screen.attract.show(number)
        assert beside_kept_MB() - first_MB < 4 * WINDOW_MB, number
    screen.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0, unicode=" "))
    assert screen.state == "visitor"
    assert beside_kept_MB() - first_MB < 4 * WINDOW_MB
    cache.clear()
    cache.make_room((1280, 720))


def test_what_is_made_for_a_scene_takes_little_more_than_it_is() -> None:
    """NumPy's part at once: of the veil less than a picture of the window (it was five), of the ions' sprites of a
    scale less than eight times what is kept of them (it was nine: all ions' at once)."""
    start_pygame()
    cache.clear()
    at = place(*SIZE)

    def most_MB(draw: Callable[[], object]) -> float:
        tracemalloc.start()
        try:
            draw()
            return tracemalloc.get_traced_memory()[1] / 2**20
        finally:
            tracemalloc.stop()

    surface = pygame.Surface(SIZE, 0, 32, MASKS)
    assert most_MB(lambda: veil.draw(surface, at, 540.0)) < WINDOW_MB
    kept: list[ion_sprites.IonSprites] = []
    taken_MB = most_MB(lambda: kept.append(ion_sprites.ion_sprites(at.close_ppn)))
    assert taken_MB < 8.0 * kept[0].nbytes / 2**20
    cache.clear()
