"""How grounds and words of controls look: bone on ink at rest, ink on bone when active."""

import pygame
from pygame import Rect

from game.view.drawing import appearance, shapes, text
from game.view.drawing.theme import BONE, WHITE, Colour

_REST, _HOVERED, _PRESSED = 20, 32, 58  # opacity of the white wash under a control, of 255
_ACTIVE_PRESSED: Colour = (0xD6, 0xD0, 0xC4)


def ground(
    canvas: pygame.Surface,
    rect: Rect,
    radius: int,
    *,
    active: bool = False,
    hovered: bool = False,
    pressed: bool = False,
    bare: bool = False,
) -> None:
    """The ground of a control: bone if `active`, else a faint wash, framed in high contrast; bare at rest if `bare`."""
    if active:
        colour = _ACTIVE_PRESSED if pressed else WHITE if hovered else BONE
        canvas.blit(shapes.rounded(rect.size, radius, colour), rect)
    elif pressed or hovered or not bare:
        alpha = _PRESSED if pressed else _HOVERED if hovered else _REST
        canvas.blit(shapes.rounded(rect.size, radius, WHITE, alpha), rect)
        if appearance.current().high_contrast:
            canvas.blit(shapes.frame(rect.size, radius, WHITE, max(1, radius // 8)), rect)


def fitted(words: str, px: int, weight: int, width: int) -> str:
    """`words`, cut short with … if they are wider than `width` px."""
    if text.measure(words, px, weight)[0] <= width:
        return words
    while words and text.measure(words + "…", px, weight)[0] > width:
        words = words[:-1]
    return words.rstrip() + "…"


def middle(centre_y: float, px: int) -> float:
    """The baseline that puts capitals of `px` text around `centre_y`."""
    return centre_y + text.cap_height(px) / 2
