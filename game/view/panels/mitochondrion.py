"""A mitochondrion, far from scale, and the pools of ATP, ADP and phosphate that it keeps turning."""

from collections.abc import Hashable

import pygame

from game.view.drawing import glyphs, text
from game.view.drawing.theme import ASH, ATP, BONE, SLATE, Theme
from game.view.readout.readout import Readout
from game.view.widgets.base import Widget
from game.words import _

POOLS = ("ATP", "ADP", "Pi")
LABEL = {"ATP": "ATP", "ADP": "ADP", "Pi": "P_{i}"}


class Mitochondrion(Widget):
    """Brighter the faster it can make ATP. Beside it how much there is of each pool, mM."""

    focusable = False

    def __init__(self) -> None:
        super().__init__(_("Mitochondrion"))
        self._power = 1.0
        self._pools: tuple[float, ...] = (0.0, 0.0, 0.0)

    def show(self, readout: Readout) -> None:
        """Take over how fast the mitochondria can work and what there is."""
        self._power = round(readout.fuel.power, 2)
        self._pools = tuple(round(readout.energy_mM.get(key, 0.0), 1) for key in POOLS)

    def hit(self, at: tuple[float, float]) -> bool:
        """False: it cannot be pressed."""
        return False

    def preferred_height(self, theme: Theme, width: int) -> int:
        """Px of the picture."""
        return theme.px(104)

    def paint_key(self) -> Hashable:
        """What it shows."""
        return self._power, self._pools

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint the mitochondrion, its power in words, and the three pools."""
        theme, (width, height) = self.theme, canvas.get_size()
        picture = glyphs.mitochondrion(theme.px(116), round(8 * self._power) / 8)
        canvas.blit(picture, (0, (height - picture.get_height()) // 2))
        small, large = theme.font(20), theme.font(25)
        upper = round(height / 2 - theme.px(9))
        lower = round(height / 2 + theme.px(9) + text.cap_height(large))
        left = theme.px(132)
        # Where there is little room, the brightness of the picture alone shows its power.
        roomy = width >= theme.px(500)
        if roomy:
            text.draw(canvas, _("power"), (left, upper), small, 400, ASH)
            words = _("{number} %").format(number=round(100 * self._power))
            text.draw(canvas, words, (left, lower), large, 600, ATP if self._power >= 0.1 else SLATE)
            left += theme.px(96)
        column = (width - left) / len(POOLS)
        for place, (key, pool) in enumerate(zip(POOLS, self._pools, strict=True)):
            x = round(left + column * place)
            beside = 0
            if roomy:
                sign = glyphs.nucleotide(key, theme.px(46))
                canvas.blit(sign, (x, upper - sign.get_height() + theme.px(2)))
                beside = theme.px(52)
            text.draw(canvas, LABEL[key], (x + beside, upper), small, 500, ASH)
            amount = _("{value} mM").format(value=f"{pool:.1f}")
            text.draw(canvas, amount, (x, lower), large, 600, BONE)
