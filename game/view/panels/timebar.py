"""The run so far as a bar along the foot of the screen: drag it to seek, back and forward."""

from collections.abc import Callable

import pygame
from pygame import Rect

from game.view.drawing import shapes
from game.view.drawing.theme import SLATE, Theme
from game.view.panels.now_button import NowButton
from game.view.panels.record_button import RecordButton
from game.view.panels.scrub import Scrub
from game.view.readout.readout import Readout
from game.view.widgets.group import Group

Act = Callable[[], None]


class TimeBar(Group):
    """Record, the track, and how far back."""

    def __init__(self, record: Act, seek: Callable[[float], None], hold: Callable[[bool], None], to_now: Act) -> None:
        self.record = RecordButton(record)
        self.scrub = Scrub(seek, hold)
        self.now = NowButton(to_now)
        super().__init__([self.record, self.scrub, self.now])

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Lay the row out in `rect`, px."""
        self.theme, self.rect = theme, Rect(rect)
        wide = rect.width > theme.px(900)
        left, right = theme.px(180) if wide else rect.height, theme.px(200)
        self.record.arrange(theme, Rect(rect.x, rect.y, left, rect.height))
        self.scrub.arrange(theme, Rect(rect.x + left, rect.y, rect.width - left - right, rect.height))
        self.now.arrange(theme, Rect(rect.right - right, rect.y, right, rect.height))

    def update(self, readout: Readout) -> None:
        """Show where the run stands."""
        for widget in (self.record, self.scrub, self.now):
            widget.update(readout.times)

    def paint_ground(self, canvas: pygame.Surface) -> None:
        """Paint the panel, and lines between the three."""
        super().paint_ground(canvas)
        inset = self.theme.px(18)
        for x in (self.record.rect.right - self.rect.x, self.now.rect.left - self.rect.x):
            shapes.wash(canvas, (x, inset, self.theme.hairline, canvas.get_height() - 2 * inset), SLATE, 70)
