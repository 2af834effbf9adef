"""A drawer: a panel of rows that opens beside its button and goes away again."""

from collections.abc import Callable, Hashable, Sequence
from typing import Final, Literal

import pygame
from pygame import Rect

from game.view.drawing import shapes, text
from game.view.drawing.theme import PANEL, WHITE, Theme
from game.view.widgets import style
from game.view.widgets.base import Widget
from game.view.widgets.button import Button
from game.view.widgets.group import Group

OPEN_S: Final = 0.18
CLOSE_S: Final = 0.12
_RISE: Final = 12  # reference px


class Drawer(Group):
    """Rows under a title. `undo`, if given, is a button in the title's line that sets all back to normal."""

    def __init__(self, title: str, rows: Sequence[Widget], undo: tuple[str, Callable[[], None]] | None = None) -> None:
        self.title = title
        self.rows = list(rows)
        self.undo = Button(undo[0], undo[1], words=undo[0], reach=13) if undo else None
        super().__init__([*([self.undo] if self.undo else []), *self.rows])
        self.is_open = False
        self.reduced_motion = False
        self.below = False
        """Whether it hangs below its button and not above it."""
        self.wide = False
        """Whether it needs more than half of a tall window's width."""
        self.stale = False
        """Whether its rows have changed since it was arranged."""
        self._shown = 0.0

    def replace_rows(self, rows: Sequence[Widget]) -> None:
        """Show other rows from now on; it is to be arranged again."""
        self.rows = list(rows)
        self.stale = True
        self.widgets = [*([self.undo] if self.undo else []), *self.rows]

    def height(self, theme: Theme, width: int) -> int:
        """Px of height that the rows need in a drawer `width` px wide."""
        inner = width - 2 * theme.px(24)
        rows = sum(row.preferred_height(theme, inner) for row in self.rows)
        return self._top(theme) + rows + theme.px(10)

    def _top(self, theme: Theme) -> int:
        return theme.px(10) + (theme.target(46) if self.title else 0)

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Take the place `rect`, px; rows share what is left over, or shrink down to a finger's height."""
        self.theme, self.stale = theme, False
        self.rect = Rect(rect)
        pad, top = theme.px(24), self._top(theme)
        inner = rect.width - 2 * pad
        heights = [row.preferred_height(theme, inner) for row in self.rows]
        room = rect.height - top - theme.px(10)
        if self.rows and sum(heights) < room:
            heights = [height + (room - sum(heights)) // len(heights) for height in heights]
        elif sum(heights) > room:
            least = theme.target(44)
            heights = [max(min(height, least), round(height * room / sum(heights))) for height in heights]
        y = rect.y + top
        for row, height in zip(self.rows, heights, strict=True):
            row.arrange(theme, Rect(rect.x + pad, y, inner, height))
            y += height
        if self.undo:
            width = text.measure(self.undo.words, theme.font(24), 600)[0] + theme.px(40)
            self.undo.arrange(
                theme, Rect(rect.right - theme.px(12) - width, rect.y + theme.px(10), width, theme.target(46))
            )

    def paint_key(self) -> Hashable:
        """The title."""
        return self.title

    def paint_ground(self, canvas: pygame.Surface) -> None:
        """Paint the panel and its title."""
        # Nearly opaque: what it covers is often words, which must not show through its own.
        radius = self.theme.px(20)
        canvas.blit(shapes.rounded(canvas.get_size(), radius, PANEL, 247), (0, 0))
        canvas.blit(shapes.frame(canvas.get_size(), radius, WHITE, self.theme.hairline, 36), (0, 0))
        if self.title:
            room = canvas.get_width() - self.theme.px(48) - (self.undo.rect.width if self.undo else 0)
            sizes = [self.theme.font(size) for size in (25, 24, 23, 22, 21)]
            px = next((size for size in sizes if text.measure(self.title, size, 600)[0] <= room), sizes[-1])
            y = style.middle(self.theme.px(10) + self.theme.target(46) / 2, px)
            text.draw(canvas, style.fitted(self.title, px, 600, room), (self.theme.px(24), y), px, 600)

    def advance(self, dt: float) -> None:
        """Let `dt` seconds of opening or closing pass."""
        if self.is_open:
            self._shown = min(1.0, self._shown + dt / OPEN_S)
        else:
            self._shown = max(0.0, self._shown - dt / CLOSE_S)

    @property
    def motion(self) -> Literal["shut", "moving", "open"]:
        """Where the animation stands."""
        return "shut" if self._shown == 0 else "open" if self._shown == 1 else "moving"

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it as far as it is open: fading in and rising a little, or only fading with reduced motion."""
        if self.motion == "shut":
            return
        image = self.image()
        if self.motion == "open":
            surface.blit(image, self.rect)
            return
        share = 1 - (1 - self._shown) ** 3
        shift = 0 if self.reduced_motion else round((1 - share) * self.theme.px(_RISE))
        image.set_alpha(round(255 * share))
        surface.blit(image, self.rect.move(0, -shift if self.below else shift))
        image.set_alpha(255)
