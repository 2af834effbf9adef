"""What moves in the lens: free ions that wander about their places, and ions and molecules on their way."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import pygame

from game.view.drawing import sprites
from game.view.drawing.glow import draw_halo
from game.view.drawing.theme import SPECIES_COLOUR
from game.view.scene import paths
from game.view.scene.camera import HALF_MEMBRANE_NM, Camera
from game.view.scene.paths import Point
from game.view.scene.placing import signed_sprite
from game.view.splash.stage import LENS_BELOW_NM, LENS_NM

_NEAREST_NM, _FARTHEST_NM = 0.9, 7.0  # from the face
_WANDERS_NM: Final = 0.4
_GOLDEN: Final = (0.7548777, 0.5698403)  # steps that fill a square evenly
_LEVELS: Final = 6  # of opacity: each is a picture of its own


def draw_actor(
    surface: pygame.Surface, camera: Camera, key: str, at: Point, glow: float = 0.0, level: float = 1.0, turn: float = 0
) -> None:
    """An ion, with its sign, or a molecule, with its middle at a place (x nm from the lens's middle, height nm).

    It fades towards the lens's rim.
    """
    from_rim = LENS_NM - math.hypot(at[0], at[1] + LENS_BELOW_NM)
    level *= min(max(2.0 * (from_rim - 0.45), 0.0), 1.0)
    if level <= 0.0:
        return
    x, y = camera.to_px(camera.centre_nm + at[0], at[1])
    if glow > 0.0:
        draw_halo(surface, (x, y), SPECIES_COLOUR[key], 1.25 * camera.ppn, glow * level)
    name = signed_sprite(key)
    image = sprites.raster(name, camera.ppn, level=round(level * _LEVELS) / _LEVELS, turn=turn)
    surface.blit(image, (round(x - image.get_width() / 2), round(y - image.get_height() / 2)))


@dataclass(frozen=True, slots=True)
class Walk:
    """A way through `points` that is taken from `begins` to `ends`, s."""

    begins: float
    ends: float
    points: tuple[Point, ...]

    def progress(self, seconds: float) -> float:
        """How far along, 0 to 1."""
        return min(max((seconds - self.begins) / (self.ends - self.begins), 0.0), 1.0)

    def at(self, seconds: float) -> Point:
        """Where it has got to."""
        return paths.along(self.points, paths.soften(self.progress(seconds)))

    def glow(self, seconds: float) -> float:
        """The light around what is on its way."""
        return 0.55 * paths.swell(self.progress(seconds))


class FreeIons:
    """Free ions on both sides, each of which wanders a little about a place of its own."""

    def __init__(
        self,
        outside: Mapping[str, int],
        inside: Mapping[str, int],
        level: float = 1.0,
        keeps_off: Callable[[Point], bool] = lambda at: False,
    ) -> None:
        """`outside`, `inside`: how many of each. `keeps_off`: places (x, height, nm) where none may be."""
        self._level = level
        self._ions: list[tuple[str, Point, int]] = []
        for sign, wanted in ((1.0, outside), (-1.0, inside)):
            keys = _mixed(wanted)
            n = 0
            while keys:
                n += 1
                u, v = ((0.5 + n * step) % 1.0 for step in _GOLDEN)
                depth = _NEAREST_NM + v * (_FARTHEST_NM - _NEAREST_NM)
                at = (2.0 * u - 1.0) * (LENS_NM - 0.6), sign * (HALF_MEMBRANE_NM + depth)
                if math.hypot(at[0], at[1] + LENS_BELOW_NM) < LENS_NM - 1.2 and not keeps_off(at):
                    self._ions.append((keys.pop(), at, n))

    def draw(self, surface: pygame.Surface, camera: Camera, seconds: float) -> None:
        """Draw them all, `seconds` after they began to wander."""
        for key, (x, height), n in self._ions:
            across = _WANDERS_NM * math.sin(seconds * (1.1 + 0.13 * (n % 5)) + 2.1 * n)
            up = _WANDERS_NM * math.sin(seconds * (1.3 + 0.11 * (n % 7)) + 1.3 * n)
            draw_actor(surface, camera, key, (x + across, height + up), level=self._level)


def _mixed(wanted: Mapping[str, int]) -> list[str]:
    """The ions that are wanted, one kind after another in turn."""
    left, order = dict(wanted), []
    while any(left.values()):
        for key in left:
            if left[key] > 0:
                left[key] -= 1
                order.append(key)
    return order[::-1]
