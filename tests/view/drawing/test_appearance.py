"""Contrast by WCAG's own formula, and an appearance that is asked for anywhere."""

from collections.abc import Iterator

import pygame
import pytest

from game.view.drawing import appearance, contrast, shapes, text, theme
from game.view.drawing.appearance import Appearance


@pytest.fixture(autouse=True)
def plain() -> Iterator[None]:
    yield
    appearance.use(Appearance())


def test_the_ratio_is_that_of_wcag() -> None:
    assert contrast.ratio((0, 0, 0), (255, 255, 255)) == pytest.approx(21.0)
    assert contrast.ratio((255, 255, 255), (0x76, 0x76, 0x76)) == pytest.approx(4.54, abs=0.01)  # the known edge of AA
    assert contrast.ratio((0, 0, 255), (255, 255, 255)) == pytest.approx(8.59, abs=0.01)


def test_every_colour_of_words_reaches_aaa_on_black_and_keeps_its_hue() -> None:
    for colour in {theme.BONE, theme.ASH, theme.SLATE, *theme.SPECIES_TEXT.values(), theme.PUMP_TEXT}:
        found = contrast.for_words(colour)
        assert contrast.ratio(found, (0x20, 0x20, 0x20)) > contrast.AAA
        if max(colour) - min(colour) > 40:
            hues = [pygame.Color(*c).hsva[0] for c in (colour, found)]
            assert hues[0] == pytest.approx(hues[1], abs=4)


def test_dark_words_stay_dark() -> None:
    assert contrast.ratio(contrast.for_words(theme.INK), theme.BONE) > 17


def test_panels_hide_what_is_behind_them_in_high_contrast_only() -> None:
    at = (100, 50)
    assert shapes.panel((200, 100), 10, 1).get_at(at).a < 255
    appearance.use(Appearance(high_contrast=True))
    assert shapes.panel((200, 100), 10, 1).get_at(at) == (0, 0, 0, 255)
    appearance.use(Appearance())
    assert shapes.panel((200, 100), 10, 1).get_at(at).a < 255


def test_outlined_words_stand_on_a_plate_in_high_contrast() -> None:
    before = text.render("outside", 24, 600, outline=True)
    appearance.use(Appearance(high_contrast=True))
    plate = text.render("outside", 24, 600, outline=True)
    assert plate.get_size() == before.get_size()
    middle = [plate.get_at((x, plate.get_height() // 2)).a for x in range(plate.get_width())]
    assert set(middle) == {255}


def test_a_change_tells_kept_pictures_to_be_painted_again() -> None:
    start = appearance.version()
    appearance.use(Appearance())
    assert appearance.version() == start
    appearance.use(Appearance(text_scale=1.3))
    assert appearance.version() == start + 1


def test_larger_words_never_ask_for_more_room_than_layouts_have() -> None:
    for size in ((1024, 768), (1280, 720), (1280, 800), (1920, 1080), (1080, 1920)):
        plain = theme.Theme(*size)
        for scale in appearance.SCALES:
            appearance.use(Appearance(text_scale=scale))
            found = theme.Theme(*size)
            assert found.u >= plain.u
            wide, high = (850, 1700) if found.portrait else theme.ROOM
            assert found.u == plain.u or size[0] / found.u >= wide - 1
            assert found.u == plain.u or size[1] / found.u >= high - 1
            assert (found.font(40) > plain.font(40)) == (found.u * found.words > plain.u * 1.01)
        appearance.use(Appearance())
    appearance.use(Appearance(text_scale=1.6))
    assert theme.Theme(1920, 1080).font(24) >= 1.29 * 24


def test_steps_and_checks_go_round() -> None:
    look = Appearance()
    assert look.with_words(9).text_scale == 1.6
    assert look.with_words(-9).text_scale == 0.8
    seen = []
    for _step in range(5):
        look = look.with_next_check()
        seen.append(look.colour_check)
    assert seen == [*appearance.CHECKS, None]


@pytest.mark.parametrize("bad", [{"text_scale": 3.0}, {"text_scale": 0.1}, {"colour_check": "sepia"}])
def test_nonsense_is_refused(bad: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="is"):
        Appearance(**bad)  # type: ignore[arg-type]
