"""Only clear px are left out of what is blitted."""

import numpy as np
import pygame
from hypothesis import given
from hypothesis import strategies as st

from game.view.panels.filled import filled_parts

BOXES = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 59), st.integers(1, 40), st.integers(1, 12)), max_size=8)


@given(boxes=BOXES)
def test_the_parts_draw_what_the_whole_draws(boxes: list[tuple[int, int, int, int]]) -> None:
    picture = pygame.Surface((100, 60), pygame.SRCALPHA)
    picture.fill((0, 0, 0, 0))
    for n, box in enumerate(boxes):
        picture.fill((40 * n % 256, 90, 200, 60 + 20 * n), box)
    whole, parts = (pygame.Surface((100, 60), 0, 32, (0xFF0000, 0xFF00, 0xFF, 0)) for _copy in range(2))
    for target in (whole, parts):
        target.fill((120, 80, 33))
    whole.blit(picture, (0, 0))
    parts.fblits(filled_parts(picture))
    np.testing.assert_array_equal(pygame.surfarray.array2d(parts), pygame.surfarray.array2d(whole))


def test_a_clear_picture_has_no_parts_and_two_marks_are_two() -> None:
    picture = pygame.Surface((100, 60), pygame.SRCALPHA)
    picture.fill((0, 0, 0, 0))
    assert filled_parts(picture) == []
    for x in (3, 70):
        picture.fill((9, 9, 9, 9), (x, 20, 5, 2))
    assert [(part.get_size(), at) for part, at in filled_parts(picture)] == [((5, 2), (3, 20)), ((5, 2), (70, 20))]
