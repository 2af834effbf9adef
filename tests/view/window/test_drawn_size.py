"""A window too small for words is drawn larger; at no shape does that become gigantic."""

from hypothesis import given
from hypothesis import strategies as st

from game.view.classroom.vote_places import vote_places
from game.view.window.size import LEAST_DRAWN, LEAST_SIZE, drawn_size

SIDES = st.integers(1, 3000)


@given(SIDES, SIDES)
def test_words_have_room_and_no_picture_is_gigantic(width: int, height: int) -> None:
    """At least 1024 x 600 px, lying or standing; no more than four times the window's own long side, and some."""
    drawn = drawn_size((width, height))
    assert max(drawn) >= LEAST_DRAWN[0] - 1
    assert min(drawn) >= LEAST_DRAWN[1]
    assert max(drawn) <= max(LEAST_DRAWN[0], LEAST_DRAWN[1] / LEAST_SIZE[1] * max(width, height)) + 1


@given(st.integers(LEAST_SIZE[1], 3000), st.integers(LEAST_SIZE[1], 3000))
def test_a_window_that_can_be_read_keeps_its_shape(width: int, height: int) -> None:
    """To a pixel, where the picture is drawn larger than the window."""
    drawn_width, drawn_height = drawn_size((width, height))
    factor = max(drawn_width / width, drawn_height / height)
    assert abs(drawn_width - width * factor) <= factor
    assert abs(drawn_height - height * factor) <= factor


@given(st.integers(600, 7680), st.integers(600, 7680))
def test_class_votes_show_enough_membrane_at_any_size(width: int, height: int) -> None:
    """40 nm across at least, unless the window is so small that 9 px a nm are the least that can be seen."""
    ppn = vote_places(width, height).ppn
    assert ppn == 9.0 or width / ppn >= 40.0 - 1e-9
