"""One answer to choose, or one point to tick: a wide button that also shows whether it was right."""

from collections.abc import Callable

import pygame
from pygame import Rect

from game.view.drawing import shapes, text
from game.view.drawing.theme import BONE, INK, SLATE, Theme
from game.view.widgets import style
from game.view.widgets.button import Button
from game.view.widgets.icons import icon


class AnswerButton(Button):
    """A wide button whose words may take two lines; `mark` is the verdict shown on it."""

    def __init__(self, words: str, act: Callable[[], None], aside: str = "") -> None:
        super().__init__(words, act, words=words, aside=aside)
        self.mark = ""  # "", "right", "wrong", "ticked", "open"

    def preferred_height(self, theme: Theme, width: int) -> int:
        """Height in px: a touch target, or what two lines need."""
        px = theme.font(26)
        lines = len(text.wrap(self.words, px, 500, width - theme.px(90)))
        return max(theme.target(72), round(lines * px * 1.3) + theme.px(28))

    def paint_key(self) -> tuple[object, ...]:
        """Words and mark."""
        return self.words, self.mark, self.active

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint ground, mark and words."""
        theme, area = self.theme, canvas.get_rect()
        lit = self.active or self.mark == "right"
        style.ground(canvas, area, self.radius, active=lit, hovered=self.hovered, pressed=self.pressed)
        colour = INK if lit else SLATE if self.mark == "wrong" else BONE
        px = theme.font(26)
        left = theme.px(24)
        if self.mark:
            sign = {"right": "check", "wrong": "close", "ticked": "check"}.get(self.mark)
            box = Rect(left, 0, theme.px(34), theme.px(34))
            box.centery = area.centery
            if self.mark in ("ticked", "open"):
                canvas.blit(shapes.frame(box.size, theme.px(8), colour, max(2, theme.px(3))), box)
            if sign:
                shapes.blit_centred(canvas, icon(sign, theme.px(26), colour), box.center)
            left = box.right + theme.px(18)
        lines = text.wrap(self.words, px, 500, area.width - left - theme.px(20))
        y = style.middle(area.centery, px) - (len(lines) - 1) / 2 * round(1.3 * px)
        for line in lines:
            text.draw(canvas, line, (left, y), px, 500, colour)
            y += round(1.3 * px)
