"""Every species has one whole row for all that is drawn of it, and is told apart by shape, in colour and without."""

import itertools
import re

import numpy as np
import pygame
import pytest

import sprites
from game.engine import species
from game.view.drawing import colour_check, contrast, glyphs, species_art, theme
from game.view.drawing import sprites as raster
from game.view.drawing.species_art import ART

PPN = 40.0
EACH = pytest.mark.parametrize("key", species.INDEX)
WITH_GLYPH = [key for key in species.INDEX if ART[key].outline is not None]


def glyph(key: str, px: int = 32) -> np.ndarray:
    """How opaque the small picture is, without its sign: float[px, px]."""
    return np.asarray(pygame.surfarray.array_alpha(glyphs.ion(key, px)), np.float64) / 255


def test_a_species_without_a_row_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the program starts, and not where its first ion would be drawn."""
    monkeypatch.setitem(species.INDEX, "Xx", 99)
    with pytest.raises(LookupError, match="no row for Xx"):
        species_art.check()


def test_a_row_without_a_species_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ART, "Xx", ART["Ca"])
    with pytest.raises(LookupError, match="a row for Xx, which is no species"):
        species_art.check()


def test_an_ion_that_crosses_has_a_place_in_the_flow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(species, "CROSSING", (*species.CROSSING, "Ch"))
    with pytest.raises(LookupError, match="gives Ch no place"):
        species_art.check()


def test_each_place_in_a_panel_is_taken_once() -> None:
    for places in ([row.column for row in species_art.TABLE], [row.flow for row in species_art.TABLE]):
        taken = [place for place in places if place is not None]
        assert len(set(taken)) == len(taken)


@EACH
def test_its_sprite_has_its_colour_and_fits_its_square(key: str) -> None:
    row = ART[key]
    hexed = "#{:02X}{:02X}{:02X}".format(*row.colour)
    assert hexed in sprites.svg(row.sprite).decode().upper()
    drawn = raster.raster(row.sprite, PPN).get_bounding_rect(min_alpha=128)  # without its soft rim
    assert max(drawn.size) / PPN * max(row.scales) <= row.span_nm + 2 / PPN


@EACH
def test_a_charge_can_be_read_close_by(key: str) -> None:
    """An ion has a twin with its sign; what has no charge needs none."""
    if species.TABLE[species.INDEX[key]].valence:
        assert sprites.anchors(ART[key].sprite) == sprites.anchors(f"{ART[key].sprite}_lg")


@pytest.mark.parametrize("key", species.CROSSING)
def test_its_channel_is_drawn_open_and_shut(key: str) -> None:
    channel = ART[key].channel
    assert sprites.anchors(channel) == sprites.anchors(f"{channel}_closed")
    assert len(sprites.points(channel, "plug")) == len(sprites.points(channel, "pores"))


@EACH
def test_its_words_read_on_a_panel_also_in_high_contrast(key: str) -> None:
    assert contrast.ratio(ART[key].text, theme.PANEL) >= 4.5
    assert contrast.ratio(contrast.for_words(ART[key].text), theme.PANEL) >= contrast.AAA


@EACH
def test_its_line_reads_on_white_paper(key: str) -> None:
    assert contrast.ratio(ART[key].on_paper, theme.WHITE) >= 3.0


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(WITH_GLYPH, 2)))
def test_two_ions_are_told_apart_by_shape_alone(one: str, other: str) -> None:
    """As eyes see them that see no colour: at least a tenth of what either covers is not covered by the other."""
    a, b = glyph(one), glyph(other)
    assert np.abs(a - b).sum() >= 0.1 * np.maximum(a, b).sum()


@pytest.mark.parametrize("check", colour_check.MATRICES)
@pytest.mark.parametrize("key", WITH_GLYPH)
def test_its_small_picture_stands_out_for_eyes_of_every_kind(key: str, check: str) -> None:
    """Under each colour check the body is still far from the panel behind it."""
    canvas = pygame.Surface((32, 32), 0, 32, (0xFF0000, 0x00FF00, 0x0000FF, 0))
    canvas.fill(theme.PANEL)
    canvas.blit(glyphs.ion(key, 32), (0, 0))
    colour_check.apply(canvas, check)
    brightest = max((canvas.get_at((x, y))[:3] for x in range(32) for y in range(32)), key=contrast.luminance)
    assert contrast.ratio(brightest, theme.PANEL) >= 3.0


@EACH
def test_its_words_say_something(key: str) -> None:
    row = ART[key]
    assert row.name
    assert re.fullmatch(r"[A-Z][A-Za-z]*(_\{[a-z]\})?[²³]?[⁺⁻]?", species_art.label(key))
