"""Presenter mode without a keyboard: a row of buttons that folds into a tab at the upper edge."""

from collections.abc import Callable, Hashable
from typing import Final

import pygame
from pygame import Rect

from game.view.actions.classroom import ClassroomAction, PresenterAction
from game.view.drawing import shapes, text
from game.view.drawing.theme import BONE, INK, PANEL, WHITE, Theme
from game.view.widgets import style
from game.view.widgets.button import Button
from game.view.widgets.group import Group
from game.view.widgets.input import Drag, Hover, Input, PointerLost, Press, Release
from game.view.widgets.router import Router
from game.words import _

FOLDS_S: Final = 6.0
"""After so long without a touch the buttons fold away."""
_TAB: Final = (150, 26)  # reference px that are seen of it
_TAB_HIGH: Final = 56  # reference px that can be touched


class PresenterBar(Group):
    """`do` is called with the action of a button; "End" ends presenter mode."""

    def __init__(self, do: Callable[[PresenterAction | ClassroomAction], None]) -> None:
        self._do = do
        self._point = self._button(_("Point"), PresenterAction.POINT)
        self._freeze = self._button(_("Freeze"), PresenterAction.FREEZE)
        self._blank = self._button(_("Blank"), PresenterAction.BLANK)
        self._votes = self._button(_("Class votes"), ClassroomAction.VOTES)
        self._end = self._button(_("End"), ClassroomAction.PRESENT)
        super().__init__([self._point, self._freeze, self._blank, self._votes, self._end])
        self._router = Router()
        self._router.widgets = self.widgets
        self._idle_s = FOLDS_S
        self._tab = Rect(0, 0, 0, 0)
        self._shown: Hashable = None

    def _button(self, words: str, action: PresenterAction | ClassroomAction) -> Button:
        return Button(words, lambda: self._do(action), words=words)

    @property
    def folded(self) -> bool:
        """Whether only the tab is visible."""
        return self._idle_s >= FOLDS_S

    @property
    def tab(self) -> Rect:
        """The touch target of the tab, px."""
        return self._tab

    def unfold(self) -> None:
        """Show the buttons until they time out."""
        self._idle_s = 0.0

    def fold(self) -> None:
        """Hide the buttons; the tab stays."""
        self._idle_s = FOLDS_S
        self._router.release_all()

    def show(self, theme: Theme, frozen: bool, pointing: bool) -> None:
        """Lay it out in a window of `theme`, and show which modes are on."""
        self._freeze.active, self._point.active = frozen, pointing
        key = (theme.width, theme.height, theme.u, theme.words)
        if key == self._shown:
            return
        self._shown, self.theme = key, theme
        gap, pad, high = theme.px(10), theme.px(12), theme.target(72)
        px = theme.font(24)
        widths = [
            max(theme.target(96), text.measure(button.words, px, 600)[0] + theme.px(36))
            for button in (self._point, self._freeze, self._blank, self._votes, self._end)
        ]
        wide = sum(widths) + gap * (len(widths) - 1) + 2 * pad
        self.rect = Rect((theme.width - wide) // 2, theme.px(8), wide, high + 2 * pad)
        x = self.rect.x + pad
        for button, width in zip(self.widgets, widths, strict=True):
            button.arrange(theme, Rect(x, self.rect.y + pad, width, high))
            x += width + gap
        self._tab = Rect(0, 0, theme.target(_TAB[0]), theme.target(_TAB_HIGH))
        self._tab.midtop = theme.width // 2, 0

    def advance(self, dt: float) -> None:
        """Advance the time-out by `dt` seconds."""
        self._idle_s += dt
        self._router.advance(dt)

    def handle(self, event: Input) -> bool:
        """Press a button or the tab. Returns whether one was hit."""
        if self.folded:
            if isinstance(event, Press) and self._tab.collidepoint(event.at):
                self.unfold()
                return True
            return False
        if not isinstance(event, Press | Drag | Release | PointerLost | Hover):
            return False
        if isinstance(event, Press) and not self.covers(event.at):
            self.fold()
            return False
        used = self._router.handle(event)
        if isinstance(event, Press | Release) and used:
            self.unfold()
        return used or (isinstance(event, Press | Hover) and self.covers(event.at))

    def paint_ground(self, canvas: pygame.Surface) -> None:
        """Paint the panel, dense: it lies over words."""
        radius = self.theme.px(20)
        canvas.blit(shapes.rounded(canvas.get_size(), radius, PANEL, 250), (0, 0))
        canvas.blit(shapes.frame(canvas.get_size(), radius, WHITE, self.theme.hairline, 40), (0, 0))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the buttons, or the tab; while the picture is frozen the tab says so."""
        if not self.folded:
            super().draw(surface)
            return
        theme = self.theme
        words = _("Frozen: F goes on") if self._freeze.active else ""
        px = theme.font(20)
        wide = theme.px(_TAB[0]) if not words else text.measure(words, px, 600)[0] + theme.px(40)
        high = theme.px(_TAB[1]) if not words else round(1.9 * px)
        rect = Rect((theme.width - wide) // 2, -theme.px(10), wide, high + theme.px(10))
        surface.blit(shapes.rounded(rect.size, theme.px(10), BONE if words else PANEL, 255 if words else 235), rect)
        if words:
            at = rect.centerx, style.middle(rect.centery + theme.px(5), px)
            text.draw(surface, words, at, px, 600, INK, "centre")
        else:
            surface.blit(shapes.frame(rect.size, theme.px(10), WHITE, theme.hairline, 60), rect)
            sign = shapes.chevron((theme.px(20), theme.px(11)), "down", BONE, 2.6 * theme.u)
            shapes.blit_centred(surface, sign, (rect.centerx, rect.centery + theme.px(5)))
