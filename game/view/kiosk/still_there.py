"""The countdown that asks whether the visitor is still there; any touch answers it."""

import math

import pygame
from pygame import Rect

from game.view.challenge.card import ring
from game.view.drawing import fitted, shapes, text, tiles
from game.view.drawing.theme import ASH, BONE, INK, Theme
from game.view.widgets import style
from game.words import _

_VEIL_ALPHA = 165
_WIDTH, _HEIGHT = 980, 770  # reference px


class StillThere:
    """Draws it over whatever is there."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._unit = min(theme.width / 1080, theme.height / 1920) if theme.portrait else theme.height / 1080
        unit = self._unit
        self.panel = Rect(0, 0, min(round(_WIDTH * unit), round(0.92 * theme.width)), round(_HEIGHT * unit))
        self.panel.centerx = theme.width // 2
        self.panel.centery = round(0.72 * theme.height) if theme.portrait else theme.height // 2
        inner = self.panel.inflate(-round(100 * unit), -round(110 * unit))
        self._question = Rect(inner.left, inner.top, inner.width, round(110 * unit))
        self._ring_at = inner.centerx, inner.top + round(255 * unit)
        self.keep_going = Rect(inner.left, inner.bottom - round(250 * unit), inner.width, round(180 * unit))
        self._hint = Rect(inner.left, inner.bottom - round(38 * unit), inner.width, round(44 * unit))

    def draw(self, surface: pygame.Surface, left_s: float, all_s: float) -> None:
        """Draw it with `left_s` of `all_s` to go."""
        unit, panel = self._unit, self.panel
        tiles.plain(surface, _VEIL_ALPHA)
        surface.blit(shapes.rounded(panel.size, round(40 * unit), INK), panel)
        surface.blit(shapes.panel(panel.size, round(40 * unit), self._theme.hairline), panel)
        fitted.draw(surface, _("Still there?"), self._question, round(104 * unit), 600, BONE, "centre", 1)
        seconds = math.ceil(left_s)  # the ring goes with the figure, second by second: nothing looks hurried
        shapes.blit_centred(surface, ring(round(240 * unit), round(100 * seconds / all_s)), self._ring_at)
        px = round(104 * unit)
        at = self._ring_at[0], style.middle(self._ring_at[1], px)
        text.draw(surface, str(seconds), at, px, 600, BONE, "centre")
        button = self.keep_going
        surface.blit(shapes.rounded(button.size, button.height // 5, BONE), button)
        fitted.draw(
            surface, _("Keep going"), button.inflate(-px, 0), round(80 * unit), 600, INK, "centre", 1, middle=True
        )
        words = _("Or touch the screen anywhere.")
        fitted.draw(surface, words, self._hint, round(36 * unit), 400, ASH, "centre", 1)
