"""After a spike: how few ions it took."""

import pygame

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, Theme
from game.view.panels.canvas import Canvas
from game.view.panels.figures import signed
from game.view.readout.readout import Spike
from game.words import _

from .layout import Layout

SHOWN_S = 12.0


def lines(spike: Spike) -> tuple[str, str]:
    """The note on a spike: its ions, and its height."""
    few = _("This spike took {n} Na⁺ in: 1 of every {many} outside.").format(
        n=max(0, spike.sodium_in), many=max(1, round(spike.one_in))
    )
    # 3 to 4 pmol of K+ per cm2 and impulse, of 5 umol inside (Keynes 1951, J Physiol 114:119).
    rest = _("{n} K⁺ went out. Peak {mV} mV. A squid's giant axon spends 1 K⁺ in a million.").format(
        n=max(0, spike.potassium_out), mV=signed(round(spike.peak_mV))
    )
    return few, rest


class SpikeNote:
    """Two lines under the trace, for a while after each spike."""

    def __init__(self) -> None:
        self._canvas = Canvas()

    def draw(self, surface: pygame.Surface, layout: Layout, spike: Spike | None) -> None:
        """Draw the note, if there has been a spike lately."""
        if spike is None or not 0 <= spike.seconds_ago < SHOWN_S:
            return
        theme = layout.theme
        sizes = theme.font(26), theme.font(21)
        note = lines(spike)
        room = min(layout.clear.width, theme.width) - theme.px(60)
        rows = [(line, px, n) for n, px in enumerate(sizes) for line in text.wrap(note[n], px, (600, 400)[n], room)]
        width = max(text.measure(line, px, (600, 400)[n])[0] for line, px, n in rows) + theme.px(44)
        height = sum(round(px * 1.4) for _line, px, _n in rows) + theme.px(28)
        rect = pygame.Rect(0, 0, width, height)
        rect.midtop = layout.clear.centerx, layout.clear.top + theme.px(8)
        self._canvas.draw(surface, rect, (note, rect.size), lambda canvas: _paint(canvas, rows, theme))


def _paint(canvas: pygame.Surface, rows: list[tuple[str, int, int]], theme: Theme) -> None:
    canvas.blit(shapes.themed_panel(canvas.get_size(), theme), (0, 0))
    y = theme.px(14)
    for line, px, n in rows:
        at = (canvas.get_width() // 2, y + round(px * 1.0))
        text.draw(canvas, line, at, px, (600, 400)[n], (BONE, ASH)[n], "centre")
        y += round(px * 1.4)
