"""The membrane voltage, large enough to read across a hall."""

import math
import time
from typing import Final

import pygame

from game.view.drawing import text
from game.view.drawing.theme import ASH, BONE, Theme
from game.view.panels.canvas import Canvas, Clock, RateLimit
from game.view.panels.figures import plain, signed
from game.view.readout.readout import Readout
from game.words import _

_HYSTERESIS_MV: Final = 0.6


class Voltmeter:
    """Shows whole mV; holds a figure until the voltage is clearly another, and at least a quarter second."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self.shown_mV: int | None = None
        self.canvas = Canvas(sparse=True)
        self._rate_limit = RateLimit(clock)

    def draw(self, surface: pygame.Surface, rect: pygame.Rect, readout: Readout, theme: Theme) -> None:
        """Draw the caption, the figure and its unit into `rect`."""
        self._settle(readout.voltage_mV)
        self.canvas.draw(surface, rect, self.shown_mV, lambda canvas: self._paint(canvas, theme))

    def reset(self) -> None:
        """Show the next voltage at once, whatever was shown before."""
        self.shown_mV = None
        self._rate_limit.reset()

    def _settle(self, voltage_mV: float) -> None:
        if not math.isfinite(voltage_mV):
            self.shown_mV = None
        elif (self.shown_mV is None or abs(voltage_mV - self.shown_mV) > _HYSTERESIS_MV) and self._rate_limit.due():
            self.shown_mV = round(voltage_mV)

    def _paint(self, canvas: pygame.Surface, theme: Theme) -> None:
        words = _("Membrane voltage, inside vs outside")
        caption = text.fit(words, theme.font(26), 400, canvas.get_width() - theme.px(4))
        text.draw(canvas, words, (theme.px(4), theme.px(30)), caption, 400, ASH)
        figure = plain(math.nan) if self.shown_mV is None else signed(self.shown_mV)
        unit_px, gap = theme.font(64), theme.px(28)
        unit = _("mV")
        room = canvas.get_width() - gap - text.measure(unit, unit_px, 500)[0]
        size = theme.font(196)
        while text.measure(figure, size, 600)[0] > room:
            size -= max(1, size // 20)
        # The unit stands where it would beside "−70", so that it keeps still as the figure changes.
        right = max(text.measure("−70", size, 600)[0], text.measure(figure, size, 600)[0])
        right -= size // 22  # the space before the minus sign, so that it starts where the caption does
        baseline = canvas.get_height() - theme.px(18)
        text.draw(canvas, figure, (right, baseline), size, 600, BONE, "right")
        text.draw(canvas, unit, (right + gap, baseline), unit_px, 500, ASH)
