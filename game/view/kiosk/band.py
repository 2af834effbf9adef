"""The voltage since a scene began, thick enough to see from afar."""

from typing import Final

import numpy as np
import pygame

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, PANEL
from game.view.panels.curve import Curve
from game.view.panels.figures import plain

_POINTS: Final = 600
_LIMITS_MV: Final = {"slow": (-84.0, -44.0), "spike": (-95.0, 50.0)}
_LINES_MV: Final = {"slow": (-50, -70), "spike": (0, -70)}
_GROUND: Final = 190  # how dark it is behind: ions still shine through


class Band:
    """Draws the voltage over the time that a scene is shown; once that is over, its last part."""

    def __init__(self) -> None:
        self._curve = Curve(BONE)
        self.values = np.full(_POINTS, np.nan, np.float32)
        """mV at even steps of time; nan where it has not come yet."""
        self._noted = 0

    def reset(self) -> None:
        """Clear the curve."""
        self.values[:] = np.nan
        self._noted = 0

    def note(self, voltage_mV: float, shown_s: float, span_s: float) -> None:
        """Record the voltage at a moment of a scene that is shown for `span_s`."""
        due = int(shown_s / span_s * _POINTS)
        while self._noted <= due:
            if self._noted < _POINTS:
                self.values[self._noted] = voltage_mV
            else:
                self.values[:-1] = self.values[1:]
                self.values[-1] = voltage_mV
            self._noted += 1

    def draw(self, surface: pygame.Surface, rect: pygame.Rect, kind: str) -> None:
        """Draw it into `rect`: lines at rest and above, named at the left, and the curve up to now.

        `kind`: "spike" has room for all voltages, "slow" shows less of them, larger.
        """
        size = max(20, round(rect.height / 4.6))
        ground = rect.inflate(size, size)
        surface.blit(shapes.rounded(ground.size, size // 2, PANEL, _GROUND), ground)
        left = text.measure("−70 ", size, 600)[0]
        plot = pygame.Rect(rect.left + left, rect.top, rect.width - left - size // 4, rect.height)
        low, high = limits = _LIMITS_MV[kind]
        for level in _LINES_MV[kind]:
            y = round(plot.bottom - (level - low) / (high - low) * plot.height)
            shapes.wash(surface, (plot.left, y, plot.width, max(2, rect.height // 90)), ASH, 150)
            at = (plot.left - size // 3, y + text.cap_height(size) // 2)
            text.draw(surface, plain(level), at, size, 600, ASH, "right")
        self._curve.draw(surface, plot, self.values.clip(*limits), limits, max(3.0, plot.height / 32))
        if self._noted:
            now = min(self._noted, _POINTS) - 1
            x = plot.left + now / (_POINTS - 1) * plot.width
            y = round(plot.bottom - (float(self.values[now].clip(*limits)) - low) / (high - low) * plot.height)
            shapes.blit_centred(surface, shapes.disc(plot.height / 8, BONE), (x, y))
