"""V against the K+ outside: the student's own points, with GHK's curve behind them."""

import math
from collections.abc import Callable, Hashable
from typing import Final

import pygame
from pygame import Rect

from game.view.actions.live import Control, RunAction
from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, K_TEXT, SLATE, Theme
from game.view.keys import LIVE
from game.view.panels.figures import plain
from game.view.panels.section import Dispatch
from game.view.readout.own_sweep import HIGH_MM, LOW_MM, SweepReadout
from game.view.readout.readout import Readout
from game.view.widgets.base import Widget
from game.view.widgets.button import Button
from game.view.widgets.drawer import Drawer
from game.words import _

_LOW_MV, _HIGH_MV = -110.0, 10.0
_TICKS_MM: Final = (2, 5, 10, 20, 50, 100)
_TICKS_MV: Final = (-100, -50, 0)


class Plot(Widget):
    """The plot itself; nothing on it is to be pressed."""

    focusable = False

    def __init__(self) -> None:
        super().__init__(_("Voltage against the potassium outside"))
        self.shown = SweepReadout()

    def preferred_height(self, theme: Theme, width: int) -> int:
        """Px: as high as the rest of a drawer lets it be."""
        return theme.px(330)

    def hit(self, at: tuple[float, float]) -> bool:
        """False: it cannot be pressed."""
        return False

    def paint_key(self) -> Hashable:
        """Points and curves; V now to whole mV, so that it is not painted every frame."""
        shown = self.shown
        return shown.points, shown.ghk, shown.nernst, round(shown.now[0], 2), round(shown.now[1])

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint axes, curves, points and where things are now."""
        theme, shown = self.theme, self.shown
        size = theme.font(20)
        plot = Rect(theme.px(66), theme.px(8), 0, canvas.get_height() - theme.px(66))
        plot.width = canvas.get_width() - plot.left - theme.px(96)

        def at(potassium: float, voltage: float) -> tuple[float, float]:
            share = math.log(potassium / LOW_MM) / math.log(HIGH_MM / LOW_MM)
            height = (voltage - _LOW_MV) / (_HIGH_MV - _LOW_MV)
            return plot.left + share * plot.width, plot.bottom - min(1.0, max(0.0, height)) * plot.height

        for tick in _TICKS_MV:
            y = round(at(LOW_MM, tick)[1])
            shapes.wash(canvas, (plot.left, y, plot.width, theme.hairline), SLATE, 90)
            spot = (plot.left - theme.px(10), y + text.cap_height(size) / 2)
            text.draw(canvas, plain(tick), spot, size, 400, SLATE, "right")
        for mM in _TICKS_MM:
            left = round(at(mM, 0.0)[0])
            shapes.wash(canvas, (left, plot.bottom - theme.px(6), theme.hairline, theme.px(6)), SLATE, 160)
            text.draw(canvas, str(mM), (left, plot.bottom + theme.px(24)), size, 400, SLATE, "centre")
        words = _("K⁺ outside, mM")
        text.draw(canvas, words, (plot.centerx, plot.bottom + theme.px(52)), size, 500, ASH, "centre")
        self._curve(canvas, [at(*each) for each in shown.ghk], BONE, _("GHK"))
        self._curve(canvas, [at(*each) for each in shown.nernst], K_TEXT, "E_{K}", dotted=True)
        if LOW_MM <= shown.now[0] <= HIGH_MM:
            side = theme.px(22)
            shapes.blit_centred(canvas, shapes.disc(side, BONE, 70), at(*shown.now))
        for point in shown.points:
            if LOW_MM <= point.potassium_mM <= HIGH_MM:
                middle = at(point.potassium_mM, point.voltage_mV)
                _x, top = at(point.potassium_mM, point.voltage_mV + point.scatter_mV)
                _x, low = at(point.potassium_mM, point.voltage_mV - point.scatter_mV)
                width = max(1, theme.px(2))
                shapes.wash(
                    canvas, (round(middle[0] - width / 2), round(top), width, max(1, round(low - top))), BONE, 150
                )
                shapes.blit_centred(canvas, shapes.disc(theme.px(13), BONE), middle)
        count = _("your points: {n}").format(n=len(shown.points))
        text.draw(canvas, count, (plot.right, plot.bottom - theme.px(14)), size, 600, BONE, "right")

    def _curve(
        self, canvas: pygame.Surface, points: list[tuple[float, float]], colour: tuple[int, int, int], name: str,
        dotted: bool = False,
    ) -> None:  # fmt: skip
        theme = self.theme
        if len(points) < 2:
            return
        if dotted:
            for point in points:
                shapes.blit_centred(canvas, shapes.disc(max(2.0, theme.px(5)), colour), point)
        else:
            pygame.draw.aalines(canvas, colour, False, points)
            pygame.draw.aalines(canvas, colour, False, [(x, y + 1) for x, y in points])
        size = theme.font(20)
        x, y = points[-1]
        shift = -0.7 * size if not dotted else 1.1 * size
        text.draw(canvas, name, (x + theme.px(10), y + shift + text.cap_height(size) / 2), size, 600, colour)


class SweepDrawer:
    """The plot, and two buttons: sweep for me, and clear."""

    def __init__(self, dispatch: Dispatch, back: Callable[[], None]) -> None:
        self.plot = Plot()
        words = _("Sweep for me")
        self.automatic = Button(words, lambda: dispatch(RunAction.SWEEP), words=words, kind="row")
        clear = _("Clear my points")
        self.clear = Button(clear, lambda: dispatch(RunAction.CLEAR_SWEEP), words=clear, kind="row")
        bath = _("Change the bath")
        self.back = Button(bath, back, words=bath, aside=LIVE.hint(Control.BATH), kind="row")
        rows: list[Widget] = [self.plot, self.back, self.automatic, self.clear]
        self.drawer = Drawer(_("V against K⁺ outside"), rows)

    def update(self, readout: Readout) -> None:
        """Show the points."""
        self.plot.shown = readout.sweep
        self.automatic.words = _("Stop here") if readout.sweep.automatic else _("Sweep for me")
        self.automatic.active = readout.sweep.automatic
        self.clear.enabled = bool(readout.sweep.points)
