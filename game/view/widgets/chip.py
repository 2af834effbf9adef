"""A chip: the state of a group of settings, and the button that opens its drawer."""

from collections.abc import Callable, Hashable

import pygame

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, INK, SLATE, Colour, Theme
from game.view.widgets import style
from game.view.widgets.button import Button

_GREY: Colour = (0x3A, 0x42, 0x4A)  # the name on bone


class Chip(Button):
    """Two lines: `name`, and `value` as it now is. A dot says that it differs from normal (`changed`)."""

    def __init__(self, label: str, name: str, press: Callable[[], None]) -> None:
        super().__init__(label, press)
        self.name = name
        self.value = ""
        self.changed = False
        self.chevron = True

    @staticmethod
    def _sizes(theme: Theme) -> tuple[int, int]:
        return theme.font(21), theme.font(25)

    def need(self, theme: Theme, widest: str, chevron: bool) -> int:
        """Px of width that the name and the `widest` value need, with or without the chevron."""
        small, large = self._sizes(theme)
        words = max(text.measure(self.name, small, 500)[0], text.measure(widest, large, 600)[0])
        return words + 2 * self._pad(theme, chevron) + (theme.px(24) if chevron else 0)

    @staticmethod
    def _pad(theme: Theme, chevron: bool) -> int:
        return theme.px(11 if chevron else 9)

    def paint_key(self) -> Hashable:
        """Name, value, and whether it is open or changed."""
        return self.name, self.value, self.changed, self.chevron, self.active

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint both lines; ink on bone while the drawer is open."""
        theme, area = self.theme, canvas.get_rect()
        style.ground(canvas, area, self.radius, active=self.active, hovered=self.hovered, pressed=self.pressed)
        small, large = self._sizes(theme)
        pad = self._pad(theme, self.chevron)
        colour = INK if self.active else BONE
        upper = round(area.centery - theme.px(9))
        lower = round(area.centery + theme.px(7) + text.cap_height(large))
        width = area.width - 2 * pad - (theme.px(24) if self.chevron else 0)
        text.draw(canvas, self.name, (pad, upper), small, 500, _GREY if self.active else ASH)
        text.draw(canvas, style.fitted(self.value, large, 600, width), (pad, lower), large, 600, colour)
        if self.changed:
            corner = theme.px(13)
            shapes.blit_centred(canvas, shapes.disc(theme.px(9), colour), (area.right - corner, corner))
        if self.chevron:
            size = (theme.px(18), theme.px(11))
            sign = shapes.chevron(size, "down" if self.active else "up", INK if self.active else SLATE, 2.6 * theme.u)
            shapes.blit_centred(canvas, sign, (area.right - pad - size[0] / 2, area.centery))
