"""The bilayer: two leaflets of lipids between the proteins, and the marks of charge that ride on its faces."""

import math
from collections.abc import Iterator

import pygame

from game.engine import Patch
from game.engine.state import CHANNEL, HOLE, NONE

from . import hole, sprites, theme
from .backdrop import glow_strength
from .camera import HALF_MEMBRANE_NM, Camera
from .glow import halo

_PITCH_NM = 0.82
_MARK_STEP_NM = 2.46
_MARK_OFF_NM = 0.55  # from the face
_MARKS_FROM_PPN = 9.0
_CHANNEL_HALF_NM, _PUMP_HALF_NM = 2.42, 3.2  # of what they leave no room for
_FRONT_TINT = ((226, 208, 236), (214, 232, 240))  # inner leaflet, outer leaflet
_BACK_TINT = ((104, 92, 118), (96, 108, 124))
_STRIP_NM = 3.4  # half the height of the strip


SHOWN_STRETCH = 6.0
"""How many times more than in truth a stretched membrane's heads are drawn apart: 4 % would not be seen."""


def stretch_step(patch: Patch) -> float:
    """The stretch of a patch's membrane in whole half per cents: seldom anew, so that it need not often be painted."""
    return round(min(patch.stretch, 0.1) * 200.0) / 200.0


class Membrane:
    """The strip of lipids and marks for one camera and one set of proteins."""

    def __init__(self, camera: Camera, patch: Patch) -> None:
        self._camera = camera
        hole_nm = hole.half_width_nm(camera.world_nm / patch.state.owner.size)
        half_nm = {CHANNEL: _CHANNEL_HALF_NM, HOLE: hole_nm}
        seen = patch.state.protein[camera.seen(patch.state.protein["x"], hole_nm + 2.0)]
        placed = [p for p in seen if p["kind"] != NONE]
        self._taken = [(float(p["x"]), half_nm.get(int(p["kind"]), _PUMP_HALF_NM)) for p in placed]
        self._holes = [(float(p["x"]), hole_nm) for p in placed if p["kind"] == HOLE]
        self._pitch_nm = _PITCH_NM * (1.0 + SHOWN_STRETCH * stretch_step(patch))
        self._top = math.floor(camera.membrane_y - _STRIP_NM * camera.ppn)
        self._lipids = self._paint_lipids()
        self._marks = {sign: self._paint_marks(sign) for sign in (-1, 1)} if camera.ppn >= _MARKS_FROM_PPN else {}

    def draw(self, surface: pygame.Surface, voltage_mV: float) -> None:
        """Draw the bilayer, and its marks as strong as the voltage."""
        surface.blit(self._lipids, (0, self._top))
        alpha = round(234 * min(1.0, glow_strength(voltage_mV)))
        if self._marks and alpha > 3:
            for top, strip in self._marks[1 if voltage_mV > 0 else -1]:
                strip.set_alpha(alpha)
                surface.blit(strip, (0, top))

    def _free(self, x_nm: float, margin: float) -> bool:
        half = self._camera.world_nm / 2
        return all(abs((x_nm - x + half) % (2 * half) - half) >= w + margin for x, w in self._taken)

    def _along(self, step: float, offset: float) -> Iterator[float]:
        left = self._camera.left_nm
        n = math.floor((left - 2.0) / step)
        while n * step + offset < left + self._camera.width / self._camera.ppn + 2.0:
            yield n * step + offset
            n += 1

    def _paint_lipids(self) -> pygame.Surface:
        camera, ppn = self._camera, self._camera.ppn
        strip = pygame.Surface((camera.width, math.ceil(2 * _STRIP_NM * ppn)), pygame.SRCALPHA)
        origin, _ = sprites.anchors("lipid")
        for front in (False, True):
            for x in self._along(self._pitch_nm, 0.0 if front else self._pitch_nm / 2):
                if not self._free(x, 0.10 if front else -0.3):
                    continue
                sway = math.sin(x * 1.7) * 0.06 + math.sin(x * 0.31) * 0.05
                for side in (0, 1):
                    image = sprites.raster(
                        "lipid", ppn, flip_y=side == 0, tint=(_FRONT_TINT if front else _BACK_TINT)[side]
                    )
                    head = HALF_MEMBRANE_NM - 0.42 - (0.0 if front else 0.10)
                    height = (head if side == 1 else -head) - sway * 0.6
                    left = (x - camera.left_nm) * ppn - origin[0] * ppn
                    y = camera.y_px(height) - self._top
                    top = y - origin[1] * ppn if side == 1 else y - image.get_height() + origin[1] * ppn
                    strip.blit(image, (round(left), round(top)))
        for x, half in self._holes:
            hole.paint(strip, camera, self._top, x, half)
        return strip

    def _paint_marks(self, sign: int) -> list[tuple[int, pygame.Surface]]:
        """The marks of both faces while V has this sign: plus outside when the inside is negative."""
        strips = []
        for side in (0, 1):
            plus = (side == 1) == (sign < 0)
            height = HALF_MEMBRANE_NM + _MARK_OFF_NM
            y = self._camera.y_px(height if side == 1 else -height)
            image = _mark(plus, self._camera.ppn)
            strip = pygame.Surface((self._camera.width, image.get_height()), pygame.SRCALPHA)
            for x in self._along(_MARK_STEP_NM, 0.0 if side == 1 else _MARK_STEP_NM / 2):
                if self._free(x, 0.5):
                    centre = (x - self._camera.left_nm) * self._camera.ppn
                    strip.blit(image, (round(centre - image.get_width() / 2), 0))
            strips.append((round(y - image.get_height() / 2), strip))
        return strips


def _mark(plus: bool, ppn: float) -> pygame.Surface:
    """A + or - with a soft halo."""
    colour = (255, 226, 208) if plus else (196, 206, 255)
    arm, bar, radius = max(3, round(0.21 * ppn)), max(1, round(0.085 * ppn)), max(6, round(0.95 * ppn))
    image = pygame.Surface((2 * radius + 1, 2 * radius + 1), pygame.SRCALPHA)
    image.blit(halo(theme.PLUS if plus else theme.MINUS, radius, 0.34), (0, 0))
    pygame.draw.rect(image, colour, (radius - arm, radius - bar // 2, 2 * arm + 1, bar))
    if plus:
        pygame.draw.rect(image, colour, (radius - bar // 2, radius - arm, bar, 2 * arm + 1))
    return image
