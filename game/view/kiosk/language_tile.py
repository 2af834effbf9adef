"""The language button: all languages, the current one highlighted."""

from collections.abc import Callable, Hashable

import pygame

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, INK
from game.view.widgets import style

from .big_button import BigButton


class LanguageTile(BigButton):
    """Shows the short names; `now` is the one in use."""

    def __init__(self, languages: tuple[str, ...], now: str, act: Callable[[], None]) -> None:
        super().__init__("language", act)
        self._languages = languages
        self.now = now

    def paint_key(self) -> Hashable:
        """The language in use."""
        return self.now

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint them in two rows."""
        area = canvas.get_rect()
        canvas.blit(shapes.panel(area.size, self.radius, self.theme.hairline), area)
        style.ground(canvas, area, self.radius, hovered=self.hovered, pressed=self.pressed)
        px = round(0.24 * area.height)
        columns = min(2, len(self._languages))
        rows = -(-len(self._languages) // columns)
        for number, name in enumerate(self._languages):
            x = area.width * (number % columns + 0.5) / columns + (columns - 1) * (0.5 - number % columns) * px * 0.3
            y = area.height * (0.5 + 0.38 * (number // columns - (rows - 1) / 2))
            chosen = name == self.now
            if chosen:
                plate = shapes.rounded((round(1.9 * px), round(1.5 * px)), px // 3, BONE)
                shapes.blit_centred(canvas, plate, (x, y))
            words, colour = name.upper(), INK if chosen else ASH
            text.draw(canvas, words, (x, style.middle(y, px)), px, 600, colour, "centre")
