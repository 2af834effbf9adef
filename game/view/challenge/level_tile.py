"""One level on the map: its number, title, what it teaches, and the stars won."""

from collections.abc import Callable

import pygame

from game.challenges.level import Level
from game.challenges.progress import Best
from game.view.challenge.card import star
from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, SLATE
from game.view.widgets import style
from game.view.widgets.button import Button


class LevelTile(Button):
    """A button that opens a level; the next one to play (`due`) is outlined."""

    def __init__(self, number: int, level: Level, best: Best, due: bool, act: Callable[[], None]) -> None:
        super().__init__(level.title, act, words=level.title)
        self.stars = best.stars
        self._number, self._level, self._due = number, level, due

    def paint_key(self) -> tuple[object, ...]:
        """The stars that have been won."""
        return self._number, self.stars, self._due

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint the tile: as much of what it teaches as there is room for."""
        theme, area = self.theme, canvas.get_rect()
        px, pad = theme.px, theme.px(22)
        canvas.blit(shapes.themed_panel(area.size, theme), (0, 0))
        style.ground(canvas, area, px(20), hovered=self.hovered, pressed=self.pressed, bare=True)
        if self._due:
            canvas.blit(shapes.frame(area.size, px(20), BONE, max(2, px(2.5)), 150), (0, 0))
        num = theme.font(40)
        line = px(16) + round(0.72 * num)
        text.draw(canvas, str(self._number), (pad, line), num, 600, BONE if self._due else SLATE)
        for n in range(3):
            won = n < self.stars
            image = star(px(34), BONE if won else SLATE, won)
            at = area.width - pad - px(20) - (2 - n) * px(42), line - text.cap_height(num) / 2
            shapes.blit_centred(canvas, image, at)
        size, small, width = theme.font(28), theme.font(22), area.width - 2 * pad
        y = line + px(14) + size
        for words in text.wrap(self._level.title, size, 600, width)[:3]:
            text.draw(canvas, words, (pad, y), size, 600, BONE)
            y += round(1.15 * size)
        y += small - size + px(8)
        room = max(1, (area.height - y - px(6)) // round(1.2 * small) + 1)
        for words in text.wrap(self._level.teaches, small, 400, width)[:room]:
            text.draw(canvas, words, (pad, y), small, 400, ASH)
            y += round(1.2 * small)
