"""The microelectrode: a glass pipette drawn out to a tip, with a wire in it. Its width is not to scale."""

import math

import numpy as np
import pygame

from game.engine import Patch
from game.engine.state import TIP_HEIGHT, TIP_X
from game.view.drawing import shapes
from game.view.drawing.cache import cached

from .camera import Camera

_LEAN = math.radians(4.0)  # so little that it passes the membrane where the tip went through: in bare lipid
_LONG_NM = 78.0
_TIP_NM, _TAPER = 0.5, 0.055  # half its width at the tip, and what it gains in 1 nm
_GLASS, _EDGE, _WIRE = (176, 208, 222), (226, 238, 244), (206, 204, 198)


class ElectrodeArt:
    """Draws the pipette where its tip is."""

    def __init__(self, camera: Camera, scrim_px: int = 0) -> None:
        """`scrim_px`: height of the darkened top of the scene, behind which it fades away."""
        self._camera, self._scrim_px = camera, scrim_px
        self._faded: tuple[int, pygame.Surface] = (0, pygame.Surface((1, 1)))

    def warm_up(self) -> None:
        """Paint it now, so that it need not be painted while people watch."""
        self._image()

    def _image(self) -> tuple[pygame.Surface, tuple[float, float]]:
        camera = self._camera
        return _picture(camera.ppn, min(_LONG_NM, 1.6 * camera.height / camera.ppn))

    def tip_px(self, patch: Patch) -> tuple[float, float] | None:
        """Where the tip is drawn; None while the electrode is out of the picture."""
        x, height = float(patch.state.electrode[TIP_X]), float(patch.state.electrode[TIP_HEIGHT])
        return None if math.isnan(height) else self._camera.to_px(x, height)

    def along(self, tip: tuple[float, float], nm: float) -> tuple[float, float]:
        """A point of its axis, px, so far from the tip."""
        reach = nm * self._camera.ppn
        return tip[0] + reach * math.sin(_LEAN), tip[1] - reach * math.cos(_LEAN)

    def reach(self, patch: Patch, finger_px: float) -> list[tuple[float, float, float]]:
        """Discs (x, y, radius; px) by which a pointer can grab it: its tip and its shaft."""
        tip = self.tip_px(patch)
        if tip is None:
            return []
        step = finger_px / 2 / self._camera.ppn
        return [(*self.along(tip, n * step), finger_px / 2) for n in range(round(_LONG_NM / 2 / step))]

    def draw(self, surface: pygame.Surface, patch: Patch) -> None:
        """Draw it over the scene."""
        tip = self.tip_px(patch)
        if tip is not None:
            image, foot = self._image()
            top = round(tip[1] - foot[1])
            if self._faded[0] != top or self._faded[1].get_size() != image.get_size():
                self._faded = top, _faded(image, top, self._scrim_px)
            surface.blit(self._faded[1], (round(tip[0] - foot[0]), top))


def _faded(image: pygame.Surface, top: int, scrim_px: int) -> pygame.Surface:
    """`image`, drawn from row `top` on, fading out towards the middle of the scrim."""
    shown = image.copy()
    rows = np.arange(image.get_height()) + top
    share = np.clip(rows / max(1, scrim_px) * 2.5 - 1.5, 0.06, 1.0)
    alpha = pygame.surfarray.pixels_alpha(shown)
    alpha[:] = (alpha * share[None, :]).astype(np.uint8)
    del alpha
    return shown


@cached
def _picture(ppn: float, long_nm: float) -> tuple[pygame.Surface, tuple[float, float]]:
    """The pipette, and where its tip is in the picture."""
    end = _TIP_NM + _TAPER * long_nm
    size = (
        math.ceil((long_nm * math.sin(_LEAN) + 2 * end + 1) * ppn),
        math.ceil((long_nm * math.cos(_LEAN) + end + 1) * ppn),
    )
    foot = ((_TIP_NM + 0.5) * ppn, size[1] - 0.6 * ppn)
    image = pygame.Surface(size, pygame.SRCALPHA)

    def at(along: float, aside: float) -> tuple[float, float]:
        x = along * math.sin(_LEAN) + aside * math.cos(_LEAN)
        y = along * math.cos(_LEAN) - aside * math.sin(_LEAN)
        return foot[0] + x * ppn, foot[1] - y * ppn

    def strip(
        from_nm: float, left: float, right: float, left_end: float, right_end: float
    ) -> list[tuple[float, float]]:
        return [at(from_nm, left), at(from_nm, right), at(long_nm, right_end), at(long_nm, left_end)]

    wall = 0.24
    parts = (
        (strip(0.0, -_TIP_NM, _TIP_NM, -end, end), _GLASS, 74),
        (strip(5.0, -0.16, 0.16, -0.16, 0.16), _WIRE, 235),
        (strip(0.0, -_TIP_NM, -_TIP_NM + 0.14, -end, -end + wall), _EDGE, 200),
        (strip(0.0, _TIP_NM - 0.14, _TIP_NM, end - wall, end), _EDGE, 150),
        (strip(3.0, -0.5 * _TIP_NM, -0.3 * _TIP_NM, -0.62 * end, -0.5 * end), (255, 255, 255), 60),
    )
    for points, colour, alpha in parts:
        image.blit(shapes.new_polygon(size, points, colour, alpha), (0, 0))
    return image, foot
