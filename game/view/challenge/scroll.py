"""The scroll position of something taller than its place."""

from collections.abc import Callable, Mapping
from typing import Final

import pygame
from pygame import Rect

from game.view.drawing import shapes
from game.view.drawing.theme import BONE, Theme
from game.view.widgets.input import Drag, Input, Key, Pointer, PointerLost, Press, Release, Wheel

PAGES: Final = {pygame.K_PAGEDOWN: 4, pygame.K_PAGEUP: -4}
LINES: Final = {**PAGES, pygame.K_DOWN: 1, pygame.K_UP: -1}
_STEP: Final = 90  # reference px of a notch of the wheel
_SLACK: Final = 16  # reference px that a finger may slip without scrolling


class Scroll:
    """Scrolls by wheel, finger and `keys` (key: steps). `on_scroll` is called when a press becomes a scroll."""

    def __init__(self, on_scroll: Callable[[], None], keys: Mapping[int, int]) -> None:
        self.at = 0  # px from the top
        self.hidden = 0  # px that can be scrolled
        self.view = Rect(0, 0, 0, 0)
        self._on_scroll, self._keys = on_scroll, keys
        self._drag: tuple[Pointer, float, bool] | None = None  # who, where last, and whether it scrolls

    def fit(self, view: Rect, content: int) -> None:
        """Show `content` px of height in `view`."""
        self.view, self.hidden = view, max(0, content - view.height)
        self.scroll_by(0)

    def scroll_by(self, px: int) -> None:
        """Scroll down by `px`, within the content."""
        self.at = min(max(0, self.at + px), self.hidden)

    def show(self, rect: Rect) -> bool:
        """Scroll so that `rect`, px of the window, is in view. Returns whether that changed the position."""
        above, below = self.view.top - rect.top, rect.bottom - self.view.bottom
        if not self.hidden or (above <= 0 and below <= 0):
            return False
        before = self.at
        self.scroll_by(below if below > 0 else -above)
        return self.at != before

    def handle(self, event: Input, theme: Theme) -> bool:
        """Scroll, if `event` is a wheel turn, a drag or a scroll key. Returns whether it was used so."""
        if not self.hidden:
            return False
        match event:
            case Wheel():
                self.scroll_by(-round(event.turns * theme.px(_STEP)))
                return True
            case Key() if event.key in self._keys and not event.command:
                self.scroll_by(self._keys[event.key] * theme.px(_STEP))
                return True
            case Press() if self.view.collidepoint(event.at):
                self._drag = (event.pointer, event.at[1], False)
            case Drag() if self._drag is not None and self._drag[0] == event.pointer:
                return self._scroll_by_drag(event, theme)
            case Release() | PointerLost():
                self._drag = None
        return False

    def _scroll_by_drag(self, event: Drag, theme: Theme) -> bool:
        assert self._drag is not None
        way = event.at[1] - self._drag[1]
        if not self._drag[2] and abs(way) < theme.px(_SLACK):
            return False
        self._on_scroll()
        self.scroll_by(-round(way))
        self._drag = (event.pointer, event.at[1], True)
        return True

    def draw(self, surface: pygame.Surface, theme: Theme, right: int) -> None:
        """Draw a bar whose right edge is at `right` px, if there is more than is seen."""
        if not self.hidden:
            return
        room = self.view.inflate(0, -2 * theme.px(12))
        high = round(room.height * self.view.height / (self.view.height + self.hidden))
        y = room.y + round((room.height - high) * self.at / self.hidden)
        wide = theme.px(8)
        surface.blit(shapes.rounded((wide, high), wide // 2, BONE), (right - wide, y))
