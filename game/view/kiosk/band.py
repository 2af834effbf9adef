"""The last seconds of voltage, thick enough to see from afar, between 0 mV and rest."""

from typing import Final

import numpy as np
import pygame

from game.engine import Patch
from game.view import shapes, text
from game.view.observer import TRACE_S, trace_mV
from game.view.panels.curve import Curve
from game.view.panels.figures import plain
from game.view.theme import ASH, BONE, PANEL, Theme
from game.words import _

SHOWN_S: Final = 15.0
_LIMITS: Final = (-95.0, 50.0)
_LINES_MV: Final = (0, -70)
_GROUND: Final = 170  # how dark it is behind: ions still shine through


class Band:
    """Draws the voltage of a patch over time."""

    def __init__(self) -> None:
        self._curve = Curve(BONE)

    def draw(self, surface: pygame.Surface, rect: pygame.Rect, patch: Patch, theme: Theme) -> None:
        """Draw it into `rect`: lines at 0 and −70 mV, named at the left, and the curve up to now."""
        size = max(20, rect.height // 7)
        ground = rect.inflate(2 * size, 2 * size).move(0, size // 2)
        surface.blit(shapes.rounded(ground.size, size, PANEL, _GROUND), ground)
        left = text.measure("−70 ", size, 600)[0]
        plot = pygame.Rect(rect.left + left, rect.top, rect.width - left, rect.height)
        low, high = _LIMITS
        for level in _LINES_MV:
            y = round(plot.bottom - (level - low) / (high - low) * plot.height)
            shapes.wash(surface, (plot.left, y, plot.width, max(1, theme.hairline)), ASH, 130)
            text.draw(surface, plain(level), (plot.left - size // 4, y + size // 3), size, 600, ASH, "right", True)
        values = trace_mV(patch)
        last = values[-round(values.size * SHOWN_S / TRACE_S) :]
        shown = np.nan_to_num(last, nan=np.nan).clip(*_LIMITS).astype(np.float32)
        now_y = self._curve.draw(surface, plot, shown, _LIMITS, max(3.0, plot.height / 40))
        if now_y is not None:
            shapes.blit_centred(surface, shapes.disc(plot.height / 9, BONE), (plot.right, now_y))
        seconds = _("{seconds} s").format(seconds=round(SHOWN_S))
        text.draw(surface, seconds, (plot.right, plot.bottom + size), size, 500, ASH, "right", True)
