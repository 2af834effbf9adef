"""Charges, subscripts, minus signs, rims, wrapping, and a cache that does not grow."""

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.view.drawing import cache, text
from game.view.drawing.theme import BONE, NA


def _ink(surface: pygame.Surface) -> pygame.Rect:
    """The smallest rectangle that holds everything visible."""
    return surface.get_bounding_rect(min_alpha=60)


def test_a_charge_is_raised_and_smaller_than_a_plus_in_the_line() -> None:
    plain, raised = _ink(text.render("+", 100)), _ink(text.render("⁺", 100))
    assert raised.width == pytest.approx(0.64 * plain.width, rel=0.08)
    assert raised.centery < plain.centery - 15


def test_both_charges_are_drawn_and_differ() -> None:
    plus, minus = _ink(text.render("⁺", 60)), _ink(text.render("⁻", 60))
    assert minus.height < plus.height / 2
    assert minus.width > 5


def test_lowered_text_is_smaller_lower_and_not_cut_off() -> None:
    line = text.render("I_{pump}", 40)
    flat = text.render("I", 40)
    assert _ink(line).bottom > _ink(flat).bottom
    assert _ink(line).bottom < line.get_height()
    assert text.measure("I_{pump}", 40)[0] < text.measure("Ipump", 40)[0]


def test_a_subscript_digit_and_its_markup_look_the_same() -> None:
    one, other = text.render("O₂", 30), text.render("O_{2}", 30)
    assert pygame.image.tobytes(one, "RGBA") == pygame.image.tobytes(other, "RGBA")


@given(words=st.text("Na⁺K−70 e_{x}₂", max_size=20), px=st.integers(16, 60))
def test_measure_says_how_large_render_is(words: str, px: int) -> None:
    width, height = text.measure(words, px, 600)
    assert text.render(words, px, 600).get_size() == (max(1, width), height)


def test_every_line_of_one_size_has_its_baseline_in_the_same_place() -> None:
    heights = {text.render(words, 26).get_height() for words in ("70", "Na⁺", "E_{K}", "now")}
    assert len(heights) == 1
    assert _ink(text.render("H", 26)).bottom == pytest.approx(text.ascent(26), abs=1)


def test_digits_are_equally_wide_so_that_counters_keep_still() -> None:
    assert len({text.measure(str(digit), 196, 600)[0] for digit in range(10)}) == 1


def test_the_true_minus_sign_is_longer_than_a_hyphen_and_level_with_a_plus() -> None:
    minus, plus = _ink(text.render("−", 100)), _ink(text.render("+", 100))
    assert minus.width > 1.2 * _ink(text.render("-", 100)).width
    assert minus.centery == pytest.approx(plus.centery, abs=2)


def test_an_outline_adds_a_dark_rim_on_every_side() -> None:
    margin = text.outline_px(24)
    bare, rimmed = text.render("inside", 24), text.render("inside", 24, outline=True)
    assert rimmed.get_width() == bare.get_width() + 2 * margin
    assert rimmed.get_height() == bare.get_height() + 2 * margin
    assert _ink(rimmed).width > _ink(bare).width + margin
    assert pygame.surfarray.array_alpha(rimmed).max() == 255


def test_colour_is_the_one_asked_for() -> None:
    image = text.render("70", 60, 700, NA)
    solid = pygame.surfarray.array_alpha(image) == 255
    assert np.all(pygame.surfarray.array3d(image)[solid] == NA)


def test_the_same_text_is_drawn_once() -> None:
    assert text.render("steady", 24, 600) is text.render("steady", 24, 600)


def test_a_counter_that_runs_for_weeks_does_not_fill_the_memory() -> None:
    first = text.render("−0", 330, 600)
    for number in range(1, 400):
        text.render(f"−{number}", 330, 600)
        assert cache.bytes_now() <= cache.most_bytes()
    assert text.render("−399", 330, 600) is text.render("−399", 330, 600)
    assert text.render("−0", 330, 600) is not first


def test_text_survives_a_restart_of_the_font_module() -> None:
    text.render("before", 21)
    pygame.font.quit()
    assert text.render("after", 21).get_width() > 10
    pygame.font.quit()
    pygame.font.init()
    assert text.render("again", 21).get_width() > 10


@given(width=st.integers(120, 600))
def test_wrapping_keeps_every_word_and_the_width(width: int) -> None:
    sentence = "Three sodium ions leave and two potassium ions enter for every ATP"
    lines = text.wrap(sentence, 20, 400, width)
    assert " ".join(lines) == sentence
    for line in lines:
        assert text.measure(line, 20)[0] <= width or " " not in line


@pytest.mark.parametrize("width", [60, 200, 401])
def test_wrapping_breaks_a_word_that_is_wider_than_the_line(width: int) -> None:
    """A long path keeps every letter, and is cut after a stroke where it can be."""
    path = "/home/somebody/.local/share/minus70/minus70-progress.csv"
    lines = text.wrap(f"Written: {path}", 24, 400, width)
    assert all(text.measure(line, 24, 400)[0] <= width for line in lines)
    assert "".join(lines).replace(" ", "") == f"Written:{path}"
    assert width < 200 or all(line.endswith(("/", "-", ".", ":")) for line in lines[:-1])


def test_wrapping_honours_line_breaks() -> None:
    assert text.wrap("one\ntwo", 20, 400, 500) == ["one", "two"]


def test_drawing_puts_the_baseline_where_it_is_asked_for() -> None:
    surface = pygame.Surface((300, 100), pygame.SRCALPHA)
    text.draw(surface, "H", (150, 80), 40, 600, BONE, "centre")
    ink = _ink(surface)
    assert ink.bottom == pytest.approx(80, abs=1)
    assert ink.centerx == pytest.approx(150, abs=1)
    right = text.draw(surface, "70", (290, 80), 40, 600, BONE, "right", outline=True)
    assert right.right == 290 + text.outline_px(40)
