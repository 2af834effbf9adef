"""Pictures that are kept: once made, shared; up to a bound; and all forgotten at once."""

import numpy as np
import pygame
import pytest

from game.view.drawing import cache, shapes, sprites, text
from game.view.scene.pump.frames import PumpArt

SIDE = 10
BYTES = SIDE * SIDE * 4 + cache.ENTRY_BYTES


def square() -> pygame.Surface:
    return pygame.Surface((SIDE, SIDE), pygame.SRCALPHA, 32)


def test_a_cache_drops_what_was_not_used_for_longest() -> None:
    pictures = cache.BoundedCache(3 * BYTES)
    for key in "abc":
        pictures.get(key, square)
    found = pictures.get("a", lambda: pytest.fail("a was forgotten"))
    pictures.get("d", square)
    assert len(pictures) == 3
    assert pictures.get("a", lambda: pytest.fail("a was forgotten")) is found
    assert pictures.get("b", lambda: found) is found  # b was the one to go


def test_a_cache_knows_how_much_it_holds() -> None:
    pictures = cache.BoundedCache(5 * BYTES)
    for key in range(3):
        pictures.get(key, square)
    assert pictures.bytes == 3 * BYTES
    for key in range(20):
        pictures.get(key, square)
        assert pictures.bytes == len(pictures) * BYTES <= pictures.most_bytes
    pictures.clear()
    assert (len(pictures), pictures.bytes) == (0, 0)


def test_what_is_larger_than_a_cache_is_kept_until_the_next_comes() -> None:
    pictures = cache.BoundedCache(1)
    first = pictures.get("a", square)
    assert pictures.get("a", lambda: pytest.fail("made twice")) is first
    pictures.get("b", square)
    assert len(pictures) == 1


def test_everything_that_is_kept_can_be_forgotten() -> None:
    """Words, sprites, pumps and all that `kept` keeps are made anew; what somebody still holds stays as it is."""
    made = []
    text.render("first", 24)  # with fonts that died with another test's window, all would be forgotten on the way

    @cache.cached
    def thing(name: str) -> object:
        made.append(name)
        return object()

    art = PumpArt(7.0)

    def all_of_them() -> list[object]:
        pump, _origin = art.frame("e1", "e1", 0.0)
        return [text.render("forget me", 24), sprites.raster("ion_k", 9.0), pump, thing("a")]

    before = all_of_them()
    assert [a is b for a, b in zip(before, all_of_them(), strict=True)] == [True] * 4
    assert made == ["a"]
    cache.clear()
    after = all_of_them()
    assert [a is b for a, b in zip(before, after, strict=True)] == [False] * 4
    assert made == ["a", "a"]
    for old, new in zip(before[:3], after[:3], strict=True):
        assert isinstance(old, pygame.Surface)
        assert isinstance(new, pygame.Surface)
        assert pygame.image.tobytes(old, "RGBA") == pygame.image.tobytes(new, "RGBA")


def test_everything_kept_in_a_full_hd_window_has_a_budget() -> None:
    """With 32 MB of snapshots and some 250 MB of program and screen it stays under 450 MB."""
    cache.make_room((1920, 1080))
    try:
        assert cache.most_bytes() <= 160 * 2**20
        assert cache.bytes_now() <= cache.most_bytes()
        cache.make_room((7680, 4320))
        assert cache.most_bytes() <= 1300 * 2**20  # and for pumps no more than 256 MB of that
        cache.make_room((320, 240))
        small = cache.most_bytes()
        cache.make_room((1280, 720))
        assert cache.most_bytes() == small
    finally:
        cache.make_room((1920, 1080))


def test_no_kind_of_picture_is_bounded_by_a_number_alone() -> None:
    """Large ones and very many small ones stay within the same bytes; fonts and arrays count, too."""
    cache.clear()
    for n in range(60):
        shapes.polygon((900, 700 + n), ((0.0, 0.0), (800.0, 9.0), (9.0, 600.0)), (1, 2, 3))
        assert cache.bytes_now() <= 20 * 1920 * 1080
    assert 2 < cache.bytes_now() // (900 * 700 * 4) < 60
    cache.clear()
    for n in range(3000):
        shapes.disc(3, (n % 256, n // 256, 0))
    assert cache.bytes_now() == 3000 * (cache.ENTRY_BYTES + 5 * 5 * 4)
    cache.clear()
    text.measure("a font", 40, 400)
    assert cache.bytes_now() > 100_000
    assert cache.nbytes((np.zeros(10, np.uint32), [np.zeros(3, np.uint8)], "words")) == 43


def test_a_cache_that_is_made_smaller_keeps_the_last_that_were_used() -> None:
    pictures = cache.BoundedCache(5 * BYTES)
    for key in "abcde":
        pictures.get(key, square)
    pictures.bound(2 * BYTES)
    assert (len(pictures), pictures.bytes) == (2, 2 * BYTES)
    pictures.get("e", lambda: pytest.fail("e was forgotten"))


def test_what_makes_something_again_while_it_is_made_is_no_trouble() -> None:
    """A picture may be put together from others that are kept in the same cache."""

    @cache.cached
    def outer(side: int, *, dark: bool = False) -> tuple[pygame.Surface, int]:
        return shapes.disc(side, (0, 0, 0) if dark else (9, 9, 9)), side

    assert outer(7) is outer(7)
    assert outer(7, dark=True) is outer(7, dark=True)
    assert outer(7, dark=True) is not outer(7)
