"""The honesty card tells the patch's own numbers, and fits every window."""

import pygame
import pytest
from live_rig import live

from game.engine import honesty
from game.view.drawing.theme import Theme
from game.view.panels import honesty as card


def test_the_sentences_hold_the_measured_numbers() -> None:
    patch = live(seconds=2).patch
    h = honesty.measure(patch)
    true, cheats = card.rows(patch, 11.2)
    said = " ".join(sentence for _title, sentence in (*true, *cheats)).replace("\u2009", "")
    assert f"{h.ions} ions" in said
    assert f"{h.unpaired_charges} unpaired charges" in said
    assert f"needs {h.real_unpaired_charges:.1f}" in said
    assert "One nanometre is 11 px" in said
    assert f"{h.pumps} here." in said


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (1920, 1080), (1080, 1920), (800, 1280), (3840, 2160)])
def test_it_fits_the_window(size: tuple[int, int]) -> None:
    patch = live().patch
    shown = card.HonestyCard()
    surface = pygame.Surface(size)
    shown.draw(surface, Theme(*size), patch, 12.0)
    shown_px = pygame.surfarray.array3d(surface)
    # Nothing but the veil at the window's rim: the card ends before it.
    veil = shown_px[0, 0]
    for rim in (shown_px[:, :2], shown_px[:, -2:], shown_px[:2], shown_px[-2:]):
        assert (rim == veil).all()
    assert not (shown_px == veil).all()
