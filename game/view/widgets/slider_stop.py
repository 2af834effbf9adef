"""The marked values of a slider, which hold its thumb."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame
from pygame import Rect

from game.view.drawing import text
from game.view.drawing.theme import ASH, Theme


@dataclass(frozen=True, slots=True)
class Stop:
    """A marked value; one without words is a tick only."""

    value: float
    words: str = ""


def paint_stops(
    canvas: pygame.Surface, track_y: int, stops: Sequence[tuple[float, str]], caption: str, theme: Theme
) -> None:
    """Paint the ticks and words of `stops`, each with its x, under a track at `track_y`, px; `caption` at the end."""
    px = theme.font(20)
    gap = theme.px(10)
    top = track_y + theme.px(19)
    baseline = top + theme.px(10) + text.cap_height(px)
    end = float(canvas.get_width())
    if caption:
        end = text.draw(canvas, caption, (end, baseline), px, 400, ASH, "right").left - gap
    free_from = -1e9
    marks = sorted(stops)
    for place, (x, words) in enumerate(marks):
        width = text.measure(words, px)[0]
        tick = Rect(round(x) - theme.hairline // 2, top, max(2, theme.hairline), theme.px(5))
        canvas.fill(ASH, tick)
        left = x - width / 2
        # Two stops close together turn their words away from each other.
        if place + 1 < len(marks):
            left = min(left, (x + marks[place + 1][0]) / 2 - gap / 2 - width)
        left = max(left, free_from)
        if words and left + width <= end:
            text.draw(canvas, words, (left, baseline), px, 400, ASH)
            free_from = left + width + gap
