"""A whole number between a minus and a plus."""

from collections.abc import Callable, Hashable

import pygame
from pygame import Rect

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, INK, Theme
from game.view.widgets import style
from game.view.widgets.base import Widget
from game.view.widgets.icons import icon
from game.view.widgets.input import Drag, Input, Key, Point, Pointer, PointerLost, Press, Release
from game.view.widgets.repeat import Repeat


class Stepper(Widget):
    """A count from `low` to `high`; hold either end to go on. `show` formats it, `change` is called with it.

    The keyboard reaches it as one control: ← and → count, Home and End go to the ends.
    """

    repeats = True

    def __init__(
        self, label: str, name: str, change: Callable[[int], None], *, show: Callable[[int], str] = str
    ) -> None:
        super().__init__(label)
        self.name = name
        self.change = change
        self.show = show
        self.number = 0
        self.low = 0
        self.high = 1
        self._pointer: Pointer | None = None
        self._sign = 0
        self._repeat = Repeat(period_s=0.2)

    def ends(self) -> tuple[Rect, Rect]:
        """The minus and the plus in the window, in px."""
        side = min(self.rect.height - self.theme.px(8), self.theme.target(72))
        y = self.rect.y + (self.rect.height - side) // 2
        plus = Rect(self.rect.right - side, y, side, side)
        return plus.move(-side - self.theme.px(118), 0), plus

    def preferred_height(self, theme: Theme, width: int) -> int:
        """Px: a finger's height and a gap."""
        return theme.target(80)

    def hit(self, at: Point) -> bool:
        """From the minus to the plus."""
        return super().hit(at) and at[0] >= self.ends()[0].left

    def handle(self, event: Input) -> bool:
        """Tap or hold an end; ← → Home End."""
        match event:
            case Press():
                minus, plus = self.ends()
                self._sign = -1 if minus.collidepoint(event.at) else int(plus.collidepoint(event.at))
                self._pointer, self.pressed = event.pointer, self._sign != 0
                self._repeat.start()
                self._count(self._sign)
                return True
            case Drag() if event.pointer == self._pointer:
                minus, plus = self.ends()
                self.pressed = self._sign != 0 and (minus if self._sign < 0 else plus).collidepoint(event.at)
                return True
            case Release() | PointerLost() if event.pointer == self._pointer:
                self._pointer, self._sign, self.pressed = None, 0, False
                self._repeat.stop()
                return True
            case Key() if event.key in (pygame.K_LEFT, pygame.K_RIGHT):
                self._count(1 if event.key == pygame.K_RIGHT else -1)
                return True
            case Key() if event.key in (pygame.K_HOME, pygame.K_END):
                self._count((self.low if event.key == pygame.K_HOME else self.high) - self.number)
                return True
        return False

    def advance(self, dt: float) -> None:
        """Go on counting while an end is held."""
        for _time in range(self._repeat.advance(dt) if self.pressed else 0):
            self._count(self._sign)

    def show_value(self, number: int, low: int, high: int) -> None:
        """Show `number`, within `low` to `high`, without calling `change`."""
        self.low, self.high = low, high
        self.number = min(max(number, low), high)

    def _count(self, by: int) -> None:
        number = min(max(self.number + by, self.low), self.high)
        if number != self.number:
            self.number = number
            self.change(number)

    def paint_key(self) -> Hashable:
        """The number and which end is held."""
        return self.number, self.low, self.high, self.show(self.number), self._sign if self.pressed else 0

    def paint_name(self, canvas: pygame.Surface, width: int) -> None:
        """Paint what is counted into the first `width` px."""
        px = self.theme.font(24)
        words = style.fitted(self.name, px, 600, width)
        text.draw(canvas, words, (0, style.middle(canvas.get_height() / 2, px)), px, 600)

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint name, minus, number and plus; an end that leads nowhere is faint."""
        theme = self.theme
        y = canvas.get_height() / 2
        self.paint_name(canvas, self.ends()[0].left - self.rect.x - theme.px(16))
        for rect, sign, name, useful in zip(
            self.ends(),
            (-1, 1),
            ("minus", "plus"),
            (self.number > self.low, self.number < self.high),
            strict=True,
        ):
            area = rect.move(-self.rect.x, -self.rect.y)
            held = self.pressed and self._sign == sign
            # As on a form, what adds is the bright one.
            lit = sign > 0 and useful
            style.ground(canvas, area, self.radius, active=lit, hovered=self.hovered and useful, pressed=held)
            colour = INK if lit else BONE if useful else ASH
            shapes.blit_centred(canvas, icon(name, theme.px(32), colour), area.center)
        minus, plus = self.ends()
        middle = (minus.right + plus.left) / 2 - self.rect.x
        words = self.show(self.number)
        large = theme.font(34 if len(words) <= 3 else 24)
        words = style.fitted(words, large, 600, plus.left - minus.right - theme.px(4))
        text.draw(canvas, words, (middle, style.middle(y, large)), large, 600, BONE, "centre")
