"""Pictures that are kept: once made, shared; up to a bound; and all forgotten at once."""

import pygame
import pytest

from game.view import kept, pump_art, sprites, text
from game.view.pump_art import PumpArt

SIDE = 10
BYTES = SIDE * SIDE * 4


def square() -> pygame.Surface:
    return pygame.Surface((SIDE, SIDE), pygame.SRCALPHA, 32)


def test_a_shelf_forgets_what_was_not_used_for_longest() -> None:
    shelf = kept.Shelf(3 * BYTES)
    for key in "abc":
        shelf.get(key, square)
    found = shelf.get("a", lambda: pytest.fail("a was forgotten"))
    shelf.get("d", square)
    assert len(shelf) == 3
    assert shelf.get("a", lambda: pytest.fail("a was forgotten")) is found
    assert shelf.get("b", lambda: found) is found  # b was the one to go


def test_a_shelf_knows_how_much_it_holds() -> None:
    shelf = kept.Shelf(5 * BYTES)
    for key in range(3):
        shelf.get(key, square)
    assert shelf.bytes == 3 * BYTES
    for key in range(20):
        shelf.get(key, square)
        assert shelf.bytes == len(shelf) * BYTES <= shelf.most_bytes
    shelf.forget()
    assert (len(shelf), shelf.bytes) == (0, 0)


def test_what_is_larger_than_a_shelf_is_kept_until_the_next_comes() -> None:
    shelf = kept.Shelf(1)
    first = shelf.get("a", square)
    assert shelf.get("a", lambda: pytest.fail("made twice")) is first
    shelf.get("b", square)
    assert len(shelf) == 1


def test_everything_that_is_kept_can_be_forgotten() -> None:
    """Words, sprites, pumps and all that `kept` keeps are made anew; what somebody still holds stays as it is."""
    made = []

    @kept.kept(4)
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
    kept.forget()
    assert len(pump_art._shelf) == 0
    after = all_of_them()
    assert [a is b for a, b in zip(before, after, strict=True)] == [False] * 4
    assert made == ["a", "a"]
    for old, new in zip(before[:3], after[:3], strict=True):
        assert isinstance(old, pygame.Surface)
        assert isinstance(new, pygame.Surface)
        assert pygame.image.tobytes(old, "RGBA") == pygame.image.tobytes(new, "RGBA")
