"""The parts of a dialog other than controls: paragraphs, stars and tables."""

from dataclasses import dataclass

import pygame
from pygame import Rect

from game.view.challenge.card import star
from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, SLATE, Colour, Theme
from game.view.widgets import style
from game.view.widgets.base import Widget


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


def text_size(part: Text, theme: Theme, factor: float) -> int:
    """Font size in px of a paragraph in a dialog that shrinks by `factor`; small print does not shrink."""
    size = theme.font(part.px)
    return max(theme.font(22), round(size * factor)) if part.px > 22 else size


def height(part: Part, theme: Theme, width: int, factor: float) -> tuple[int, int]:
    """Px above a part, and px of the part itself, in a column `width` px wide."""
    if isinstance(part, Text):
        size = text_size(part, theme, factor)
        lines = len(text.wrap(part.words, size, part.weight, width))
        return round(theme.px(part.gap) * factor), round(lines * size * 1.34)
    if isinstance(part, Stars):
        return 0, round(theme.px(110) * factor)
    if isinstance(part, Grid):
        return theme.px(18), (len(part.rows) + 1) * theme.px(46)
    return round(theme.px(12) * factor), part.preferred_height(theme, width)


def draw(surface: pygame.Surface, part: Part, rect: Rect, theme: Theme, factor: float) -> None:
    """Draw a part in its place, px."""
    if isinstance(part, Text):
        size = text_size(part, theme, factor)
        for n, line in enumerate(text.wrap(part.words, size, part.weight, rect.width)):
            text.draw(surface, line, (rect.x, rect.y + round(size * (0.9 + 1.34 * n))), size, part.weight, part.colour)
    elif isinstance(part, Stars):
        side = theme.px(84)
        for n in range(3):
            image = star(side, BONE if n < part.won else SLATE, n < part.won)
            shapes.blit_centred(surface, image, (rect.x + side / 2 + n * theme.px(104), rect.centery))
    elif isinstance(part, Grid):
        _draw_grid(surface, part, rect, theme)
    else:
        part.draw(surface)


def _draw_grid(surface: pygame.Surface, part: Grid, rect: Rect, theme: Theme) -> None:
    row = theme.px(46)
    each = rect.width / len(part.columns)
    size = theme.font(25)
    for n, cells in enumerate((part.columns, *part.rows)):
        y = rect.y + n * row + row * 0.68
        for m, cell in enumerate(cells):
            weight, colour = (600, ASH) if n == 0 else (500, BONE)
            fits = text.fit(cell, size, weight, round(each) - 8)
            words = style.fitted(cell, fits, weight, round(each) - 8)
            text.draw(surface, words, (rect.x + m * each, y), fits, weight, colour)
        shapes.wash(surface, (rect.x, rect.y + (n + 1) * row, rect.width, theme.hairline), SLATE, 110)
