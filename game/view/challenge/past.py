"""Looking back while a level is paused: a time bar that shows earlier moments and changes nothing."""

import pygame
from pygame import Rect

from game.engine.session import Session
from game.view.drawing.theme import Theme
from game.view.panels.timebar import NowButton, Scrub
from game.view.readout.readout import Times
from game.view.widgets.group import Group


class Past(Group):
    """A track and a way back to now. `to_now()` is to be called before anything is done or play goes on."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._seek_to: int | None = None
        self.scrub = Scrub(self._seek, lambda held: None)
        self.now_button = NowButton(self.to_now)
        super().__init__([self.scrub, self.now_button])

    def _seek(self, seconds: float) -> None:
        self._seek_to = round(seconds / self.session.patch.spec.dt_s)  # sought once a frame: a drag may report many

    def to_now(self) -> None:
        """Return to the latest tick: only that one is judged and continued."""
        self._seek_to = None
        self.session.seek(self.session.latest)

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Lay the row out in `rect`, px."""
        self.theme, self.rect = theme, Rect(rect)
        right = theme.px(200)
        self.scrub.arrange(theme, Rect(rect.x, rect.y, rect.width - right, rect.height))
        self.now_button.arrange(theme, Rect(rect.right - right, rect.y, right, rect.height))

    def update(self, shown: bool) -> bool:
        """Seek to where the bar was dragged, and show the current state. Returns whether the tick changed."""
        moved, goal = False, self._seek_to
        if goal is not None:
            self._seek_to = None
            self.session.seek(goal)
            moved = True
        dt = self.session.patch.spec.dt_s
        session = self.session
        times = Times(session.tick * dt, session.earliest * dt, max(session.latest, session.tick) * dt)
        for widget in self.widgets:
            widget.visible = shown
        self.scrub.update(times)
        self.now_button.update(times)
        return moved

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the bar while it is in use."""
        if self.scrub.visible:
            super().draw(surface)
