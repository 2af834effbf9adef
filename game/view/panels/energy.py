"""The energy panel: ATP used, and how fast."""

import time

import pygame

from game.view.drawing import glyphs, shapes, text
from game.view.drawing.theme import ASH, ATP, BONE, SLATE, Theme
from game.view.panels.canvas import Canvas, Clock, RateLimit
from game.view.panels.figures import plain
from game.view.readout.readout import Readout
from game.words import _


class EnergyPanel:
    """ATP used so far; beside it, where there is room, the rate."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self.canvas = Canvas()
        self._rate_limit = RateLimit(clock)
        self._shown: tuple[int, float] | None = None

    def draw(self, surface: pygame.Surface, rect: pygame.Rect, readout: Readout, theme: Theme) -> None:
        """Draw the card into `rect`."""
        if self._rate_limit.due() or self._shown is None:
            self._shown = readout.atp_used, round(readout.atp_per_s, 1)
        shown = self._shown
        self.canvas.draw(surface, rect, shown, lambda canvas: _paint(canvas, shown, theme))

    def reset(self) -> None:
        """Show the next figures at once."""
        self._shown = None
        self._rate_limit.reset()


def _paint(canvas: pygame.Surface, shown: tuple[int, float], theme: Theme) -> None:
    used, rate = shown
    width, height = canvas.get_size()
    canvas.blit(shapes.themed_panel((width, height), theme), (0, 0))
    label, figure = theme.font(21), theme.font(28)
    upper = round(height / 2 - theme.px(9))
    lower = round(height / 2 + theme.px(9) + text.cap_height(figure))
    pad = theme.px(20)

    used_words, rate_words = _("ATP used"), _("per second")
    text.draw(canvas, used_words, (pad, upper), text.fit(used_words, label, 500, width - 2 * pad), 500, ASH)
    end = text.draw(canvas, f"{used:,}".replace(",", "\u2009"), (pad, lower), figure, 600, ATP).right
    if width < theme.px(260):
        return
    middle = max(theme.px(138), pad + text.measure(used_words, label, 500)[0] + theme.px(10))
    if end + theme.px(52) < middle:
        at = (middle - theme.px(34), lower - text.cap_height(figure) / 2)
        shapes.blit_centred(canvas, glyphs.atp(theme.px(44)), at)
    shapes.wash(canvas, (middle, theme.px(20), theme.hairline, height - 2 * theme.px(20)), SLATE, 90)
    x = middle + theme.px(18)
    text.draw(canvas, rate_words, (x, upper), text.fit(rate_words, label, 500, width - x - theme.px(8)), 500, ASH)
    text.draw(canvas, plain(rate, 1), (x, lower), figure, 600, BONE)
