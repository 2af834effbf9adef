"""A lens over the membrane: a round picture of one place in it, larger, that opens from that place and closes on it."""

from collections.abc import Callable

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.drawing import shapes
from game.view.drawing.theme import BONE, INK, WHITE
from game.view.scene.camera import Camera
from game.view.scene.paths import ease
from game.view.splash.stage import LENS_NM, SplashLayout

_SHADOW = 0.55


class Lens:
    """Shows what is painted on a square of `side` px as a disc with a bone rim."""

    def __init__(self, stage: SplashLayout) -> None:
        self._stage = stage
        self._line, shadow = max(2, stage.theme.px(4)), stage.theme.px(26)
        self.side = 2 * (stage.radius + shadow)
        self._place = pygame.Rect(0, 0, self.side, self.side)
        self._place.center = stage.centre
        self._canvas = pygame.Surface((self.side, self.side), pygame.SRCALPHA)
        self._outside = _from_middle(self.side) - np.float32(stage.radius)
        self._rim = _rim(self._outside, self._line, shadow)

    def camera(self, x_nm: float) -> Camera:
        """What the lens shows when it is held over `x_nm`."""
        stage = self._stage
        membrane_y = stage.camera.membrane_y - self._place.top
        return Camera(self.side, self.side, stage.radius / LENS_NM, x_nm, membrane_y, stage.camera.world_nm)

    def cut(self, picture: pygame.Surface, rim: bool = True) -> pygame.Surface:
        """A copy of a square that is clear outside the lens, with or without its rim."""
        disc = pygame.Surface(picture.get_size(), pygame.SRCALPHA)
        disc.blit(picture, (0, 0))
        edge = 0.0 if rim else self._line / 2
        mask = shapes.from_coverage(WHITE, np.float32(0.5 - edge) - self._outside)
        disc.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        if rim:
            disc.blit(self._rim, (0, 0))
        return disc

    def draw(
        self, surface: pygame.Surface, paint: Callable[[pygame.Surface], None], x_nm: float, share: float, fades: bool
    ) -> None:
        """Draw what `paint` paints, `share` (0 to 1) of the way from the place `x_nm` that it shows to its full size.

        fades: it does not grow from its place, but comes to be seen where it is.
        """
        if share >= 1.0 and surface.get_rect().contains(self._place):
            paint(surface.subsurface(self._place))
            return
        if share <= 0.0:
            return
        self._canvas.fill((*INK, 0))
        paint(self._canvas)
        picture, at, alpha = self._canvas, self._stage.centre, share
        if not fades and share < 1.0:
            t = ease(share)
            camera = self._stage.camera
            least = camera.ppn * LENS_NM / self._stage.radius  # the scale at which it shows things at their own size
            side = max(1, round(self.side * (least + (1.0 - least) * t)))
            picture, alpha = pygame.transform.smoothscale(picture, (side, side)), min(1.0, 3.0 * t)
            at = (
                round(camera.x_px(x_nm) + (at[0] - camera.x_px(x_nm)) * t),
                round(camera.membrane_y + (at[1] - camera.membrane_y) * side / self.side),
            )
        picture.set_alpha(round(255 * alpha))
        shapes.blit_centred(surface, picture, at)
        self._canvas.set_alpha(255)


def _from_middle(side: int) -> NDArray[np.float32]:
    """float32[side, side]: px of each px from the middle."""
    x, y = shapes.grid(side, side)
    return np.asarray(np.hypot(x, y), np.float32)


def _rim(outside: NDArray[np.float32], line: int, shadow: int) -> pygame.Surface:
    """A ring along the edge, and a shadow outside it. outside: px of each px beyond the edge, negative inside."""
    fall = np.clip(1.0 - outside / shadow, 0.0, 1.0) ** 2 * (outside > 0) * _SHADOW
    image = shapes.from_coverage(INK, np.asarray(fall, np.float32))
    image.blit(shapes.from_coverage(BONE, np.float32(line / 2 + 0.5) - np.abs(outside)), (0, 0))
    return image
