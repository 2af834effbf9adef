"""The large buttons of an exhibit, guarded against an accidental second press."""

from collections.abc import Callable, Hashable, Sequence
from typing import Final

import pygame
from pygame import Rect

from game.view.drawing import fitted, shapes, text
from game.view.drawing.theme import BONE, INK
from game.view.widgets import style
from game.view.widgets.base import Widget
from game.view.widgets.button import ACTIVATE
from game.view.widgets.input import Input, Key, KeyEnd, Pointer, PointerLost, Press, Release

AGAIN_S: Final = 0.35
"""A second press within this time is the same one: children drum, and screens bounce."""

Picture = Callable[[int], pygame.Surface]
"""Makes a sign for a given height in px."""


class BigButton(Widget):
    """Acts as soon as it is touched. `words` is its text; `active` draws it as switched on."""

    def __init__(self, label: str, act: Callable[[], None], picture: Picture | None = None) -> None:
        super().__init__(label)
        self.act = act
        self.words = ""
        self.active = False
        self.lines = 2
        self.most_px = 0
        """The largest that its words may be; 0: as large as they fit."""
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
        """Advance by `seconds`, whether a pointer holds it or not."""
        self._again_s = max(0.0, self._again_s - seconds)

    def handle(self, event: Input) -> bool:
        """Press; Enter and Space."""
        match event:
            case Press():
                self._pointer, self.pressed = event.pointer, True
                self._act_unless_repeated()
            case Release() | PointerLost() if event.pointer == self._pointer:
                self._pointer, self.pressed = None, False
            case Key() if event.key in ACTIVATE:
                self.pressed = True
                self._act_unless_repeated()
            case KeyEnd() if event.key in ACTIVATE and self._pointer is None:
                self.pressed = False
            case _:
                return False
        return True

    def _act_unless_repeated(self) -> None:
        if self._again_s <= 0.0:
            self._again_s = AGAIN_S
            self.act()

    def paint_key(self) -> Hashable:
        """Words, and whether it is on."""
        return self.words, self.active, self.lines, self.most_px

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint ground, sign and words."""
        area = canvas.get_rect()
        canvas.blit(shapes.panel(area.size, self.radius, self.theme.hairline), area)
        style.ground(canvas, area, self.radius, active=self.active, hovered=self.hovered, pressed=self.pressed)
        sign, words = self._places()
        found = self.fitted()
        self.shown = found[1]
        if sign.right < words.left:  # side by side: together in the middle
            spare = (words.width - max(text.measure(line, found[0], 600)[0] for line in found[1])) // 2
            sign.left += spare
            words = Rect(words.left + spare, words.top, words.width - 2 * spare, words.height)
        if self._picture is not None:
            shapes.blit_centred(canvas, self._picture(sign.height), sign.center)
        fitted.draw_fitted(canvas, found, words, 600, INK if self.active else BONE, "centre", middle=True)

    def fitted(self, alone: bool = False) -> fitted.Fitted:
        """The size of its words, and their lines; `alone`, as if there were no `most_px`."""
        px = round(0.26 * min(self.rect.size) * self.theme.words)
        if self.most_px and not alone:
            px = min(px, self.most_px)
        return fitted.fit(self.words, px, 600, self._places()[1].size, self.lines)

    def _places(self) -> tuple[Rect, Rect]:
        """Where its sign and its words stand, in px of the picture: beside each other where it is wide."""
        area = Rect((0, 0), self.rect.size)
        pad = round(0.08 * min(area.size))
        room = area.inflate(-2 * pad, -2 * pad)
        if self._picture is None:
            return Rect(room.topleft, (0, 0)), room
        if area.width > 1.7 * area.height:
            high, gap = round(0.8 * room.height), room.height // 6
            sign = Rect(room.left, room.centery - high // 2, self._picture(high).get_width(), high)
            words = Rect(sign.right + gap, room.top, room.right - sign.right - gap, room.height)
            return sign, words
        sign = Rect(room.left, room.top, room.width, round(0.46 * room.height))
        top = sign.bottom + pad // 2
        return sign, Rect(room.left, top, room.width, room.bottom - top)


def share_font_size(tiles: Sequence[BigButton]) -> None:
    """Set one font size on buttons that stand together, except on one with much less room than the others."""
    sizes = [tile.fitted(alone=True)[0] for tile in tiles]
    least = max(min(sizes), round(0.75 * max(sizes)))
    for tile in tiles:
        tile.most_px = least


class HoldTile(BigButton):
    """Is down while a pointer or a key holds it and shortly after, so that taps work as well as holding."""

    LEAST_S: Final = 0.4

    def __init__(self, label: str, picture: Picture | None = None) -> None:
        super().__init__(label, self._press, picture)
        self._left_s = 0.0

    @property
    def down(self) -> bool:
        """Whether it is held, or was released only just now."""
        return self.pressed or self._left_s > 0.0

    def _press(self) -> None:
        self._left_s = self.LEAST_S

    def pass_time(self, seconds: float) -> None:
        """Advance by `seconds`, whether a pointer holds it or not."""
        super().pass_time(seconds)
        self._left_s = max(0.0, self._left_s - seconds)
        self.active = self.down

    def release(self) -> None:
        """Release, even if a pointer still holds it."""
        self._pointer, self.pressed, self._left_s = None, False, 0.0
        self.active = False
