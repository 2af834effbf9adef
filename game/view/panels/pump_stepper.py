"""A count of pumps, with the pumps themselves: which run, which ouabain holds, which are off."""

from collections.abc import Callable, Hashable

import pygame

from game.view.drawing import glyphs, shapes, text
from game.view.drawing.theme import BONE, INK
from game.view.widgets.icons import icon
from game.view.widgets.stepper import Stepper


class PumpStepper(Stepper):
    """One picture a pump: bright if it runs, with a stopper if it is blocked, faint if it is off."""

    def __init__(
        self, label: str, name: str, change: Callable[[int], None], *, show: Callable[[int], str] = str
    ) -> None:
        super().__init__(label, name, change, show=show)
        self._pumps = (0, 0, 0)

    def show_pumps(self, total: int, running: int, blocked: int) -> None:
        """Show `total` pumps, of which the first `running` are on and the first `blocked` of those held."""
        self._pumps = (total, running, blocked)

    def paint_key(self) -> Hashable:
        """The number and the pumps."""
        return super().paint_key(), self._pumps

    def paint_name(self, canvas: pygame.Surface, width: int) -> None:
        """Paint the name and the pumps beside it, if there is room for all of them."""
        super().paint_name(canvas, width)
        total, running, blocked = self._pumps
        side, middle = self.theme.px(44), canvas.get_height() / 2
        left = text.measure(self.name, self.theme.font(24), 600)[0] + self.theme.px(16)
        pitch = min(side + self.theme.px(8), (width - left) // max(1, total))
        if pitch < side:
            return
        for place in range(total):
            x = left + pitch * place + side / 2
            picture = glyphs.pump(side)
            if place >= running:
                picture = picture.copy()
                picture.fill((255, 255, 255, 60), special_flags=pygame.BLEND_RGBA_MULT)
            shapes.blit_centred(canvas, picture, (x, middle))
            if place < min(blocked, running):
                stopper = (x, middle - side * 0.34)
                shapes.blit_centred(canvas, shapes.disc(side * 0.56, INK), stopper)
                shapes.blit_centred(canvas, shapes.disc(side * 0.44, BONE), stopper)
                shapes.blit_centred(canvas, icon("minus", max(6, round(side * 0.30)), INK), stopper)
