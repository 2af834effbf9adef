"""A control that counts channels of one ion, or pumps."""

from collections.abc import Callable

import pygame

from game.view.drawing import glyphs, shapes, text
from game.view.drawing.theme import ASH, BONE
from game.view.widgets import style
from game.view.widgets.stepper import Stepper


class ChannelStepper(Stepper):
    """Counts channels of one ion, or pumps: a sign, a name, and what is counted below it."""

    def __init__(self, sign: str, name: str, under: str, change: Callable[[int], None]) -> None:
        super().__init__(f"{name}, {under}", name, change)
        self._sign_of = sign
        self._under = under

    def paint_name(self, canvas: pygame.Surface, width: int) -> None:
        """Paint sign, name and the words below."""
        theme, middle = self.theme, canvas.get_height() / 2
        side = theme.px(44)
        image = glyphs.pump(side) if self._sign_of == "pump" else glyphs.ion(self._sign_of, side)
        shapes.blit_centred(canvas, image, (side / 2, middle - theme.px(14)))
        px = text.fit(self.name, theme.font(28), 600, width - side - theme.px(12))
        text.draw(canvas, self.name, (side + theme.px(12), middle - theme.px(4)), px, 600, BONE)
        small = text.fit(self._under, theme.font(21), 400, width)
        words = style.fitted(self._under, small, 400, width)
        text.draw(canvas, words, (theme.px(2), middle + theme.px(32)), small, 400, ASH)
