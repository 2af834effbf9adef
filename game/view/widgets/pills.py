"""A row of one-touch options, of which one may be current."""

from collections.abc import Callable, Hashable, Sequence

import pygame
from pygame import Rect

from game.view.drawing import text
from game.view.drawing.theme import BONE, INK, Theme
from game.view.widgets import style
from game.view.widgets.base import Widget
from game.view.widgets.button import ACTIVATE
from game.view.widgets.input import Drag, Input, Key, Point, Pointer, PointerLost, Press, Release


class Pills(Widget):
    """`options` are (name, words); `choose` is called with the name pressed. `value` is the name of the current one.

    With the keyboard ← and → go from one to the next, and Enter or Space touches it.
    """

    def __init__(self, label: str, options: Sequence[tuple[str, str]], choose: Callable[[str], None]) -> None:
        super().__init__(label)
        self.options = list(options)
        self.choose = choose
        self.value = ""
        self._at = 0
        self._by_key = False
        self._pointer: Pointer | None = None
        self._under: int | None = None

    def preferred_height(self, theme: Theme, width: int) -> int:
        """Px: a finger's height and a gap."""
        return theme.target(56 if theme.compact else 72) + theme.px(8)

    def part(self, index: int) -> Rect:
        """The place of one pill in the window, in px."""
        gap = self.theme.px(8)
        width = (self.rect.width - gap * (len(self.options) - 1)) / len(self.options)
        left = self.rect.x + round(index * (width + gap))
        return Rect(left, self.rect.y, round(width), self.rect.height - gap)

    def _hit(self, at: Point) -> int | None:
        return next((n for n in range(len(self.options)) if self.part(n).collidepoint(at)), None)

    def handle(self, event: Input) -> bool:
        """Tap one; or go along the row and press Enter."""
        match event:
            case Press():
                self._by_key = False
                self._pointer, self._under, self.pressed = event.pointer, self._hit(event.at), True
                return True
            case Drag() if event.pointer == self._pointer:
                self.pressed = self._under is not None and self._hit(event.at) == self._under
                return True
            case Release() if event.pointer == self._pointer:
                chosen = self._under if self._hit(event.at) == self._under else None
                self._release()
                if chosen is not None:
                    self._at = chosen
                    self.choose(self.options[chosen][0])
                return True
            case PointerLost() if event.pointer == self._pointer:
                self._release()
                return True
            case Key() if event.key in (pygame.K_LEFT, pygame.K_RIGHT):
                to = self._at + (1 if event.key == pygame.K_RIGHT else -1)
                if not 0 <= to < len(self.options):
                    return False  # past either end the key is left to move on to the next control
                self._at, self._by_key = to, True
                return True
            case Key() if event.key in ACTIVATE:
                self.choose(self.options[self._at][0])
                return True
        return False

    def _release(self) -> None:
        self._pointer, self._under, self.pressed = None, None, False

    def paint_key(self) -> Hashable:
        """Which holds, which the keyboard is on, and which is under a pointer."""
        return self.value, self._at, self._by_key, self._under if self.pressed else None

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint each; the one that holds in bone, a line under the words that Enter would touch."""
        px = self.theme.font(24)
        for index, (name, words) in enumerate(self.options):
            part = self.part(index).move(-self.rect.x, -self.rect.y)
            holds = name == self.value
            pressed = self.pressed and self._under == index
            style.ground(canvas, part, self.radius, active=holds, hovered=self.hovered, pressed=pressed)
            room = part.width - self.theme.px(8)
            size = text.fit(words, px, 600, room)
            fitted = style.fitted(words, size, 600, room)
            at = (part.centerx, style.middle(part.centery, px))
            drawn = text.draw(canvas, fitted, at, size, 600, INK if holds else BONE, "centre")
            if index == self._at and self._by_key:
                thick = max(2, self.theme.hairline)
                line = Rect(drawn.x, part.centery + self.theme.px(18), drawn.width, thick)
                canvas.fill(INK if holds else BONE, line)
