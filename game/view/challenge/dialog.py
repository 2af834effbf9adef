"""A card over the darkened scene: a few lines and what can be answered, by key, mouse or finger."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import pygame
from pygame import Rect

from game.view import shapes, text
from game.view.challenge.card import star
from game.view.challenge.entry import Entry
from game.view.theme import ASH, BONE, INK, PANEL, SLATE, WHITE, Colour, Theme
from game.view.widgets import style
from game.view.widgets.base import Widget
from game.view.widgets.button import Button
from game.view.widgets.icons import icon
from game.view.widgets.input import Drag, Input, Key, Lost, Pointer, Press, Release, Wheel
from game.view.widgets.router import Router


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph of a dialog."""

    words: str
    px: int = 28
    weight: int = 400
    colour: Colour = ASH
    gap: int = 14  # reference px above it


@dataclass(frozen=True, slots=True)
class Stars:
    """A row of three stars, so many of them won."""

    won: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table: column titles and rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = Text | Stars | Grid | Widget


class Answer(Button):
    """A wide button whose words may take two lines; `mark` says how it turned out."""

    def __init__(self, words: str, act: Callable[[], None], aside: str = "") -> None:
        super().__init__(words, act, words=words, aside=aside)
        self.mark = ""  # "", "right", "wrong", "ticked", "open"

    def preferred_height(self, theme: Theme, width: int) -> int:
        """Px: a finger's height, or what two lines need."""
        px = theme.font(26)
        lines = len(text.wrap(self.words, px, 500, width - theme.px(90)))
        return max(theme.target(72), round(lines * px * 1.3) + theme.px(28))

    def look(self) -> tuple[object, ...]:
        """Words and mark."""
        return self.words, self.mark, self.active

    def paint(self, canvas: pygame.Surface) -> None:
        """Paint ground, mark and words."""
        theme, area = self.theme, canvas.get_rect()
        lit = self.active or self.mark == "right"
        style.ground(canvas, area, self.radius, active=lit, hovered=self.hovered, pressed=self.pressed)
        colour = INK if lit else SLATE if self.mark == "wrong" else BONE
        px = theme.font(26)
        left = theme.px(24)
        if self.mark:
            sign = {"right": "check", "wrong": "close", "ticked": "check"}.get(self.mark)
            box = Rect(left, 0, theme.px(34), theme.px(34))
            box.centery = area.centery
            if self.mark in ("ticked", "open"):
                canvas.blit(shapes.frame(box.size, theme.px(8), colour, max(2, theme.px(3))), box)
            if sign:
                shapes.blit_centred(canvas, icon(sign, theme.px(26), colour), box.center)
            left = box.right + theme.px(18)
        lines = text.wrap(self.words, px, 500, area.width - left - theme.px(20))
        y = style.middle(area.centery, px) - (len(lines) - 1) / 2 * round(1.3 * px)
        for line in lines:
            text.draw(canvas, line, (left, y), px, 500, colour)
            y += round(1.3 * px)


class Dialog:
    """Draws parts in a column and takes every event while it is open.

    What does not fit in the window shrinks a little; what still does not can be scrolled. `avoid` is what the
    dialog asks about: it stands clear of that, as far as it can, and veils the scene less.
    """

    def __init__(self, parts: Sequence[Part], buttons: Sequence[Button], width: int = 860) -> None:
        self.avoid: list[Rect] = []
        self._scroll = 0
        self._hidden = 0  # px that can be scrolled
        self._view = Rect(0, 0, 0, 0)  # of the parts, in the window
        self._drag: tuple[Pointer, float] | None = None
        self.parts = list(parts)
        self.buttons = list(buttons)
        self._width = width
        self._router = Router(around=True)
        self._router.widgets = [*(part for part in self.parts if isinstance(part, Widget)), *self.buttons]
        self._router.above = self.buttons  # parts may be scrolled under them
        self.rect = Rect(0, 0, 0, 0)
        self._placed: list[tuple[Part, Rect]] = []
        self._places: list[tuple[Part, Rect]] = []
        self._factor = 1.0
        self._theme: Theme | None = None

    def focus(self, widget: Widget) -> None:
        """Put the keyboard on a widget."""
        self._router.focus.put(widget)

    def arrange(self, theme: Theme) -> None:
        """Stand in the middle of the window, or clear of what is asked about."""
        self._theme, self._scroll = theme, 0
        most = theme.height - 2 * theme.px(24)
        for factor in (1.0, 0.92, 0.84, 0.76):
            places, size, bottom, bar = self._laid(theme, factor)
            if size[1] <= most:
                break
        self._hidden = max(0, size[1] - most)
        height = min(size[1], most)
        self.rect = Rect(_clear_place((size[0], height), self.avoid, theme), (size[0], height))
        pad = theme.px(44)
        self._view = Rect(self.rect.x, self.rect.y, self.rect.width, height - (size[1] - bottom))
        self._places = places
        gap = theme.px(16)
        inner = size[0] - 2 * pad
        each = (inner - gap * (len(self.buttons) - 1)) // max(1, len(self.buttons))
        y = self.rect.bottom - theme.px(32) - bar
        for n, button in enumerate(self.buttons):
            button.arrange(theme, Rect(self.rect.x + pad + n * (each + gap), y, each, bar))
        self._settle()

    def _laid(self, theme: Theme, factor: float) -> tuple[list[tuple[Part, Rect]], tuple[int, int], int, int]:
        """Parts and places in a card, its size, where the parts end, and the height of the buttons, px."""
        px = theme.px
        self._factor = factor
        width = min(theme.width - 2 * px(40), px(self._width if factor == 1.0 else 1.15 * self._width))
        pad = px(44)
        inner = width - 2 * pad
        y = round(pad * factor)
        places: list[tuple[Part, Rect]] = []
        for part in self.parts:
            if isinstance(part, Text):
                size = self._font(part, theme)
                y += round(px(part.gap) * factor)
                high = round(len(text.wrap(part.words, size, part.weight, inner)) * size * 1.34)
            elif isinstance(part, Stars):
                high = round(px(110) * factor)
            elif isinstance(part, Grid):
                y += px(18)
                high = (len(part.rows) + 1) * px(46)
            else:
                y += round(px(12) * factor)
                high = part.preferred_height(theme, inner)
            places.append((part, Rect(pad, y, inner, high)))
            y += high
        bar = theme.target(76)
        bottom = y + px(20)
        height = bottom + (bar + px(32) if self.buttons else px(20))
        return places, (width, height), bottom, bar

    def _font(self, part: Text, theme: Theme) -> int:
        return max(theme.font(22), round(theme.font(part.px) * self._factor)) if part.px > 22 else theme.font(part.px)

    def _settle(self) -> None:
        """Put the parts where they are scrolled to."""
        self._scroll = min(max(0, self._scroll), self._hidden)
        x, y = self.rect.topleft
        self._placed = [(part, rect.move(x, y - self._scroll)) for part, rect in self._places]
        for part, rect in self._placed:
            if isinstance(part, Widget):
                assert self._theme is not None
                part.arrange(self._theme, rect)

    def _scrolls(self, event: Input) -> bool:
        """Scroll by wheel, by a drag, or by keys; True if it was that."""
        assert self._theme is not None
        step = self._theme.px(90)
        match event:
            case Wheel():
                self._scroll -= round(event.turns * step)
            case Press() if self._view.collidepoint(event.at):
                self._drag = (event.pointer, event.at[1])
                return False
            case Drag() if self._drag is not None and self._drag[0] == event.pointer:
                self._scroll -= round(event.at[1] - self._drag[1])
                self._drag = (event.pointer, event.at[1])
            case Release() | Lost():
                self._drag = None
                return False
            case Key() if event.key in _SCROLLS:
                self._scroll += _SCROLLS[event.key] * step
            case _:
                return False
        self._settle()
        return True

    def _show_focus(self) -> None:
        """Scroll so that the part with the focus is seen."""
        current = self._router.focus.current
        if not self._hidden or current is None or current in self.buttons or not self._router.focus.visible:
            return
        above, below = self._view.top - current.rect.top, current.rect.bottom - self._view.bottom
        if above > 0 or below > 0:
            self._scroll += below if below > 0 else -above
            self._settle()

    def handle(self, event: Input) -> bool:
        """Nothing goes past an open dialog but a key that it has no use for."""
        if self._hidden and self._scrolls(event):
            return True
        used = self._router.handle(event)
        if isinstance(event, Key):
            self._show_focus()
        if isinstance(self._router.focus.current, Entry):
            self._router.focus.visible = True  # what is typed goes there, spaces too
        return used or not isinstance(event, Key)

    def advance(self, dt: float) -> None:
        """Let `dt` seconds pass."""
        self._router.advance(dt)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the veil, the card and all on it."""
        theme = self._theme
        if theme is None:
            return
        shapes.wash(surface, (0, 0, theme.width, theme.height), INK, 60 if self.avoid else 150)
        radius = theme.px(24)
        surface.blit(shapes.rounded(self.rect.size, radius, PANEL, 247), self.rect)
        surface.blit(shapes.frame(self.rect.size, radius, WHITE, theme.hairline, 40), self.rect)
        if self._hidden:
            surface.set_clip(self._view)
        for part, rect in self._placed:
            if isinstance(part, Text):
                _paint_text(surface, part, rect, self._font(part, theme))
            elif isinstance(part, Stars):
                for n in range(3):
                    side = theme.px(84)
                    image = star(side, BONE if n < part.won else SLATE, n < part.won)
                    shapes.blit_centred(surface, image, (rect.x + side / 2 + n * theme.px(104), rect.centery))
            elif isinstance(part, Grid):
                _paint_grid(surface, part, rect, theme)
            else:
                part.draw(surface)
        if self._hidden:
            self._draw_scroll(surface, theme)
        surface.set_clip(None)
        for button in self.buttons:
            button.draw(surface)
        self._router.focus.draw(surface)

    def _draw_scroll(self, surface: pygame.Surface, theme: Theme) -> None:
        """A bar at the right edge: there is more."""
        view = self._view.inflate(0, -2 * theme.px(24))
        share = view.height / (view.height + self._hidden)
        high = round(share * view.height)
        y = view.y + round((view.height - high) * self._scroll / self._hidden)
        wide = theme.px(8)
        bar = Rect(view.right - theme.px(22), y, wide, high)
        surface.blit(shapes.rounded(bar.size, wide // 2, BONE), bar)


_SCROLLS: Final = {pygame.K_PAGEDOWN: 4, pygame.K_PAGEUP: -4, pygame.K_DOWN: 1, pygame.K_UP: -1}


def _clear_place(size: tuple[int, int], avoid: Sequence[Rect], theme: Theme) -> tuple[int, int]:
    """Top left corner for a card of `size`: the middle of the window, or where it covers least of `avoid`."""
    edge = theme.px(24)
    right, bottom = theme.width - size[0] - edge, theme.height - size[1] - edge
    middle = (theme.width - size[0]) // 2, (theme.height - size[1]) // 2
    places = [middle, (middle[0], bottom), (edge, middle[1]), (right, middle[1]), (middle[0], edge)]
    places += [(edge, bottom), (right, bottom), (edge, edge), (right, edge)]

    def covered(place: tuple[int, int]) -> int:
        clips = [Rect(place, size).clip(other) for other in avoid]
        return sum(clip.width * clip.height for clip in clips)

    return min(places, key=covered)


def _paint_text(surface: pygame.Surface, part: Text, rect: Rect, size: int) -> None:
    for n, line in enumerate(text.wrap(part.words, size, part.weight, rect.width)):
        text.draw(surface, line, (rect.x, rect.y + round(size * (0.9 + 1.34 * n))), size, part.weight, part.colour)


def _paint_grid(surface: pygame.Surface, part: Grid, rect: Rect, theme: Theme) -> None:
    row = theme.px(46)
    each = rect.width / len(part.columns)
    size = theme.font(25)
    for n, cells in enumerate((part.columns, *part.rows)):
        y = rect.y + n * row + row * 0.68
        for m, cell in enumerate(cells):
            weight, colour = (600, ASH) if n == 0 else (500, BONE)
            text.draw(
                surface, style.fitted(cell, size, weight, round(each) - 8), (rect.x + m * each, y), size, weight, colour
            )
        shapes.wash(surface, (rect.x, rect.y + (n + 1) * row, rect.width, theme.hairline), SLATE, 110)
