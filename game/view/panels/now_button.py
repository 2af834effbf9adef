"""How far behind now the picture is, as a button that leads back to now."""

from collections.abc import Callable, Hashable

import pygame

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE
from game.view.panels.figures import clock_words
from game.view.panels.scrub import FRAME_S
from game.view.readout.readout import Times
from game.view.widgets import style
from game.view.widgets.button import Button
from game.view.widgets.icons import icon
from game.words import _

Act = Callable[[], None]


class NowButton(Button):
    """How far behind now the picture is, and the way back to now."""

    def __init__(self, act: Act) -> None:
        super().__init__(_("Back to now"), act, sign="to_now", kind="bare")
        self._times = Times()
        self._leads = False  # out of use it is not dimmed, for it still shows the time

    @property
    def can_focus(self) -> bool:
        """Only while the picture is behind now."""
        return self._leads and super().can_focus

    def update(self, times: Times) -> None:
        """Show where the run stands."""
        self._times = times
        self._leads = times.behind_s > 0.5 * FRAME_S
        self.label = _("To the end") if times.replaying else _("Back to now")

    @property
    def shown(self) -> str:
        """The time as it is written."""
        times = self._times
        if times.replaying:
            return f"{clock_words(times.now_s)} / {clock_words(times.latest_s)}"
        if not self._leads:
            return _("now")
        behind = times.behind_s
        figure = f"{behind:.1f}" if behind < 60 else clock_words(behind)
        return _("−{time} s").format(time=figure) if behind < 60 else f"−{figure}"

    def paint_key(self) -> Hashable:
        """The words."""
        return self.shown

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint the time, and the sign while there is somewhere to go."""
        theme, area = self.theme, canvas.get_rect()
        style.ground(canvas, area, self.radius, hovered=self.hovered, pressed=self.pressed, bare=not self._leads)
        px, side = theme.font(22), theme.px(28)
        colour = BONE if self._leads else ASH
        room = area.width - (side + theme.px(26) if self._leads else 0)
        text.draw(canvas, self.shown, (room / 2, style.middle(area.centery, px)), px, 600, colour, "centre")
        if self._leads:
            shapes.blit_centred(
                canvas, icon("to_now", side, BONE), (area.right - theme.px(16) - side / 2, area.centery)
            )
