"""Buttons for the chosen pump: a state or a turn back and forward, and the pump lab."""

from collections.abc import Callable

import pygame
from pygame import Rect

from game.view.drawing import text
from game.view.drawing.theme import ASH, Theme
from game.view.widgets import style
from game.view.widgets.button import Button
from game.view.widgets.group import Group
from game.words import _


class PumpSteps(Group):
    """A row over the dock; `step` is called with a number of states, `open_lab` opens the pump lab."""

    def __init__(self, step: Callable[[int], None], open_lab: Callable[[], None]) -> None:
        def button(label: str, states: int, sign: str) -> Button:
            return Button(label, lambda: step(states), sign=sign, repeats=True)

        self._pairs = (
            (
                button(_("The pump's state before"), -1, "chevron_left"),
                button(_("The pump's next state"), 1, "chevron_right"),
            ),
            (button(_("One turn back"), -8, "chevrons_left"), button(_("One turn on"), 8, "chevrons_right")),
        )
        self.closer = Button(_("Open the pump lab"), open_lab, words=_("Look closer"))
        super().__init__([*self._pairs[0], *self._pairs[1], self.closer])
        self._at: tuple[int, int] = (0, 0)

    @staticmethod
    def _names() -> tuple[str, str]:
        return _("state"), _("turn")

    def size(self, theme: Theme) -> tuple[int, int]:
        """Px that it takes."""
        side, px = theme.target(64), theme.font(22)
        words = sum(text.measure(name, px, 600)[0] for name in self._names()) + 2 * theme.px(16)
        closer = text.measure(self.closer.words, theme.font(24), 600)[0] + theme.px(36)
        return 4 * side + words + closer + 2 * theme.px(12) + 2 * theme.px(10), side + 2 * theme.px(8)

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Lay the row out in `rect`, px."""
        self.theme, self.rect = theme, Rect(rect)
        side, px, x = theme.target(64), theme.font(22), rect.x + theme.px(10)
        y, middles = rect.centery - side // 2, []
        for name, (back, on) in zip(self._names(), self._pairs, strict=True):
            wide = text.measure(name, px, 600)[0] + theme.px(16)
            back.arrange(theme, Rect(x, y, side, side))
            on.arrange(theme, Rect(x + side + wide, y, side, side))
            middles.append(x + side + wide // 2 - rect.x)
            x += 2 * side + wide + theme.px(12)
        self._at = middles[0], middles[1]
        self.closer.arrange(theme, Rect(x, y, rect.right - theme.px(10) - x, side))

    def paint_ground(self, canvas: pygame.Surface) -> None:
        """Paint the panel and the words between the buttons."""
        super().paint_ground(canvas)
        px = self.theme.font(22)
        for name, x in zip(self._names(), self._at, strict=True):
            text.draw(canvas, name, (x, style.middle(canvas.get_height() / 2, px)), px, 600, ASH, "centre")
