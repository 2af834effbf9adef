"""Pointing at the picture: switched by a key or the bar, or on while a key or the right button is held."""

from typing import Final

import pygame

from game.view.drawing.theme import Theme
from game.view.widgets.input import MOUSE, Drag, Hover, Input, Key, KeyEnd, Press, Release, RightPress, RightRelease

from .pointer import Trail

_HELD_S: Final = 0.35  # a key that is down for longer points only while it is down


class Pointing:
    """Follows the mouse or a finger with a pointer while `on`; the system's own is then hidden."""

    def __init__(self, trails: bool) -> None:
        self.on = False
        self.trail = Trail(trails)
        self._mouse_at: tuple[float, float] | None = None  # where it was last seen
        self._down_s: float | None = None  # how long the pointer's key has been down
        self._key = 0

    def switch(self, on: bool) -> None:
        """Begin to point, at the mouse, or end it."""
        self.on = on
        pygame.mouse.set_visible(not on)
        self.trail.hide()
        if on and self._mouse_at is not None:
            self.trail.move(self._mouse_at)

    def press_key(self, key: Key) -> None:
        """Switch by a key; if that begins to point, and the key is then held, its release ends it."""
        self._down_s = None if self.on else 0.0
        self._key = key.key
        self.switch(not self.on)

    def release_key(self, end: KeyEnd) -> bool:
        """Handle the end of a key. Returns whether it was the pointer's."""
        if self._down_s is None or end.key != self._key:
            return False
        if self._down_s > _HELD_S:
            self.switch(False)
        self._down_s = None
        return True

    def follow(self, event: Input | None) -> bool:
        """Follow the mouse or a finger. Returns whether it used the event: a finger that points presses nothing."""
        if isinstance(event, RightPress | RightRelease):
            self.switch(isinstance(event, RightPress))
            self.trail.move(event.at)
            return True
        if isinstance(event, Hover) or (isinstance(event, Drag) and event.pointer == MOUSE):
            self._mouse_at = event.at
            if self.on:
                self.trail.move(event.at)
            return False
        if not self.on or not isinstance(event, Press | Drag | Release) or event.pointer == MOUSE:
            return False
        self.trail.move(event.at)
        return True

    def advance(self, dt: float) -> None:
        """Advance by `dt` seconds: the trail fades, and a key that is down is held longer."""
        self.trail.advance(dt)
        if self._down_s is not None:
            self._down_s += dt

    def draw(self, surface: pygame.Surface, theme: Theme) -> None:
        """Draw the pointer and its trail."""
        self.trail.draw(surface, theme)
