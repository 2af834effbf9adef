"""What the charge flow says in words and figures."""

from dataclasses import replace
from typing import Any

import pygame
import pytest
from test_panels import SIZES, Time, resting

from game.view.drawing import text
from game.view.panels.ledger import CurrentLedger
from game.view.panels.window_layout import layout
from game.view.readout.readout import Readout

Said = list[tuple[str, pygame.Rect]]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """All that is written, and where on the panel."""
    words: Said = []
    draw = text.draw

    def noted(surface: pygame.Surface, what: str, *how: Any, **more: Any) -> pygame.Rect:
        words.append((what, draw(surface, what, *how, **more)))
        return words[-1][1]

    monkeypatch.setattr(text, "draw", noted)
    return words


def holding() -> Readout:
    """The electrode gives 30.9 charges a second, and a little stays."""
    flows = {"pump": 1.7, "K": 18.5, "Cl": 3.1, "Na": -3.1, "electrode": -30.9}
    return replace(resting(), currents_e_per_s=flows, charge_rate_e_per_s=10.7)


def tell(readout: Readout, size: tuple[int, int]) -> None:
    """Draw the panel for a window of this size."""
    place = layout(*size)
    CurrentLedger(Time()).draw(pygame.Surface(size), place.left_rail, readout, place.theme, place.membrane_faces)


def test_the_sum_is_the_sum_of_the_rows_with_its_sign(said: Said) -> None:
    """What flows in charges the cell: the sum is negative, as "sum = -C dV/dt" under it says."""
    tell(holding(), (1920, 1080))
    words = [what for what, _place in said]
    assert words[words.index("Sum") + 1] == "−10.7"


@pytest.mark.parametrize("size", SIZES)
def test_no_name_runs_into_its_figure(said: Said, size: tuple[int, int]) -> None:
    """Also the longest name, in the narrowest panel."""
    tell(holding(), size)
    places = dict(said)
    name = places.get("electrode") or places["probe"]
    assert name.right < places["−30.9"].left
