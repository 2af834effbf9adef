"""The crank: a wheel with a handle. A tap, or an eighth of a turn by finger, steps the pump one state forward."""

import math
from collections.abc import Callable, Hashable
from typing import Final

import pygame

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, PANEL, WHITE
from game.view.scene.paths import ease
from game.view.widgets import style
from game.view.widgets.base import Widget
from game.view.widgets.button import ACTIVATE
from game.view.widgets.input import Drag, Input, Key, KeyEnd, Point, Pointer, PointerLost, Press, Release
from game.words import _

STATES: Final = 8
_TURN_S: Final = 0.3


class Crank(Widget):
    """Calls `turn` once for each tap, key or eighth of a turn."""

    def __init__(self, turn: Callable[[], None]) -> None:
        super().__init__(_("Turn the crank"))
        self._turn = turn
        self._pointer: Pointer | None = None
        self._last = 0.0
        self._wound = 0.0  # degrees dragged since the last turn
        self._dragged = False
        self._state = 0.0  # where the handle is, in eighths
        self._from, self._to, self._age_s = 0.0, 0.0, 1.0
        self.ready = False
        """Whether the pump waits for it."""

    @property
    def radius(self) -> int:
        """Px: a disc."""
        return min(self.rect.size) // 2

    def hit(self, at: Point) -> bool:
        """Whether a pointer is on the wheel."""
        return self.visible and math.dist(at, self.rect.center) <= self.radius

    def show(self, state: int, seconds: float) -> None:
        """Turn the handle forward to `state` (0 to 7)."""
        if state != round(self._to) % STATES:
            self._from, self._age_s = self._state, 0.0
            self._to = self._from + (state - self._from) % STATES
        self._age_s += seconds
        share = ease(self._age_s / _TURN_S)
        self._state = self._from + (self._to - self._from) * share
        if share >= 1.0:
            self._state = self._from = self._to = float(state)

    def handle(self, event: Input) -> bool:
        """Press, drag round, release; Enter and Space."""
        match event:
            case Press():
                self._pointer, self.pressed, self._dragged = event.pointer, True, False
                self._last, self._wound = self._angle(event.at), 0.0
                return True
            case Drag() if event.pointer == self._pointer:
                self._wind(self._angle(event.at))
                return True
            case Release() if event.pointer == self._pointer:
                if not self._dragged and self.hit(event.at):
                    self._turn()
                self._pointer, self.pressed = None, False
                return True
            case PointerLost() if event.pointer == self._pointer:
                self._pointer, self.pressed = None, False
                return True
            case Key() if event.key in ACTIVATE:
                self.pressed = True
                self._turn()
                return True
            case KeyEnd() if event.key in ACTIVATE and self._pointer is None:
                self.pressed = False
                return True
        return False

    def _angle(self, at: Point) -> float:
        return math.degrees(math.atan2(at[1] - self.rect.centery, at[0] - self.rect.centerx))

    def _wind(self, angle: float) -> None:
        """Follow a finger round the wheel; only forward turns count."""
        self._wound += (angle - self._last + 180.0) % 360.0 - 180.0
        self._last = angle
        self._dragged = self._dragged or abs(self._wound) > 8.0
        self._wound = max(self._wound, -45.0)
        while self._wound >= 360.0 / STATES:
            self._wound -= 360.0 / STATES
            self._turn()

    def paint_key(self) -> Hashable:
        """Where the handle is, and whether the pump is ready."""
        return round(self._state * 64) % (64 * STATES), self.ready

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint the wheel, its eight notches, the handle and one word."""
        theme = self.theme
        centre, radius = canvas.get_rect().center, self.radius
        shapes.blit_centred(canvas, shapes.disc(2 * radius - 4, PANEL, 225), centre)
        rim = theme.px(5)
        ring = shapes.frame((2 * radius - 4, 2 * radius - 4), radius - 2, BONE if self.ready else ASH, rim)
        shapes.blit_centred(canvas, ring, centre)
        if self.hovered or self.pressed:
            shapes.blit_centred(canvas, shapes.disc(2 * radius - 4, WHITE, 40 if self.pressed else 20), centre)
        for n in range(STATES):
            shapes.blit_centred(canvas, shapes.disc(theme.px(6), ASH), _on_circle(centre, radius - theme.px(14), n))
        at = _on_circle(centre, radius - theme.px(28), self._state)
        pygame.draw.line(canvas, BONE, centre, at, theme.px(7))
        shapes.blit_centred(canvas, shapes.disc(theme.px(40), BONE), at)
        shapes.blit_centred(canvas, shapes.disc(theme.px(26), BONE), centre)
        px = theme.font(22)
        y = style.middle(centre[1] + radius * 0.42, px)
        if not 3 <= self._state % STATES <= 5:
            text.draw(canvas, _("Turn"), (centre[0], y), px, 600, BONE, "centre")
        else:
            text.draw(
                canvas, _("Turn"), (centre[0], style.middle(centre[1] - radius * 0.42, px)), px, 600, BONE, "centre"
            )


def _on_circle(centre: Point, radius: float, eighths: float) -> Point:
    angle = math.radians(eighths * 360.0 / STATES - 90.0)
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)
