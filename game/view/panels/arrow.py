"""An arrow stacked from coloured parts, so that one length shows both the whole and its shares."""

import pygame

from game.view import shapes
from game.view.theme import INK, Colour

Part = tuple[Colour, int]
"""Colour and length in px."""


def paint_arrow(
    canvas: pygame.Surface, start: tuple[int, int], parts: list[Part], up: bool, sizes: tuple[int, int, int]
) -> None:
    """Draw an arrow from `start` (middle of its blunt end), up or down, the first part nearest to it.

    `sizes` are the widths of shaft and head and the length of the tip, in px. A short arrow is a small
    arrow, not a stump without a tip: the tip shrinks before it goes.
    """
    total = sum(px for _colour, px in parts)
    if not total:
        return
    shaft, head, tip = sizes
    tip = min(tip, max(total * 2 // 3, 3))
    image = pygame.Surface((head, total), pygame.SRCALPHA)
    done = 0
    for colour, px in parts:
        y = total - done - px if up else done
        image.fill(colour, (0, y, head, px))
        if done and px > 2:
            image.fill(INK, (0, y + px - 1 if up else y, head, max(1, shaft // 24)))
        done += px
    image.blit(_mask(head, total, shaft, tip, up), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    canvas.blit(image, (start[0] - head // 2, start[1] - total if up else start[1]))


def _mask(head: int, length: int, shaft: int, tip: int, up: bool) -> pygame.Surface:
    side = (head - shaft) / 2
    points = (
        (head / 2, 0.0),
        (float(head), float(tip)),
        (head - side, float(tip)),
        (head - side, float(length)),
        (side, float(length)),
        (side, float(tip)),
        (0.0, float(tip)),
    )
    turned = points if up else tuple((x, length - y) for x, y in points)
    return shapes.polygon((head, length), tuple(turned), (255, 255, 255))
