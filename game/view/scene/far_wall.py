"""Where the water ends: the far side of the cell, as soon as it comes into the picture."""

import pygame
from pygame import Rect

from game.engine import Patch
from game.view.drawing import theme, tiles

from .camera import Camera, side_height_nm

_LEAST_PX = 4  # of what lies beyond, to be worth a wall
_FADE_NM = 1.2


class FarWall:
    """Darkens what lies beyond the water of the cell (and of a closed dish), and draws its edge."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self._beyond: dict[int, pygame.Surface] = {}  # as high as the window each, and most cells never show one

    def draw(self, surface: pygame.Surface, patch: Patch) -> None:
        """Draw what lies beyond the water as deep as it is now."""
        width, height = self._camera.width, self._camera.height
        for side in (0, 1):
            edge = round(self._camera.y_px(side_height_nm(side, float(patch.state.depth_nm[side]))))
            if side == 0 and edge < height - _LEAST_PX:
                tiles.across(surface, self._picture(0), Rect(0, edge, width, height - edge))
            elif side == 1 and patch.spec.sealed and edge > _LEAST_PX:  # an open bath has no end
                tiles.across(surface, self._picture(1), Rect(0, 0, width, edge), height - edge)

    def _picture(self, side: int) -> pygame.Surface:
        """What lies beyond, painted when it is first seen."""
        if side not in self._beyond:
            self._beyond[side] = self._paint(side)
        return self._beyond[side]

    def _paint(self, side: int) -> pygame.Surface:
        """A narrow part of what lies beyond: a line, a soft shade, and dark. It is the same all along the wall."""
        camera = self._camera
        width = min(tiles.WIDE, camera.width)
        picture = pygame.Surface((width, camera.height), pygame.SRCALPHA)
        fade = max(2, round(_FADE_NM * camera.ppn))
        near = theme.OUT_FAR if side else theme.IN_FAR
        for y in range(camera.height):
            share = min(1.0, y / fade)
            row = camera.height - 1 - y if side else y
            picture.fill((*(round(c * (1 - 0.6 * share)) for c in near), round(120 + 120 * share)), (0, row, width, 1))
        line = max(2, round(0.12 * camera.ppn))
        row = camera.height - line if side else 0
        picture.fill((*theme.SLATE, 150), (0, row, width, line))
        return picture
