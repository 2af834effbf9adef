"""The words that say which side of the membrane is which."""

import pygame

from game.view import text
from game.view.layout import Layout
from game.view.theme import BONE
from game.words import _


def draw_sides(surface: pygame.Surface, layout: Layout) -> None:
    """Write "outside" above the membrane and "inside the cell" below it, rimmed to read over ions."""
    size = layout.theme.font(24)
    text.draw(surface, _("outside"), layout.outside_at, size, 600, BONE, "left", True)
    text.draw(surface, _("inside the cell"), layout.inside_at, size, 600, BONE, "left", True)
