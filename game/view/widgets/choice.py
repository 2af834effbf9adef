"""One line of a list of which one is chosen."""

from collections.abc import Callable, Hashable

import pygame

from game.view import shapes, text
from game.view.theme import ASH, BONE, INK, Colour, Theme
from game.view.widgets import style
from game.view.widgets.button import Button
from game.view.widgets.icons import icon

_GREY: Colour = (0x3A, 0x42, 0x4A)  # a sentence on bone


class Choice(Button):
    """A title with a sentence under it; `active` while it is the one chosen."""

    def __init__(self, title: str, sentence: str, choose: Callable[[], None]) -> None:
        super().__init__(title, choose, words=title)
        self.sentence = sentence

    def _lines(self, theme: Theme, width: int) -> list[str]:
        return text.wrap(self.sentence, theme.font(21), 400, width - theme.px(64)) if self.sentence else []

    def preferred_height(self, theme: Theme, width: int) -> int:
        """Px for the title and as many lines as the sentence takes."""
        lines = len(self._lines(theme, width))
        return max(theme.target(72), theme.px(58) + lines * round(theme.font(21) * 1.3)) + theme.px(8)

    def look(self) -> Hashable:
        """Title, sentence and whether it is chosen."""
        return self.words, self.sentence, self.active

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint title and sentence; a tick at the right of the one chosen."""
        theme, area = self.theme, canvas.get_rect()
        area.height -= theme.px(8)  # between this one and the next
        style.ground(canvas, area, self.radius, active=self.active, hovered=self.hovered, pressed=self.pressed)
        pad, px, small = theme.px(18), theme.font(24), theme.font(21)
        y = theme.px(16) + text.cap_height(px) + theme.px(4)
        lines = self._lines(theme, area.width) if area.height >= theme.px(80) else []
        if not lines:
            y = round(style.middle(area.centery, px))
        colour = INK if self.active else BONE
        text.draw(canvas, self.words, (pad, y), px, 600, colour)
        y += round(small * 1.45)
        for line in lines:
            text.draw(canvas, line, (pad, y), small, 400, _GREY if self.active else ASH)
            y += round(small * 1.3)
        if self.active:
            shapes.blit_centred(canvas, icon("check", theme.px(28), INK), (area.right - theme.px(34), area.centery))
