"""The button that records the run."""

from collections.abc import Callable

import pygame

from game.view.drawing import shapes, text
from game.view.drawing.theme import BONE, INK
from game.view.readout.readout import Times
from game.view.widgets import style
from game.view.widgets.button import Button
from game.view.widgets.icons import icon
from game.words import _

Act = Callable[[], None]


class RecordButton(Button):
    """A disc; while it records, a square and the length of the recording."""

    def __init__(self, act: Act) -> None:
        super().__init__(_("Record"), act, sign="record", kind="bare")

    def update(self, times: Times) -> None:
        """Show whether it records."""
        self.active = times.recording
        self.sign = "stop" if times.recording else "record"
        self.label = _("Stop recording") if times.recording else _("Record")
        self.words = self.label

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint the sign and, where there is room, the word beside it."""
        theme, area = self.theme, canvas.get_rect()
        style.ground(
            canvas, area, self.radius, active=self.active, hovered=self.hovered, pressed=self.pressed, bare=True
        )
        colour = INK if self.active else BONE
        px, side, gap = theme.font(22), theme.px(28), theme.px(12)
        words = _("Recording") if self.active else _("Record")
        width = text.measure(words, px, 600)[0]
        if side + gap + width + 2 * theme.px(12) > area.width:
            shapes.blit_centred(canvas, icon(self.sign, side, colour), area.center)
            return
        left = (area.width - side - gap - width) // 2
        shapes.blit_centred(canvas, icon(self.sign, side, colour), (left + side / 2, area.centery))
        text.draw(canvas, words, (left + side + gap, style.middle(area.centery, px)), px, 600, colour)
