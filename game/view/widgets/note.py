"""A line of words among controls."""

from collections.abc import Hashable

import pygame

from game.view.drawing import text
from game.view.drawing.theme import ASH, BONE, Theme
from game.view.widgets import style
from game.view.widgets.base import Widget


class Note(Widget):
    """`words` in ash, wrapped; `figure` large at the right of the line, if there is one."""

    focusable = False

    def __init__(self, words: str = "", figure: str = "") -> None:
        super().__init__(words)
        self.words = words
        self.figure = figure

    def preferred_height(self, theme: Theme, width: int) -> int:
        """Px for as many lines as the words take."""
        px = theme.font(21)
        lines = 1 if self.figure else len(text.wrap(self.words, px, 400, width))
        return theme.px(18) + lines * round(px * 1.4)

    def hit(self, at: tuple[float, float]) -> bool:
        """False: words cannot be pressed."""
        return False

    def paint_key(self) -> Hashable:
        """The words."""
        return self.words, self.figure

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint the words."""
        px, width = self.theme.font(21), canvas.get_width()
        if self.figure:
            large = self.theme.font(26)
            baseline = style.middle(canvas.get_height() / 2, large)
            text.draw(canvas, self.words, (0, baseline), px, 400, ASH)
            text.draw(canvas, self.figure, (width, baseline), large, 600, BONE, "right")
            return
        y = self.theme.px(9) + text.cap_height(px) + round(px * 0.3)
        for line in text.wrap(self.words, px, 400, width):
            text.draw(canvas, line, (0, y), px, 400, ASH)
            y += round(px * 1.4)
