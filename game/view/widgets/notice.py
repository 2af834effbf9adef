"""One sentence about a problem or a change, shown for a few seconds."""

from collections.abc import Callable

import pygame

from game.view.drawing import shapes, text
from game.view.drawing.theme import BONE, Theme

SHOWN_S = 6.0


class Notice:
    """The latest message."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.words = ""
        """The latest message, though it may no longer be shown."""
        self._until = 0.0

    def say(self, words: str) -> None:
        """Show `words` for a few seconds."""
        self.words = words
        self._until = self._clock() + SHOWN_S

    def draw(self, surface: pygame.Surface, theme: Theme, bottom: int) -> None:
        """Draw the message, if there is one, so that it ends at `bottom` px."""
        if not self.words or self._clock() > self._until:
            return
        size = theme.font(24)
        lines = text.wrap(self.words, size, 500, min(theme.px(900), theme.width - theme.px(160)))
        width = max(text.measure(line, size, 500)[0] for line in lines)
        step, pad = round(size * 1.35), theme.px(20)
        rect = pygame.Rect(0, 0, width + 2 * pad, step * len(lines) + 2 * pad)
        rect.midbottom = theme.width // 2, bottom
        surface.blit(shapes.themed_panel(rect.size, theme), rect)
        for n, line in enumerate(lines):
            at = rect.centerx, rect.top + pad + n * step + round(size * 0.85)
            text.draw(surface, line, at, size, 500, BONE, "centre")
