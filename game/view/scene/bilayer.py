"""The two leaflets of lipids with the gaps that proteins leave, and the marks of charge along their faces."""

import math
from collections.abc import Iterator, Sequence

import pygame

from game.view.drawing import sprites, theme
from game.view.drawing.glow import halo

from .camera import HALF_MEMBRANE_NM, Camera

PITCH_NM = 0.82
"""From lipid to lipid, unstretched."""
STRIP_NM = 3.4
"""Half the height of the strip that lipids are painted on."""
CHANNEL_HALF_NM, PUMP_HALF_NM = 2.42, 3.2
"""Half the width of the gap that a channel and a pump take."""
_MARK_STEP_NM = 2.46
_MARK_OFF_NM = 0.55  # from the face
_FRONT_TINT = ((226, 208, 236), (214, 232, 240))  # inner leaflet, outer leaflet
_BACK_TINT = ((104, 92, 118), (96, 108, 124))

Gap = tuple[float, float]
"""Where there are no lipids: x of the middle and half the width, nm."""


def strip_top(camera: Camera) -> int:
    """Y in px of the upper edge of the strip of lipids."""
    return math.floor(camera.membrane_y - STRIP_NM * camera.ppn)


def lipids(camera: Camera, gaps: Sequence[Gap], pitch_nm: float = PITCH_NM) -> pygame.Surface:
    """The strip of lipids as wide as the picture; its upper edge belongs at `strip_top`."""
    ppn, top = camera.ppn, strip_top(camera)
    strip = pygame.Surface((camera.width, math.ceil(2 * STRIP_NM * ppn)), pygame.SRCALPHA)
    origin, _ = sprites.anchors("lipid")
    for front in (False, True):
        for x in _along(camera, pitch_nm, 0.0 if front else pitch_nm / 2):
            if not _free(camera, gaps, x, 0.10 if front else -0.3):
                continue
            sway = math.sin(x * 1.7) * 0.06 + math.sin(x * 0.31) * 0.05
            for side in (0, 1):
                image = sprites.raster(
                    "lipid", ppn, flip_y=side == 0, tint=(_FRONT_TINT if front else _BACK_TINT)[side]
                )
                head = HALF_MEMBRANE_NM - 0.42 - (0.0 if front else 0.10)
                height = (head if side == 1 else -head) - sway * 0.6
                left = (x - camera.left_nm) * ppn - origin[0] * ppn
                anchor_y = origin[1] * ppn if side == 1 else image.get_height() - origin[1] * ppn
                strip.blit(image, (round(left), round(camera.y_px(height) - top - anchor_y)))
    return strip


def marks(camera: Camera, gaps: Sequence[Gap], sign: int) -> list[tuple[int, pygame.Surface]]:
    """The marks of both faces while V has this sign (plus outside where it is negative): y in px, and a strip, each."""
    strips = []
    for side in (0, 1):
        plus = (side == 1) == (sign < 0)
        image = mark(plus, camera.ppn)
        strip = pygame.Surface((camera.width, image.get_height()), pygame.SRCALPHA)
        for x in mark_places(camera, gaps, side):
            centre = (x - camera.left_nm) * camera.ppn
            strip.blit(image, (round(centre - image.get_width() / 2), 0))
        strips.append((round(mark_y(camera, side) - image.get_height() / 2), strip))
    return strips


def mark_places(camera: Camera, gaps: Sequence[Gap], side: int) -> Iterator[float]:
    """X in nm of each mark along a face (0 inside, 1 outside)."""
    for x in _along(camera, _MARK_STEP_NM, 0.0 if side == 1 else _MARK_STEP_NM / 2):
        if _free(camera, gaps, x, 0.5):
            yield x


def mark_y(camera: Camera, side: int) -> float:
    """Y in px of the marks along a face."""
    height = HALF_MEMBRANE_NM + _MARK_OFF_NM
    return camera.y_px(height if side == 1 else -height)


def mark(plus: bool, ppn: float) -> pygame.Surface:
    """A + or - with a soft halo."""
    colour = (255, 226, 208) if plus else (196, 206, 255)
    arm, bar, radius = max(3, round(0.21 * ppn)), max(1, round(0.085 * ppn)), max(6, round(0.95 * ppn))
    image = pygame.Surface((2 * radius + 1, 2 * radius + 1), pygame.SRCALPHA)
    image.blit(halo(theme.PLUS if plus else theme.MINUS, radius, 0.34), (0, 0))
    pygame.draw.rect(image, colour, (radius - arm, radius - bar // 2, 2 * arm + 1, bar))
    if plus:
        pygame.draw.rect(image, colour, (radius - bar // 2, radius - arm, bar, 2 * arm + 1))
    return image


def _free(camera: Camera, gaps: Sequence[Gap], x_nm: float, margin: float) -> bool:
    half = camera.world_nm / 2
    return all(abs((x_nm - x + half) % (2 * half) - half) >= w + margin for x, w in gaps)


def _along(camera: Camera, step: float, offset: float) -> Iterator[float]:
    n = math.floor((camera.left_nm - 2.0) / step)
    while n * step + offset < camera.left_nm + camera.width / camera.ppn + 2.0:
        yield n * step + offset
        n += 1
