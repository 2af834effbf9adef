"""A box to type a few lines in."""

from collections.abc import Callable, Hashable

import pygame

from game.view.drawing import shapes, text
from game.view.drawing.theme import BONE, SLATE, WHITE, Theme
from game.view.widgets import style
from game.view.widgets.base import Widget
from game.view.widgets.input import Input, Key, Press

MOST = 600


class TextEntry(Widget):
    """Takes typed text while it has the focus. Backspace deletes, Tab moves on, Enter calls `enter`."""

    repeats = True

    def __init__(self, label: str, lines: int = 4, most: int = MOST) -> None:
        super().__init__(label)
        self.words = ""
        self.enter: Callable[[], None] | None = None
        self._lines = lines
        self._most = most

    def preferred_height(self, theme: Theme, width: int) -> int:
        """Height in px of its lines."""
        return round(theme.font(26) * 1.34 * self._lines) + theme.px(40)

    def handle(self, event: Input) -> bool:
        """Insert typed text, delete a letter, or call `enter`."""
        match event:
            case Press():
                return True
            case Key() if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER) and self.enter is not None:
                self.enter()
                return True
            case Key() if event.key == pygame.K_BACKSPACE:
                self.words = self.words[:-1]
                return True
            case Key() if event.text and event.text.isprintable() and len(self.words) < self._most:
                self.words += event.text
                return True
        return False

    def paint_key(self) -> Hashable:
        """What has been typed."""
        return self.words

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint the box, the words (the last lines of them) and the caret."""
        theme, area = self.theme, canvas.get_rect()
        style.ground(canvas, area, self.radius, hovered=self.hovered)
        canvas.blit(shapes.frame(area.size, self.radius, WHITE, theme.hairline, 60), (0, 0))
        px, pad = theme.font(26), theme.px(20)
        if not self.words:
            text.draw(canvas, style.fitted(self.label, px, 400, area.width - 2 * pad), (pad, pad + px), px, 400, SLATE)
            return
        lines = text.wrap(self.words + "|", px, 400, area.width - 2 * pad)[-self._lines :]
        for n, line in enumerate(lines):
            text.draw(canvas, line, (pad, pad + round(px * (0.9 + 1.34 * n))), px, 400, BONE)
