"""The control with the keyboard focus, and the ring that shows it."""

import math
from collections.abc import Sequence
from typing import Final, Literal

import pygame

from game.view.drawing import shapes
from game.view.drawing.theme import BONE, INK
from game.view.widgets.base import Widget

Way = Literal["left", "right", "up", "down"]
_VECTOR: Final = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_SIDEWAYS: Final = 2.5  # a control off to the side counts as this many times farther away


class Focus:
    """At most one control has it, always one that can be seen and used. The ring shows after keys only."""

    def __init__(self) -> None:
        self.current: Widget | None = None
        self.visible = False

    def settle(self, order: Sequence[Widget]) -> None:
        """Clear the focus from a control that is gone, hidden or disabled."""
        if self.current is not None and (not self.current.can_focus or self.current not in order):
            self.clear()

    def clear(self) -> None:
        """Clear the focus."""
        self.current, self.visible = None, False

    def set(self, widget: Widget | None, visible: bool = True) -> None:
        """Give `widget` the focus, if it can have it."""
        if widget is not None and widget.can_focus:
            self.current, self.visible = widget, visible
        elif widget is None:
            self.clear()

    def step(self, order: Sequence[Widget], by: int, around: bool = False) -> bool:
        """Go `by` (1 or -1) along `order`; past the end go `around`, or else off it: then False."""
        reachable = [widget for widget in order if widget.can_focus]
        if not reachable:
            self.clear()
            return False
        if self.current in reachable and not self.visible:
            # After a press the ring comes up where the press was.
            self.visible = True
            return True
        start = 0 if by > 0 else len(reachable) - 1
        index = reachable.index(self.current) + by if self.current in reachable else start
        if not 0 <= index < len(reachable) and not around:
            self.clear()
            return False
        self.set(reachable[index % len(reachable)])
        return True

    def move(self, order: Sequence[Widget], way: Way) -> bool:
        """Move to the nearest control that way. Returns False if there is none, or the ring is not shown."""
        if self.current is None or not self.visible:
            return False
        here = self.current.rect
        dx, dy = _VECTOR[way]
        best, nearest = None, math.inf
        for widget in order:
            if widget is self.current or not widget.can_focus:
                continue
            x, y = widget.rect.centerx - here.centerx, widget.rect.centery - here.centery
            # What lies beside counts by the gap between the nearer edges, not between the middles.
            along = x * dx + y * dy
            across = _gap(here, widget.rect, vertical=bool(dx))
            if along <= 0 or _gap(here, widget.rect, vertical=not dx) < 0:
                continue
            distance = along + _SIDEWAYS * max(0, across)
            if distance < nearest:
                best, nearest = widget, distance
        if best is None:
            return False
        self.set(best)
        return True

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the ring: bone with a dark line on both sides, to be seen on any ground."""
        if self.current is None or not self.visible:
            return
        theme = self.current.theme
        width = max(2, theme.px(3))
        outer = self.current.rect.inflate(5 * width, 4 * width * self.current.ring_above)
        radius = self.current.radius
        rim = outer.inflate(2 * theme.hairline, 2 * theme.hairline)
        surface.blit(
            shapes.frame(rim.size, radius + 2 * width + theme.hairline, INK, width + 2 * theme.hairline, 200),
            rim,
        )
        surface.blit(shapes.frame(outer.size, radius + 2 * width, BONE, width), outer)


def _gap(a: pygame.Rect, b: pygame.Rect, vertical: bool) -> int:
    """Px between the nearer edges of two rectangles along one axis; below zero if they overlap."""
    if vertical:
        return max(b.top - a.bottom, a.top - b.bottom)
    return max(b.left - a.right, a.left - b.right)
