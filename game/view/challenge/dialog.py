"""A card over the darkened scene: a few lines and what can be answered, by key, mouse or finger."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
from game.view.widgets.input import Input
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
    """Draws parts in a column and takes every event while it is open."""

    def __init__(self, parts: Sequence[Part], buttons: Sequence[Button], width: int = 860) -> None:
        self.parts = list(parts)
        self.buttons = list(buttons)
        self._width = width
        self._router = Router(around=True)
        self._router.widgets = [*(part for part in self.parts if isinstance(part, Widget)), *self.buttons]
        self.rect = Rect(0, 0, 0, 0)
        self._placed: list[tuple[Part, Rect]] = []
        self._theme: Theme | None = None

    def focus(self, widget: Widget) -> None:
        """Put the keyboard on a widget."""
        self._router.focus.put(widget)

    def arrange(self, theme: Theme) -> None:
        """Stand in the middle of the window."""
        self._theme = theme
        px = theme.px
        width = min(theme.width - 2 * px(40), px(self._width))
        pad = px(44)
        inner = width - 2 * pad
        y = pad
        places: list[tuple[Part, Rect]] = []
        for part in self.parts:
            if isinstance(part, Text):
                size = theme.font(part.px)
                lines = text.wrap(part.words, size, part.weight, inner)
                y += px(part.gap)
                high = round(len(lines) * size * 1.34)
            elif isinstance(part, Stars):
                high = px(110)
            elif isinstance(part, Grid):
                y += px(18)
                high = (len(part.rows) + 1) * px(46)
            else:
                y += px(12)
                high = part.preferred_height(theme, inner)
            places.append((part, Rect(pad, y, inner, high)))
            y += high
        bar = theme.target(76)
        if self.buttons:
            y += px(26)
        gap = px(16)
        each = (inner - gap * (len(self.buttons) - 1)) // max(1, len(self.buttons))
        height = y + (bar if self.buttons else 0) + pad
        self.rect = Rect(0, 0, width, height)
        self.rect.center = theme.width // 2, theme.height // 2
        self._placed = [(part, rect.move(self.rect.topleft)) for part, rect in places]
        for part, rect in self._placed:
            if isinstance(part, Widget):
                part.arrange(theme, rect)
        for n, button in enumerate(self.buttons):
            left = self.rect.x + pad + n * (each + gap)
            button.arrange(theme, Rect(left, self.rect.y + y, each, bar))

    def handle(self, event: Input) -> bool:
        """Nothing goes past an open dialog."""
        self._router.handle(event)
        if isinstance(self._router.focus.current, Entry):
            self._router.focus.visible = True  # what is typed goes there, spaces too
        return True

    def advance(self, dt: float) -> None:
        """Let `dt` seconds pass."""
        self._router.advance(dt)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the veil, the card and all on it."""
        theme = self._theme
        if theme is None:
            return
        shapes.wash(surface, (0, 0, theme.width, theme.height), INK, 150)
        radius = theme.px(24)
        surface.blit(shapes.rounded(self.rect.size, radius, PANEL, 247), self.rect)
        surface.blit(shapes.frame(self.rect.size, radius, WHITE, theme.hairline, 40), self.rect)
        for part, rect in self._placed:
            if isinstance(part, Text):
                _paint_text(surface, part, rect, theme)
            elif isinstance(part, Stars):
                for n in range(3):
                    side = theme.px(84)
                    image = star(side, BONE if n < part.won else SLATE, n < part.won)
                    shapes.blit_centred(surface, image, (rect.x + side / 2 + n * theme.px(104), rect.centery))
            elif isinstance(part, Grid):
                _paint_grid(surface, part, rect, theme)
            else:
                part.draw(surface)
        for button in self.buttons:
            button.draw(surface)
        self._router.focus.draw(surface)


def _paint_text(surface: pygame.Surface, part: Text, rect: Rect, theme: Theme) -> None:
    size = theme.font(part.px)
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
