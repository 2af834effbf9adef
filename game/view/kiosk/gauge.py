"""The challenge's gauge: a level, a window that it should stand in, a ring that fills while it does, and the time."""

import math
from typing import Final

import pygame
from pygame import Rect

from game.kiosk.mini_game import MiniGame
from game.view.challenge.card import ring
from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, WHITE, Theme
from game.view.panels.canvas import Canvas
from game.view.panels.figures import signed
from game.view.widgets import style
from game.words import _

_SPAN_MV: Final = (-100.0, 20.0)


class Gauge:
    """Drawn from a MiniGame; keeps what does not change as one picture."""

    def __init__(self) -> None:
        self._ground = Canvas()

    def draw(self, surface: pygame.Surface, rect: Rect, mini: MiniGame, theme: Theme) -> None:
        """Draw it into `rect`."""
        side = rect.height
        bar = Rect(rect.left + side // 3, rect.top, rect.width - round(3.3 * side), rect.height)
        seconds = math.ceil(mini.left_s)
        self._ground.draw(
            surface,
            rect,
            (mini.band_mV, seconds),
            lambda canvas: self._paint(canvas, bar.move(-rect.left, -rect.top), mini, theme),
        )
        x = self._x_px(bar, mini.voltage_mV)
        tall = round(0.3 * side)
        mark = shapes.triangle((round(1.1 * tall), tall), "down", BONE)
        surface.blit(mark, (x - mark.get_width() // 2, bar.top + round(0.06 * side)))
        at = (rect.right - round(2.3 * side), rect.centery)
        shapes.blit_centred(surface, ring(round(0.86 * side), round(100 * mini.share)), at)
        px = round(0.3 * side)
        left = math.ceil(mini.hold_s * (1.0 - mini.share))
        text.draw(surface, str(left), (at[0], style.middle(at[1], px)), px, 600, BONE, "centre")

    @staticmethod
    def _x_px(bar: Rect, value_mV: float) -> int:
        low, high = _SPAN_MV
        share = (min(max(value_mV, low), high) - low) / (high - low)
        return round(bar.left + share * bar.width)

    def _paint(self, canvas: pygame.Surface, bar: Rect, mini: MiniGame, theme: Theme) -> None:
        area = canvas.get_rect()
        side = area.height
        canvas.blit(shapes.panel(area.size, side // 5, theme.hairline), area)
        line = Rect(bar.left, bar.top + round(0.46 * side), bar.width, max(3, side // 24))
        canvas.blit(shapes.rounded(line.size, line.height // 2, WHITE, 90), line)
        low, high = (self._x_px(bar, edge) for edge in mini.band_mV)
        slot = Rect(low, bar.top + round(0.34 * side), high - low, round(0.26 * side) + line.height)
        canvas.blit(shapes.rounded(slot.size, max(2, slot.height // 5), WHITE, 60), slot)
        canvas.blit(shapes.frame(slot.size, max(2, slot.height // 5), BONE, max(2, theme.px(3))), slot)
        px = round(0.28 * side)
        for value in (-70, 0):
            colour = BONE if value else ASH
            at = (self._x_px(bar, value), bar.top + round(0.91 * side))
            text.draw(canvas, signed(value), at, px, 600 if value else 400, colour, "centre")
        px = round(0.4 * side)
        seconds = _("{seconds} s").format(seconds=math.ceil(mini.left_s))
        text.draw(canvas, seconds, (area.right - side // 4, style.middle(area.centery, px)), px, 600, BONE, "right")
