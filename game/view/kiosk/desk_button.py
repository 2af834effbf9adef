"""The buttons of the operator's desk."""

import pygame

from game.view.drawing import shapes, text
from game.view.drawing.theme import BONE, INK
from game.view.widgets import style
from game.view.widgets.button import Button
from game.view.widgets.icons import icon


class PadKey(Button):
    """Words, a digit or a sign, `px` reference px high and large enough for any finger."""

    px = 52

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint it."""
        area = canvas.get_rect()
        style.ground(canvas, area, self.radius, active=self.active, hovered=self.hovered, pressed=self.pressed)
        colour = INK if self.active else BONE
        if self.sign:
            shapes.blit_centred(canvas, icon(self.sign, self.theme.px(44), colour), area.center)
        else:
            px = self.theme.font(self.px)
            text.draw(canvas, self.words, (area.centerx, style.middle(area.centery, px)), px, 600, colour, "centre")


class WideButton(PadKey):
    """A row of words."""

    px = 30
