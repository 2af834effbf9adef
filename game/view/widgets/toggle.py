"""A switch between on and off."""

from collections.abc import Callable, Hashable

import pygame
from pygame import Rect

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, INK, WHITE, Theme
from game.view.widgets import style
from game.view.widgets.button import Button
from game.words import _


class Toggle(Button):
    """A named switch; `change` is called with the new state."""

    def __init__(self, label: str, name: str, change: Callable[[bool], None]) -> None:
        super().__init__(label, lambda: change(not self.on), kind="bare")
        self.name = name
        self.on = False

    def preferred_height(self, theme: Theme, width: int) -> int:
        """Px: a finger's height."""
        return theme.target(66)

    def paint_key(self) -> Hashable:
        """Whether it is on."""
        return self.on

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint the name, on or off in words, and the switch."""
        theme = self.theme
        area = canvas.get_rect()
        if self.pressed or self.hovered:
            style.ground(canvas, area, self.radius, hovered=self.hovered, pressed=self.pressed)
        px = theme.font(24)
        baseline = style.middle(area.centery, px)
        text.draw(canvas, self.name, (0, baseline), px, 600)
        height = theme.px(44)
        pill = Rect(area.right - theme.px(80), area.centery - height // 2, theme.px(80), height)
        state = _("on") if self.on else _("off")
        text.draw(canvas, state, (pill.left - theme.px(14), baseline), px, 600, BONE, "right")
        colour, alpha = (BONE, 255) if self.on else (WHITE, 34)
        canvas.blit(shapes.rounded(pill.size, height // 2, colour, alpha), pill)
        knob = height - 2 * theme.px(5)
        x = pill.right - height / 2 if self.on else pill.left + height / 2
        shapes.blit_centred(canvas, shapes.disc(knob, INK if self.on else ASH), (x, pill.centery))
