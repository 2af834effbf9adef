"""Sprites come out true to scale, smooth, at exact sub-pixel places, and without a window."""

import subprocess
import sys

import numpy as np
import pygame
import pytest

import sprites as files
from game.view.drawing import sprites

PPN = 16.84
IONS = ("ion_na", "ion_k", "ion_cl", "anion", "choline")


def alpha(cell):
    return (cell >> 24).astype(float)


def centroid(cell):
    a = alpha(cell)
    y, x = np.mgrid[: cell.shape[0], : cell.shape[1]] + 0.5
    return (a * x).sum() / a.sum(), (a * y).sum() / a.sum()


@pytest.mark.parametrize("name", files.names())
def test_every_sprite_draws_something(name):
    image = sprites.raster(name, 33.7)
    assert pygame.surfarray.array_alpha(image).max() > 20


@pytest.mark.parametrize("ppn", [11.2, 16.84, 33.7, 54.0])
def test_size_follows_the_scale(ppn):
    (_, _), (w, h) = sprites.anchors("channel_k")
    image = sprites.raster("channel_k", ppn)
    assert (image.get_width(), image.get_height()) == pytest.approx((w * ppn, h * ppn), abs=1.01)


def test_a_sodium_ion_is_as_wide_as_it_is():
    """0.72 nm across, its faint shell included: area of the disc within the shell's soft edge."""
    cell = sprites.raster_array("ion_na", 54.0, 0, 0, 48)
    wide = (alpha(cell)[24] > 12).sum() / 54.0
    assert wide == pytest.approx(0.72, abs=0.04)


@pytest.mark.parametrize("name", IONS)
def test_phases_move_the_sprite_by_exact_quarters(name):
    x0, y0 = centroid(sprites.raster_array(name, PPN, 0, 0, 26))
    for step in range(sprites.PHASES):
        phase = step / sprites.PHASES
        x, y = centroid(sprites.raster_array(name, PPN, phase, 1 - phase if phase else 0, 26))
        assert (x - x0, y - y0) == pytest.approx((phase, 1 - phase if phase else 0), abs=0.03)


def test_an_ion_is_in_the_middle_of_its_cell():
    for size in (17, 18):
        assert centroid(sprites.raster_array("ion_na", PPN, 0, 0, size)) == pytest.approx(
            (size / 2, size / 2), abs=0.05
        )


@pytest.mark.parametrize("name", IONS)
def test_arrays_are_premultiplied(name):
    cell = sprites.raster_array(name, PPN, 0.25, 0.5, 26)
    assert cell.dtype == np.uint32
    assert cell.shape == (26, 26)
    for shift in (16, 8, 0):
        assert np.all((cell >> shift & 0xFF) <= (cell >> 24) + 1)  # rounding


def test_an_array_turns_and_grows():
    upright = sprites.raster_array("ion_k", PPN, 0, 0, 30)
    assert np.abs(alpha(upright) - alpha(sprites.raster_array("ion_k", PPN, 0, 0, 30, turn=90))).max() < 20
    larger = sprites.raster_array("ion_k", PPN, 0, 0, 30, scale=1.5)
    assert alpha(larger).sum() == pytest.approx(2.25 * alpha(upright).sum(), rel=0.03)


def test_species_stay_apart_by_shape_alone():
    """Outlines scaled to the same size and turned as they are drawn: no two overlap by nine tenths."""
    shapes = {}
    for name in IONS:
        (_, _), (w, _) = sprites.anchors(name)
        level = alpha(sprites.raster_array(name, 48 / w, 0, 0, 48))
        shapes[name] = level > 0.4 * level.max()
    for a in IONS:
        for b in IONS:
            if a < b:
                both, either = (shapes[a] & shapes[b]).sum(), (shapes[a] | shapes[b]).sum()
                assert both / either < 0.9, (a, b)


def test_edges_are_smooth():
    """A straight edge drawn without averaging has only a few levels of grey."""
    image = sprites.raster("ion_k", 54.0)
    levels = np.unique(pygame.surfarray.array_alpha(image))
    assert len(levels) > 40


def test_straight_alpha_keeps_colour_to_the_edge():
    """Clear pixels must not bleed black into a bright sprite."""
    image = sprites.raster("site_na", PPN)
    a, rgb = pygame.surfarray.array_alpha(image), pygame.surfarray.array3d(image)
    edge = (a > 24) & (a < 128)
    assert np.median(rgb[edge][:, 0]) > 200


def test_level_and_tint_dim_and_colour():
    full, half = sprites.raster("lipid", PPN), sprites.raster("lipid", PPN, level=0.5)
    tinted = sprites.raster("lipid", PPN, tint=(255, 0, 0))
    assert pygame.surfarray.array_alpha(half).max() == pytest.approx(
        pygame.surfarray.array_alpha(full).max() / 2, abs=2
    )
    assert pygame.surfarray.array3d(tinted)[..., 1:].max() == 0


def test_flip_turns_a_lipid_upside_down():
    up, down = (pygame.surfarray.array_alpha(sprites.raster("lipid", PPN, flip_y=f)) for f in (False, True))
    assert np.array_equal(up[:, ::-1], down)


def test_a_turned_sprite_has_its_anchor_in_the_middle():
    image = sprites.raster("atp", PPN, turn=90)
    assert image.get_width() == image.get_height()
    assert image.get_at((image.get_width() // 2, image.get_height() // 2)).a > 200


def test_the_same_picture_is_made_once():
    assert sprites.raster("ion_na", PPN) is sprites.raster("ion_na", PPN)
    assert sprites.raster("ion_na", PPN) is not sprites.raster("ion_na", PPN, level=0.5)


def test_an_unknown_sprite_is_named():
    with pytest.raises(files.UnknownSprite, match="'ion_mg'"):
        sprites.raster("ion_mg", PPN)


def test_no_window_is_needed():
    code = (
        "import pygame; from game.view.drawing import sprites; s = sprites.raster('ion_na', 16.84);"
        "a = sprites.raster_array('ion_k', 16.84, .25, .5, 20); assert a.max() > 0;"
        "assert not pygame.display.get_init(); assert s.get_flags() & pygame.SRCALPHA"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
