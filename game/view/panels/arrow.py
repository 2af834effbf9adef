"""An arrow stacked from coloured parts, so that one length shows both the whole and its shares."""

import pygame

from game.view.drawing import shapes
from game.view.drawing.theme import INK, WHITE, Colour

Part = tuple[Colour, int]
"""Colour and length in px."""


def paint_arrow(
    canvas: pygame.Surface, start: tuple[int, int], parts: list[Part], up: bool, sizes: tuple[int, int, int]
) -> None:
    """Draw an arrow from `start` (middle of its blunt end), up or down, the first part nearest to it.

    `sizes` are the widths of shaft and head and the length of the tip, in px. A short arrow is a small
    arrow, not a stump without a tip: it shrinks in every direction before it goes.
    """
    total = sum(px for _colour, px in parts)
    if not total:
        return
    whole = min(1.0, total / (1.3 * sizes[2]))
    shaft, head, tip = (max(2, round(size * whole)) for size in sizes)
    tip = min(tip, total)
    image = pygame.Surface((head, total), pygame.SRCALPHA)
    done = 0
    for colour, px in parts:
        y = total - done - px if up else done
        image.fill(colour, (0, y, head, px))
        if done and px > 2:
            image.fill(INK, (0, y + px - 1 if up else y, head, max(1, shaft // 24)))
        done += px
    _cut(image, (head - shaft) // 2, tip, up)
    canvas.blit(image, (start[0] - head // 2, start[1] - total if up else start[1]))


def _cut(image: pygame.Surface, side: int, tip: int, up: bool) -> None:
    """Cut a striped rectangle down to an arrow; only its tip is sloped, so only that needs a mask."""
    head, total = image.get_size()
    shaft_y = tip if up else 0
    for x in (0, head - side):
        image.fill((0, 0, 0, 0), (x, shaft_y, side, total - tip))
    mask = shapes.triangle((head, tip), "up" if up else "down", WHITE)
    image.blit(mask, (0, 0 if up else total - tip), special_flags=pygame.BLEND_RGBA_MULT)
