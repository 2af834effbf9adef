"""The large buttons of an exhibit: pressed by any part of a hand, and never by accident twice."""

from collections.abc import Callable, Hashable
from typing import Final

import pygame
from pygame import Rect

from game.view import shapes, text
from game.view.kiosk import fitted
from game.view.theme import BONE, INK
from game.view.widgets import style
from game.view.widgets.base import Widget
from game.view.widgets.button import ACTIVATE
from game.view.widgets.input import Input, Key, KeyEnd, Lost, Pointer, Press, Release

AGAIN_S: Final = 0.35
"""A second press within this time is the same one: children drum, and screens bounce."""

Picture = Callable[[int], pygame.Surface]
"""Makes a sign for a given height in px."""


class Tile(Widget):
    """Acts as soon as it is touched. `words` says what it would do now; `active` draws it as switched on."""

    def __init__(self, label: str, act: Callable[[], None], picture: Picture | None = None) -> None:
        super().__init__(label)
        self.act = act
        self.words = ""
        self.active = False
        self.lines = 2
        self.shown: tuple[str, ...] = ()
        """The lines of words as they were painted last."""
        self._picture = picture
        self._pointer: Pointer | None = None
        self._again_s = 0.0

    @property
    def radius(self) -> int:
        """Px by which its corners are rounded."""
        return min(self.rect.size) // 8

    def pass_time(self, seconds: float) -> None:
        """Let `seconds` pass, whether anybody holds it or not."""
        self._again_s = max(0.0, self._again_s - seconds)

    def handle(self, event: Input) -> bool:
        """Press; Enter and Space."""
        match event:
            case Press():
                self._pointer, self.pressed = event.pointer, True
                self._once()
            case Release() | Lost() if event.pointer == self._pointer:
                self._pointer, self.pressed = None, False
            case Key() if event.key in ACTIVATE:
                self.pressed = True
                self._once()
            case KeyEnd() if event.key in ACTIVATE and self._pointer is None:
                self.pressed = False
            case _:
                return False
        return True

    def _once(self) -> None:
        if self._again_s <= 0.0:
            self._again_s = AGAIN_S
            self.act()

    def look(self) -> Hashable:
        """Words, and whether it is on."""
        return self.words, self.active, self.lines

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint ground, sign and words."""
        area = canvas.get_rect()
        canvas.blit(shapes.panel(area.size, self.radius, self.theme.hairline), area)
        style.ground(canvas, area, self.radius, active=self.active, hovered=self.hovered, pressed=self.pressed)
        pad = round(0.08 * min(area.size))
        room = area.inflate(-2 * pad, -2 * pad)
        if self._picture is None:
            self._write(canvas, room, self._fitted(room))
        elif area.width > 1.7 * area.height:
            self._paint_beside(canvas, room, self._picture)
        else:
            sign = Rect(room.left, room.top, room.width, round(0.46 * room.height))
            shapes.blit_centred(canvas, self._picture(sign.height), sign.center)
            top = sign.bottom + pad // 2
            below = Rect(room.left, top, room.width, room.bottom - top)
            self._write(canvas, below, self._fitted(below))

    def _paint_beside(self, canvas: pygame.Surface, room: Rect, picture: Picture) -> None:
        """Sign and words side by side, together in the middle."""
        sign = picture(round(0.86 * room.height))
        gap = room.height // 6
        words = Rect(0, room.top, room.width - sign.get_width() - gap, room.height)
        px, lines = found = self._fitted(words)
        words.width = max(text.measure(line, px, 600)[0] for line in lines)
        left = room.centerx - (sign.get_width() + gap + words.width) // 2
        canvas.blit(sign, (left, room.centery - sign.get_height() // 2))
        words.left = left + sign.get_width() + gap
        self._write(canvas, words, found)

    def _fitted(self, room: Rect) -> fitted.Fitted:
        px = round(0.26 * min(self.rect.size) * self.theme.words)
        return fitted.fit(self.words, px, 600, room.size, self.lines)

    def _write(self, canvas: pygame.Surface, room: Rect, found: fitted.Fitted) -> None:
        self.shown = found[1]
        fitted.put(canvas, found, room, 600, INK if self.active else BONE, "centre", middle=True)


class HoldTile(Tile):
    """Is down while a finger or a key holds it, and a little longer, so that taps do as well as holding."""

    LEAST_S: Final = 0.4

    def __init__(self, label: str, picture: Picture | None = None) -> None:
        super().__init__(label, self._press, picture)
        self._left_s = 0.0

    @property
    def down(self) -> bool:
        """Whether it is held, or was until just now."""
        return self.pressed or self._left_s > 0.0

    def _press(self) -> None:
        self._left_s = self.LEAST_S

    def pass_time(self, seconds: float) -> None:
        """Let `seconds` pass, whether anybody holds it or not."""
        super().pass_time(seconds)
        self._left_s = max(0.0, self._left_s - seconds)
        self.active = self.down

    def let_go(self) -> None:
        """Be up, whoever holds it."""
        self._pointer, self.pressed, self._left_s = None, False, 0.0
        self.active = False
