"""The hand that asks to be touched, with rings that widen gently from its finger."""

import math
from typing import Final

import pygame

from game.view.drawing import fitted, shapes, sprites, text
from game.view.drawing.cache import cached
from game.view.drawing.theme import WHITE
from game.words import _

_RINGS: Final = 3
_TURN_S: Final = 4.0
_HAND_NM: Final = 3.9  # the sprite's height in its own units
_STEPS: Final = 48  # sizes that a ring is drawn in


def draw(surface: pygame.Surface, rect: pygame.Rect, now_s: float, still: bool) -> None:
    """Draw words and hand into `rect`; with `still` (reduced motion) the rings do not move."""
    reach = rect.height // 2
    centre = (rect.left + reach if _tall(surface) else rect.right - reach, rect.centery)
    for ring in range(_RINGS):
        phase = (ring + (0.5 if still else now_s / _TURN_S)) / _RINGS % 1.0
        step = round(phase * _STEPS)
        light = math.sin(math.pi * min(1.0, phase * 1.15)) if not still else 1.0 - 0.3 * ring
        image = _ring(round(reach * (0.30 + 0.70 * step / _STEPS)), max(2, rect.height // 70))
        image.set_alpha(round(190 * max(0.0, light)))
        shapes.blit_centred(surface, image, centre)
    ppn = 0.68 * rect.height / _HAND_NM
    hand = sprites.raster("hand", ppn)
    origin = sprites.anchors("hand").origin_nm
    surface.blit(hand, (round(centre[0] - origin[0] * ppn), round(centre[1] - origin[1] * ppn)))
    words = _("Touch to take control")
    room = pygame.Rect(rect.left, rect.top, rect.width - 2 * reach - rect.height // 8, rect.height)
    room.x += 2 * reach + rect.height // 8 if _tall(surface) else 0
    align: text.Align = "left" if _tall(surface) else "right"
    fitted.draw(surface, words, room, rect.height // 4, 600, align=align, lines=2, outline=True, middle=True)


def _tall(surface: pygame.Surface) -> bool:
    return surface.get_height() > 1.2 * surface.get_width()


@cached
def _ring(radius: int, thickness: int) -> pygame.Surface:
    side = 2 * radius + 2
    return shapes.frame((side, side), side // 2, WHITE, thickness, 255).copy()
