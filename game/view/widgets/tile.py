"""One of several to choose from: a picture, a title and a figure."""

from collections.abc import Callable, Hashable

import pygame

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, INK, Colour, Theme
from game.view.widgets import style
from game.view.widgets.button import Button
from game.view.widgets.icons import icon

_GREY: Colour = (0x3A, 0x42, 0x4A)  # the figure on bone

Picture = Callable[[int, Colour], pygame.Surface]
"""A picture so many px square, in a colour."""


class PictureTile(Button):
    """A picture at the left, a title and a figure beside it; `active` while it is the one chosen."""

    def __init__(self, title: str, figure: str, picture: Picture, choose: Callable[[], None]) -> None:
        super().__init__(f"{title}, {figure}", choose, words=title)
        self.figure = figure
        self.picture = picture

    def preferred_height(self, theme: Theme, width: int) -> int:
        """Px for two lines."""
        return theme.target(72)

    def paint_key(self) -> Hashable:
        """Title, figure and whether it is chosen."""
        return self.words, self.figure, self.active

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint the picture, title over figure, and a tick on the one chosen."""
        theme, area = self.theme, canvas.get_rect()
        style.ground(canvas, area, self.radius, active=self.active, hovered=self.hovered, pressed=self.pressed)
        colour, quiet = (INK, _GREY) if self.active else (BONE, ASH)
        side = min(theme.px(54), area.height - 2 * theme.px(6))
        left = theme.px(14)
        shapes.blit_centred(canvas, self.picture(side, colour), (left + side / 2, area.centery))
        x = left + side + theme.px(16)
        room = area.width - x - theme.px(12)
        sizes = [theme.font(size) for size in (24, 23, 22, 21, 20, 19, 18, 17)]
        px = next((size for size in sizes if text.measure(self.words, size, 600)[0] <= room), sizes[-1])
        small = theme.font(22)
        step = min(theme.px(32), round(0.4 * area.height))
        upper = area.centery - theme.px(3) - max(0, (theme.px(32) - step) // 2)
        text.draw(canvas, style.fitted(self.words, px, 600, room), (x, upper), px, 600, colour)
        text.draw(canvas, self.figure, (x, upper + step), small, 500, quiet)
        if self.active:
            tick = icon("check", theme.px(26), INK)
            shapes.blit_centred(canvas, tick, (area.right - theme.px(26), upper + step - theme.px(8)))
