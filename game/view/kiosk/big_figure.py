"""One figure, readable from the other end of a hall."""

import math
from typing import Final

import pygame

from game.view.drawing import text
from game.view.drawing.theme import ASH, BONE
from game.view.panels.canvas import Canvas, Clock, RateLimit
from game.view.panels.figures import plain

_HYSTERESIS: Final = 0.6
_UNIT: Final = 0.36  # of the figure's height


class BigFigure:
    """A whole number and its unit; it changes only when the value clearly differs, and at most four times a second."""

    def __init__(self, clock: Clock) -> None:
        self.shown: int | None = None
        self.canvas = Canvas()
        self._rate_limit = RateLimit(clock)

    def reset(self) -> None:
        """Show the next value at once."""
        self.shown = None
        self._rate_limit.reset()

    def draw(
        self, surface: pygame.Surface, rect: pygame.Rect, value: float, unit: str, widest: str, share: float = 1.0
    ) -> None:
        """Draw figure and unit into `rect`, standing on its lower edge; the unit keeps still beside `widest`.

        `share`: how much of them is seen, 0 to 1.
        """
        if not math.isfinite(value):
            self.shown = None
        elif (self.shown is None or abs(value - self.shown) > _HYSTERESIS) and self._rate_limit.due():
            self.shown = round(value)
        key = (self.shown, unit, widest)
        self.canvas.draw(surface, rect, key, lambda canvas: self._paint(canvas, unit, widest), share)

    def _paint(self, canvas: pygame.Surface, unit: str, widest: str) -> None:
        figure = plain(math.nan if self.shown is None else self.shown)
        width, height = canvas.get_size()
        size = round(height / 0.76)
        while size > 40:
            small, gap = round(_UNIT * size), size // 8
            room = max(text.measure(words, size, 600)[0] for words in (figure, widest))
            if room + gap + text.measure(unit, small, 500)[0] <= width:
                break
            size -= max(2, size // 24)
        right = room - size // 22  # the space before a minus sign, so that it begins where the headline does
        baseline = height - size // 40
        text.draw(canvas, figure, (right, baseline), size, 600, BONE, "right")
        text.draw(canvas, unit, (right + gap, baseline), small, 500, ASH)
