"""The large buttons of an exhibit: pressed by any part of a hand, and never by accident twice."""

from collections.abc import Callable, Hashable
from typing import Final

import pygame
from pygame import Rect

from game.view import shapes
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
        pad = round(0.07 * min(area.size))
        room = area.inflate(-2 * pad, -2 * pad)
        if self._picture is not None:
            if area.width > 1.7 * area.height:  # wide: the sign beside the words
                sign = Rect(room.left, room.top, round(0.36 * room.width), room.height)
                room = Rect(sign.right + pad, room.top, room.right - sign.right - pad, room.height)
            else:
                sign = Rect(room.left, room.top, room.width, round(0.54 * room.height))
                room = Rect(room.left, sign.bottom + pad // 2, room.width, room.bottom - sign.bottom - pad // 2)
            shapes.blit_centred(canvas, self._picture(round(0.9 * sign.height)), sign.center)
        colour = INK if self.active else BONE
        fitted.draw(canvas, self.words, room, self.theme.font(40), 600, colour, "centre", lines=self.lines, middle=True)


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
