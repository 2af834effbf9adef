"""The last minute of voltage, the band to reach, and the player's moves on it."""

import numpy as np
import pygame

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, SLATE, Theme
from game.view.panels.canvas import Canvas
from game.view.panels.curve import Curve
from game.view.panels.figures import plain
from game.view.panels.trace import voltage_range
from game.view.readout.readout import Readout
from game.words import _


class BandTrace:
    """A curve in bone over a band; a small diamond where the player made a move."""

    def __init__(self) -> None:
        self.axes = Canvas()
        self.curve = Curve()

    def draw(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        readout: Readout,
        band: tuple[float | None, float | None] | None,
        moves_s: list[float],
        theme: Theme,
    ) -> None:
        """`band` mV, its edges None where it is open; `moves_s` are the patch's times of the player's moves."""
        low, high = voltage_range(readout)
        plot = pygame.Rect(rect.x + theme.px(64), rect.y + theme.px(12), 0, rect.height - theme.px(60))
        narrow = rect.width < theme.px(430)
        plot.width = rect.right - theme.px(24 if narrow else 150) - plot.left
        if plot.width < theme.px(80):
            return
        at = plot.move(-rect.x, -rect.y)
        key = (low, high, band)
        self.axes.draw(surface, rect, key, lambda canvas: _paint(canvas, at, (low, high), band, theme))
        stroke = max(2.0, 3 * theme.u)
        now_y = self.curve.draw(surface, plot, readout.trace_mV, (low, high), stroke)
        for time_s in moves_s:
            share = 1.0 - (readout.time_s - time_s) / readout.trace_span_s
            if 0.0 <= share <= 1.0:
                value = readout.trace_mV[min(readout.trace_mV.size - 1, int(share * readout.trace_mV.size))]
                if np.isfinite(value):
                    y = plot.bottom - (float(value) - low) / (high - low) * plot.height
                    half = theme.px(9)
                    diamond = ((half, 0), (2 * half, half), (half, 2 * half), (0, half))
                    mark = shapes.polygon((2 * half, 2 * half), diamond, BONE)
                    shapes.blit_centred(surface, mark, (plot.left + share * plot.width, y))
        if now_y is not None:
            shapes.blit_centred(surface, shapes.disc(theme.px(24), BONE, 64), (plot.right, now_y))
            shapes.blit_centred(surface, shapes.disc(theme.px(13), BONE), (plot.right, now_y))


def _paint(
    canvas: pygame.Surface,
    plot: pygame.Rect,
    limits: tuple[int, int],
    band: tuple[float | None, float | None] | None,
    theme: Theme,
) -> None:
    low, high = limits
    size = theme.font(21)

    def y_of(value: float) -> int:
        return round(plot.bottom - (min(max(value, low), high) - low) / (high - low) * plot.height)

    for value in sorted({0, low, high}):
        y = y_of(value)
        shapes.wash(canvas, (plot.left, y, plot.width, theme.hairline), SLATE, 90)
        at = (plot.left - theme.px(12), y + text.cap_height(size) / 2)
        fit = text.fit(plain(value), size, 400, at[0])
        text.draw(canvas, plain(value), at, fit, 400, SLATE, "right")
    if band is not None:
        top, bottom = y_of(band[1] if band[1] is not None else high), y_of(band[0] if band[0] is not None else low)
        shapes.wash(canvas, (plot.left, top, plot.width, max(2, bottom - top)), BONE, 46)
        for edge, y in ((band[1], top), (band[0], bottom)):
            if edge is not None:
                shapes.wash(canvas, (plot.left, y, plot.width, theme.hairline), BONE, 170)
        if band[0] is not None and band[1] is not None:
            middle, half = (band[0] + band[1]) / 2, (band[1] - band[0]) / 2
            words = f"{plain(round(middle))} ± {half:g}"
        elif band[1] is not None:
            words = f"≤ {plain(round(band[1]))}"
        else:
            assert band[0] is not None
            words = f"≥ {plain(round(band[0]))}"
        at = (plot.right + theme.px(20), (top + bottom) / 2 + text.cap_height(size) / 2)
        if canvas.get_width() - plot.right < theme.px(100):  # no room beside it: over the band
            text.draw(canvas, words, (plot.left + theme.px(8), top - theme.px(8)), theme.font(22), 600, BONE)
        else:
            text.draw(canvas, words, at, theme.font(24), 600, BONE)
    y = canvas.get_height() - theme.px(8)
    text.draw(canvas, _("your moves"), (plot.left + theme.px(26), y), size, 400, ASH)
    half = theme.px(8)
    diamond = ((half, 0), (2 * half, half), (half, 2 * half), (0, half))
    mark = shapes.polygon((2 * half, 2 * half), diamond, BONE)
    shapes.blit_centred(canvas, mark, (plot.left + theme.px(10), y - text.cap_height(size) / 2))
    needed = theme.px(26) + text.measure(_("your moves"), size)[0] + text.measure(_("now"), size, 500)[0] + theme.px(16)
    if needed < plot.width:
        text.draw(canvas, _("now"), (plot.right, y), size, 500, ASH, "right")
