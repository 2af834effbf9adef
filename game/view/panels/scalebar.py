"""A scale bar of ten nanometres."""

from typing import Final

import pygame

from game.view.drawing import text
from game.view.drawing.theme import BONE, INK, Theme
from game.view.panels.canvas import Canvas
from game.words import _

LENGTH_NM: Final = 10


class ScaleBar:
    """A bracket of 10 nm with its length above, with a dark rim to stand on ions."""

    def __init__(self) -> None:
        self.canvas = Canvas()

    def draw(self, surface: pygame.Surface, rect: pygame.Rect, ppn: float, theme: Theme) -> None:
        """Draw the bracket along the bottom of `rect`, `ppn` px to the nm."""
        length = round(LENGTH_NM * ppn)
        self.canvas.draw(surface, rect, length, lambda canvas: _paint(canvas, length, theme))


def _paint(canvas: pygame.Surface, length: int, theme: Theme) -> None:
    line, rim, tick = max(2, theme.px(2.5)), theme.px(2), theme.px(10)
    bottom = canvas.get_height() - rim
    strokes = (
        pygame.Rect(rim, bottom - line, length, line),
        pygame.Rect(rim, bottom - tick, line, tick),
        pygame.Rect(rim + length - line, bottom - tick, line, tick),
    )
    for stroke in strokes:
        canvas.fill((*INK, 178), stroke.inflate(2 * rim, 2 * rim))
    for stroke in strokes:
        canvas.fill(BONE, stroke)
    at = (rim + length / 2, bottom - tick - theme.px(2))
    text.draw(canvas, _("{nm} nm").format(nm=LENGTH_NM), at, theme.font(23), 600, BONE, "centre", True)
