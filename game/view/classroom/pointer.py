"""The presenter's pointer: a bright disc with a dark rim, and a trail that fades."""

from collections import deque
from itertools import pairwise
from typing import Final

import pygame

from game.view.drawing import shapes
from game.view.drawing.cache import cached
from game.view.drawing.theme import BONE, INK, Theme

LASTS_S: Final = 0.7
_MOST: Final = 48  # places of a trail
_STEPS: Final = 8  # of fading: so many discs are kept, and none is made while the pointer moves
_SIDE: Final = 30.0  # reference px across


class Trail:
    """The pointer's place and its latest places; without `trails` (reduced motion) only its place."""

    def __init__(self, trails: bool = True) -> None:
        self.trails = trails
        self.at: tuple[float, float] | None = None
        self._places: deque[tuple[float, float, float]] = deque(maxlen=_MOST)  # x, y, s since

    def move(self, at: tuple[float, float]) -> None:
        """Point at a place in the picture, px."""
        if self.trails and self.at is not None:
            self._places.append((*self.at, 0.0))
        self.at = at

    def hide(self) -> None:
        """Hide the pointer."""
        self.at = None
        self._places.clear()

    def advance(self, dt: float) -> None:
        """Fade the trail by `dt` seconds."""
        for n in range(len(self._places)):
            x, y, age = self._places[n]
            self._places[n] = x, y, age + dt
        while self._places and self._places[0][2] > LASTS_S:
            self._places.popleft()

    @property
    def length(self) -> int:
        """How many places of the trail are still visible."""
        return len(self._places)

    def draw(self, surface: pygame.Surface, theme: Theme) -> None:
        """Draw trail and disc."""
        if self.at is None:
            return
        side = theme.px(_SIDE)
        path = [*self._places, (*self.at, 0.0)]
        for (x0, y0, age), (x1, y1, _age) in pairwise(path):
            left = _STEPS - int(_STEPS * min(age / LASTS_S, 0.999))
            disc = _light(max(3.0, side * (0.25 + 0.45 * left / _STEPS)), left)
            apart = max(abs(x1 - x0), abs(y1 - y0))
            count = min(24, max(1, int(6 * apart / side)))
            for n in range(count):
                share = n / count
                at = x0 + (x1 - x0) * share - disc.get_width() / 2, y0 + (y1 - y0) * share - disc.get_height() / 2
                surface.blit(disc, at, special_flags=pygame.BLEND_RGB_MAX)
        shapes.blit_centred(surface, shapes.disc(side + theme.px(8), INK, 230), self.at)
        shapes.blit_centred(surface, shapes.disc(side, BONE), self.at)
        shapes.blit_centred(surface, shapes.disc(side * 0.45, INK), self.at)


@cached
def _light(diameter: float, left: int) -> pygame.Surface:
    """A disc of light, `left` of `_STEPS` bright: laid over another as the brighter of the two, so no beads show."""
    disc = shapes.disc(diameter, BONE, round(150 * left / _STEPS))
    light = pygame.Surface(disc.get_size())
    light.blit(disc, (0, 0))
    return light
