"""From nm to px: the one place where the picture's y runs the other way from the world's."""

from dataclasses import dataclass

import numpy as np

from game.engine.arrays import FloatArray, IntArray

HALF_MEMBRANE_NM = 2.0


@dataclass(frozen=True, slots=True)
class Camera:
    """What part of the patch a picture shows.

    Heights are nm above the membrane's middle: outside is up. The patch repeats every `world_nm` along x.
    """

    width: int  # px
    height: int  # px
    ppn: float  # px per nm
    centre_nm: float  # x at the middle of the picture
    membrane_y: float  # px of the membrane's middle
    world_nm: float

    @property
    def left_nm(self) -> float:
        """x at the left edge of the picture."""
        return self.centre_nm - self.width / (2 * self.ppn)

    def x_px(self, x_nm: float) -> float:
        """Where x is drawn: the copy nearest to the middle of the picture."""
        half = self.world_nm / 2
        return self.width / 2 + ((x_nm - self.centre_nm + half) % self.world_nm - half) * self.ppn

    def y_px(self, height_nm: float) -> float:
        """Where a height above the membrane's middle is drawn."""
        return self.membrane_y - height_nm * self.ppn

    def to_px(self, x_nm: float, height_nm: float) -> tuple[float, float]:
        """Where a point is drawn."""
        return self.x_px(x_nm), self.y_px(height_nm)

    def to_nm(self, x_px: float, y_px: float) -> tuple[float, float]:
        """The point (x, height) that is drawn at a pixel."""
        x_nm = self.centre_nm + (x_px - self.width / 2) / self.ppn
        return x_nm % self.world_nm, (self.membrane_y - y_px) / self.ppn

    def seen(self, x_nm: FloatArray, reach_nm: float) -> IntArray:
        """Which of many places are in the picture, or within `reach_nm` of it."""
        half = self.world_nm / 2
        off = np.abs((x_nm - self.centre_nm + half) % self.world_nm - half)
        return np.flatnonzero(off <= self.width / 2 / self.ppn + reach_nm)

    def sees(self, x_nm: float, reach_nm: float) -> bool:
        """Whether anything within `reach_nm` of x is in the picture."""
        return abs(self.x_px(x_nm) - self.width / 2) <= self.width / 2 + reach_nm * self.ppn


def side_height_nm(side: int, depth_nm: float) -> float:
    """Height above the membrane's middle of a point `depth_nm` from the face on `side` (0 inside, 1 outside)."""
    height = HALF_MEMBRANE_NM + depth_nm
    return height if side == 1 else -height
