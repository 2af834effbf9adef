"""The voltage, large enough to read from the other end of a hall."""

import math
from typing import Final

import pygame

from game.view import text
from game.view.panels.canvas import Canvas, Clock, Seldom
from game.view.panels.figures import plain, signed
from game.view.theme import ASH, BONE
from game.words import _

_HYSTERESIS_MV: Final = 0.6
_UNIT: Final = 0.36  # of the figure's height


class BigVoltage:
    """Whole mV; a figure stays until the voltage is clearly another, and at least a quarter second."""

    def __init__(self, clock: Clock) -> None:
        self.shown_mV: int | None = None
        self.canvas = Canvas()
        self._seldom = Seldom(clock)

    def forget(self) -> None:
        """Show the next voltage at once."""
        self.shown_mV = None
        self._seldom.forget()

    def draw(self, surface: pygame.Surface, rect: pygame.Rect, voltage_mV: float) -> None:
        """Draw the figure and its unit into `rect`, standing on its lower edge."""
        if not math.isfinite(voltage_mV):
            self.shown_mV = None
        elif (self.shown_mV is None or abs(voltage_mV - self.shown_mV) > _HYSTERESIS_MV) and self._seldom.due():
            self.shown_mV = round(voltage_mV)
        self.canvas.draw(surface, rect, (self.shown_mV, _("mV")), self._paint)

    def _paint(self, canvas: pygame.Surface) -> None:
        figure = plain(math.nan) if self.shown_mV is None else signed(self.shown_mV)
        width, height = canvas.get_size()
        size = round(height / 0.76)
        widest = max((figure, "−70"), key=lambda words: text.measure(words, size, 600)[0])
        while size > 40:
            unit, gap = round(_UNIT * size), size // 8
            need = text.measure(widest, size, 600)[0] + gap + text.measure(_("mV"), unit, 500)[0]
            if need <= width:
                break
            size -= max(2, size // 24)
        right = text.measure(widest, size, 600)[0] - size // 22
        baseline = height - size // 40
        text.draw(canvas, figure, (right, baseline), size, 600, BONE, "right")
        text.draw(canvas, _("mV"), (right + gap, baseline), unit, 500, ASH)
