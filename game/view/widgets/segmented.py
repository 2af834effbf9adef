"""A row of values of which one is chosen."""

from collections.abc import Callable, Hashable, Sequence

import pygame
from pygame import Rect

from game.view.drawing import shapes, text
from game.view.drawing.theme import BONE, INK, WHITE
from game.view.widgets import style
from game.view.widgets.base import Widget
from game.view.widgets.input import Drag, Input, Key, Point, Pointer, PointerLost, Press, Release


class Segmented(Widget):
    """One of `options` (value, words); `choose` is called with the value, even if it is already chosen."""

    repeats = False

    def __init__(self, label: str, options: Sequence[tuple[float, str]], choose: Callable[[float], None]) -> None:
        super().__init__(label)
        self.options = list(options)
        self.choose = choose
        self.value = options[0][0]
        self._pointer: Pointer | None = None
        self._under: int | None = None

    def part(self, index: int) -> Rect:
        """The place of one option in the window, in px."""
        left = self.rect.x + self.rect.width * index // len(self.options)
        right = self.rect.x + self.rect.width * (index + 1) // len(self.options)
        return Rect(left, self.rect.y, right - left, self.rect.height)

    def _at(self, at: Point) -> int | None:
        if not self.hit(at):
            return None
        return next((i for i in range(len(self.options)) if self.part(i).collidepoint(at)), None)

    def handle(self, event: Input) -> bool:
        """Tap an option, or move to the next one with ← and →."""
        match event:
            case Press():
                self._pointer, self._under, self.pressed = event.pointer, self._at(event.at), True
                return True
            case Drag() if event.pointer == self._pointer:
                self.pressed = self._under is not None and self._at(event.at) == self._under
                return True
            case Release() if event.pointer == self._pointer:
                chosen = self._under if self._at(event.at) == self._under else None
                self._release()
                if chosen is not None:
                    self._choose(chosen)
                return True
            case PointerLost() if event.pointer == self._pointer:
                self._release()
                return True
            case Key() if event.key in (pygame.K_LEFT, pygame.K_RIGHT):
                index = self._index() + (1 if event.key == pygame.K_RIGHT else -1)
                # Past either end the key is left to move on to the next control.
                if not 0 <= index < len(self.options):
                    return False
                self._choose(index)
                return True
        return False

    def _release(self) -> None:
        self._pointer, self._under, self.pressed = None, None, False

    def _index(self) -> int:
        return min(range(len(self.options)), key=lambda i: abs(self.options[i][0] - self.value))

    def _choose(self, index: int) -> None:
        self.value = self.options[index][0]
        self.choose(self.value)

    def paint_key(self) -> Hashable:
        """Which is chosen and which is under a pointer."""
        return self._index(), self._under if self.pressed else None

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint the row with the chosen option in bone."""
        area = canvas.get_rect()
        canvas.blit(shapes.rounded(area.size, self.radius, WHITE, 26 if self.hovered else 16), (0, 0))
        px = self.theme.font(24)
        for index, (_value, words) in enumerate(self.options):
            part = self.part(index).move(-self.rect.x, -self.rect.y)
            chosen = index == self._index()
            style.ground(
                canvas,
                part,
                self.radius,
                active=chosen,
                pressed=self.pressed and self._under == index,
                bare=True,
            )
            at = (part.centerx, style.middle(part.centery, px))
            text.draw(canvas, words, at, px, 600, INK if chosen else BONE, "centre")
