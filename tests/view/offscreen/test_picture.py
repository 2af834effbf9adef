"""A picture is the same every time, of any size that can be drawn, and written whole or not at all."""

from io import BytesIO

import pygame
import pytest

from game.view.drawing import cache
from game.view.offscreen import picture
from game.view.window.size import WindowError, drawn_size


def _bytes(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def test_the_same_seed_gives_the_same_pixels() -> None:
    once, again = (picture.take("live", (1024, 600), 0.5, seed=3) for _time in range(2))
    other = picture.take("live", (1024, 600), 0.5, seed=4)
    assert _bytes(once) == _bytes(again) != _bytes(other)


@pytest.mark.parametrize("size", [(320, 240), (400, 900), (1000, 300), (1920, 1080)])
def test_every_size_can_be_drawn(size: tuple[int, int]) -> None:
    assert picture.take("live", size, 0.1).get_size() == size


@pytest.mark.parametrize("size", [(0, 0), (319, 240), (320, 239), (7681, 1080), (1920, 4321)])
def test_a_size_that_cannot_be_drawn_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(WindowError, match="cannot be drawn"):
        picture.take("live", size, 0.1)


def test_an_unknown_screen_is_refused_with_those_there_are() -> None:
    with pytest.raises(WindowError, match="live"):
        picture.take("cinema", (1024, 600), 0.1)


@pytest.mark.parametrize("size", [(320, 240), (240, 900), (1023, 599), (1024, 600), (2000, 350), (1080, 1920)])
def test_small_windows_are_drawn_larger_in_the_same_shape(size: tuple[int, int]) -> None:
    drawn = drawn_size(size)
    assert max(drawn) >= 1024
    assert min(drawn) >= 600
    assert drawn[0] / drawn[1] == pytest.approx(size[0] / size[1], rel=0.01)
    if max(size) >= 1024 and min(size) >= 600:
        assert drawn == size


def test_a_png_holds_the_pixels() -> None:
    surface = pygame.Surface((20, 10))
    surface.fill((1, 2, 3), (4, 5, 6, 5))
    found = pygame.image.load(BytesIO(picture.png(surface)), "a.png")
    assert pygame.image.tobytes(found, "RGB") == pygame.image.tobytes(surface, "RGB")


def test_a_large_picture_has_room_for_what_is_in_it() -> None:
    """As a window of that size has; else all that it is put together from would be made anew for each part."""
    cache.make_room((2560, 1440))
    room = cache.most_bytes()
    cache.make_room((1920, 1080))
    assert cache.most_bytes() < room
    try:
        picture.take("live", (2560, 1440), 0.0)
        assert cache.most_bytes() == room
    finally:
        cache.make_room((1920, 1080))
