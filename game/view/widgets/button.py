"""A button: an icon or a word that does one thing."""

from collections.abc import Callable, Hashable
from typing import Final, Literal

import pygame
from pygame import Rect

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, INK
from game.view.widgets import style
from game.view.widgets.base import Widget
from game.view.widgets.icons import icon
from game.view.widgets.input import Drag, Input, Key, KeyEnd, Pointer, PointerLost, Press, Release
from game.view.widgets.repeat import Repeat

ACTIVATE: Final = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)
Kind = Literal["plain", "primary", "bare", "row"]


class Button(Widget):
    """Acts when released inside, or, if it repeats, when pressed and then while it is held.

    `kind` is "plain" (a faint ground), "primary" (a bone disc), "bare" (no ground at rest) or "row" (a line
    of a menu: words at the left, `aside` at the right). `active` draws it as switched on. `sign` is an icon.
    """

    def __init__(
        self,
        label: str,
        act: Callable[[], None],
        *,
        sign: str = "",
        words: str = "",
        aside: str = "",
        kind: Kind = "plain",
        repeats: bool = False,
        reach: int = 0,
    ) -> None:
        super().__init__(label)
        self.reach = reach
        self.act = act
        self.sign = sign
        self.words = words
        self.aside = aside
        self.kind = kind
        self.active = False
        self.repeats = repeats
        self._repeat = Repeat()
        self._pointer: Pointer | None = None

    @property
    def radius(self) -> int:
        """Px by which its corners are rounded: a primary button is a disc."""
        return min(self.rect.size) // 2 if self.kind == "primary" else super().radius

    def handle(self, event: Input) -> bool:
        """Press, drag off and on again, release; Enter and Space."""
        match event:
            case Press():
                self._pointer, self.pressed = event.pointer, True
                if self.repeats:
                    self._repeat.start()
                    self.act()
                return True
            case Drag() if event.pointer == self._pointer:
                self.pressed = self.hit(event.at)
                return True
            case Release() if event.pointer == self._pointer:
                acts = self.hit(event.at) and not self.repeats
                self._release()
                if acts:
                    self.act()
                return True
            case PointerLost() if event.pointer == self._pointer:
                self._release()
                return True
            case Key() if event.key in ACTIVATE:
                self.pressed = True
                self.act()
                return True
            case KeyEnd() if event.key in ACTIVATE and self._pointer is None:
                self.pressed = False
                return True
        return False

    def advance(self, dt: float) -> None:
        """Act again while held."""
        for _time in range(self._repeat.advance(dt) if self.pressed else 0):
            self.act()

    def _release(self) -> None:
        self._pointer, self.pressed = None, False
        self._repeat.stop()

    def paint_key(self) -> Hashable:
        """Sign, words, and whether it is on."""
        return self.sign, self.words, self.aside, self.active

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint ground and sign or words."""
        area = canvas.get_rect()
        lit = self.active or self.kind == "primary"
        if self.kind == "primary":
            side = min(area.size)
            area = Rect((area.width - side) // 2, (area.height - side) // 2, side, side)
        style.ground(
            canvas,
            area,
            self.radius,
            active=lit,
            hovered=self.hovered,
            pressed=self.pressed,
            bare=self.kind in ("bare", "row"),
        )
        colour = INK if lit else BONE
        px = self.theme.font(24)
        if self.sign:
            side = self.theme.px(36 if self.kind == "primary" else 30)
            shapes.blit_centred(canvas, icon(self.sign, side, colour), area.center)
        elif self.kind == "row":
            pad = self.theme.px(18)
            baseline = style.middle(area.centery, px)
            text.draw(canvas, self.words, (pad, baseline), px, 500, colour)
            small = self.theme.font(21)
            text.draw(canvas, self.aside, (area.right - pad, baseline), small, 400, ASH, "right")
        else:
            px = text.fit(self.words, px, 600, area.width - self.theme.px(12))
            words = style.fitted(self.words, px, 600, area.width - self.theme.px(12))
            text.draw(canvas, words, (area.centerx, style.middle(area.centery, px)), px, 600, colour, "centre")
