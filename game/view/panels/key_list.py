"""Keys and what they do, under a heading."""

from collections.abc import Sequence

import pygame
from pygame import Rect

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, WHITE, Theme
from game.view.widgets import style
from game.view.widgets.binding import Line
from game.view.widgets.icons import icon


def paint_section(
    canvas: pygame.Surface, title: str, found: Sequence[Line], at: tuple[int, int], width: int, row: int, theme: Theme
) -> int:
    """Paint a heading and its keys, `row` px each, from `at` down; returns where the next heading begins, px."""
    (x, top), px = at, theme.font(22)
    y = top + theme.px(30)
    text.draw(canvas, title, (x, y), px, 600, ASH)
    y += theme.px(14)
    for keys, words in found:
        middle = y + row / 2
        right = x
        for key in keys:
            right = _keycap(canvas, key, right, middle, theme, min(theme.px(40), row - theme.px(3))) + theme.px(6)
        left = max(x + theme.px(196), right + theme.px(6))
        room = width - (left - x)
        size = text.fit(words, theme.font(23), 400, room)
        text.draw(
            canvas,
            style.fitted(words, size, 400, room),
            (left, style.middle(middle, size)),
            size,
            400,
            BONE,
        )
        y += row
    return y + theme.px(20)


def _keycap(canvas: pygame.Surface, key: str, x: int, middle: float, theme: Theme, height: int) -> int:
    """Paint a key at `x`; returns its right edge, px."""
    px = theme.font(21)
    arrows = {"←": "left", "→": "right"}
    width = height if key in arrows else max(height, text.measure(key, px, 600)[0] + theme.px(22))
    cap = Rect(x, round(middle - height / 2), width, height)
    canvas.blit(shapes.rounded(cap.size, theme.px(10), WHITE, 30), cap)
    canvas.blit(shapes.frame(cap.size, theme.px(10), WHITE, theme.hairline, 50), cap)
    if key in arrows:
        shapes.blit_centred(canvas, icon(arrows[key], theme.px(24), BONE), cap.center)
    else:
        text.draw(canvas, key, (cap.centerx, style.middle(cap.centery, px)), px, 600, BONE, "centre")
    return cap.right
