"""What keeps frames of panels cheap: paint once, blit many times; move bars smoothly and digits seldom."""

import math
from collections.abc import Callable, Hashable

import pygame

from game.view.drawing import appearance
from game.view.drawing.glow import Placed
from game.view.panels.filled import filled_parts

Clock = Callable[[], float]
"""Seconds of wall-clock time, such as `time.monotonic`; a film passes its own."""


class Canvas:
    """A transparent surface that is painted again only when what it shows has changed."""

    def __init__(self, sparse: bool = False) -> None:
        """`sparse`: most of it stays clear, so only the parts that do not are blitted."""
        self.paints = 0
        self._sparse = sparse
        self._parts: list[Placed] = []
        self._key: Hashable = None
        self._surface = pygame.Surface((1, 1), pygame.SRCALPHA)

    def draw(
        self,
        target: pygame.Surface,
        rect: pygame.Rect,
        key: Hashable,
        paint: Callable[[pygame.Surface], None],
        share: float = 1.0,
    ) -> None:
        """Blit the canvas at `rect`, after `paint` if `key` or the size differ from the last time.

        `share`: how much of it is seen, 0 to 1.
        """
        key = (rect.size, key, appearance.version())
        if key != self._key:
            if self._surface.get_size() != rect.size:
                self._surface = pygame.Surface(rect.size, pygame.SRCALPHA)
            self._surface.fill((0, 0, 0, 0))
            paint(self._surface)
            self._key = key
            self.paints += 1
            if self._sparse:
                self._parts = filled_parts(self._surface)
        if self._sparse and share == 1.0:
            target.fblits([(part, (rect.x + x, rect.y + y)) for part, (x, y) in self._parts])
            return
        self._surface.set_alpha(round(255 * share))
        target.blit(self._surface, rect)


class Smooth:
    """Values that glide to their targets with a time constant, and start there."""

    def __init__(self, clock: Clock, seconds: float = 0.3) -> None:
        self._clock = clock
        self._seconds = seconds
        self._last: float | None = None
        self._values: dict[str, float] = {}

    def follow(self, targets: dict[str, float]) -> dict[str, float]:
        """Where each value stands now, on its way to `targets`; unknown ones are there at once."""
        now = self._clock()
        share = 1.0 if self._last is None else 1 - math.exp(-max(0.0, now - self._last) / self._seconds)
        self._last = now
        self._values = {
            name: target + (self._values.get(name, target) - target) * (1 - share) for name, target in targets.items()
        }
        return self._values

    def reset(self) -> None:
        """Reset: jump to the next targets."""
        self._last, self._values = None, {}


class RateLimit:
    """Lets a figure change at most `per_second` times, so that it can be read."""

    def __init__(self, clock: Clock, per_second: float = 4) -> None:
        self._clock = clock
        self._pause = 1 / per_second
        self._last = -math.inf

    def due(self) -> bool:
        """Whether enough time has passed since the last time this was true."""
        now = self._clock()
        if now - self._last < self._pause:
            return False
        self._last = now
        return True

    def reset(self) -> None:
        """Reset: be due at once."""
        self._last = -math.inf
