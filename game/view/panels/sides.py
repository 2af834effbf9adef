"""The words that say which side of the membrane is which."""

from typing import Protocol

import pygame

from game.view.drawing import text
from game.view.drawing.theme import BONE, Theme
from game.words import _


class Sided(Protocol):
    """A layout that has a place for the words."""

    @property
    def theme(self) -> Theme:
        """The scale of the window."""

    @property
    def outside_at(self) -> tuple[int, int]:
        """Left end of the baseline of "outside"."""

    @property
    def inside_at(self) -> tuple[int, int]:
        """Left end of the baseline of "inside the cell"."""


def draw_sides(surface: pygame.Surface, layout: Sided, reference_px: int = 24) -> None:
    """Write "outside" above the membrane and "inside the cell" below it, rimmed to read over ions."""
    size = layout.theme.font(reference_px)
    text.draw(surface, _("outside"), layout.outside_at, size, 600, BONE, "left", True)
    text.draw(surface, _("inside the cell"), layout.inside_at, size, 600, BONE, "left", True)
