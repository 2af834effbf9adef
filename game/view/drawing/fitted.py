"""Words as large as their place allows, so that longer translations still fit."""

import re
from functools import lru_cache
from typing import Final

import pygame

from . import text
from .theme import BONE, Colour

_UNBROKEN: Final = re.compile(r"[^\s-]+-?|-")
LEAST_PX: Final = 14
LINE: Final = 1.18  # from line to line, em

Fitted = tuple[int, tuple[str, ...]]
"""Words as they fit: their size in px, and their lines."""


@lru_cache(maxsize=512)
def fit(words: str, px: int, weight: int, size: tuple[int, int], lines: int) -> Fitted:
    """The size in px, `px` at most, at which `words` fit into `size` in so many lines; and those lines."""
    width, height = size
    while True:
        found = text.wrap(words, px, weight, width)
        fits = len(found) <= lines and round(px * (LINE * (len(found) - 1) + 1.0)) <= height
        if px <= LEAST_PX or (fits and _longest(words, px, weight) <= width):
            return px, tuple(_evened(words, px, weight, width, found))
        px -= max(1, px // 24)


def _evened(words: str, px: int, weight: int, width: int, lines: list[str]) -> list[str]:
    """The same number of lines, about equally long: no word alone on the last."""
    while len(lines) > 1:
        width = round(0.96 * width)
        narrower = text.wrap(words, px, weight, width)
        if len(narrower) > len(lines) or _longest(words, px, weight) > width:
            break
        lines = narrower
    return lines


def _longest(words: str, px: int, weight: int) -> int:
    """Width in px of the longest word: none is to be broken, but after a hyphen."""
    return max((text.measure(word, px, weight)[0] for word in _UNBROKEN.findall(words)), default=0)


def draw(
    surface: pygame.Surface,
    words: str,
    rect: pygame.Rect,
    px: int,
    weight: int = 500,
    colour: Colour = BONE,
    align: text.Align = "left",
    lines: int = 3,
    outline: bool = False,
    middle: bool = False,
) -> int:
    """Draw `words` into `rect` from its top, or in its middle; returns where the next line would stand."""
    return draw_fitted(surface, fit(words, px, weight, rect.size, lines), rect, weight, colour, align, outline, middle)


def draw_fitted(
    surface: pygame.Surface,
    found: Fitted,
    rect: pygame.Rect,
    weight: int,
    colour: Colour,
    align: text.Align,
    outline: bool = False,
    middle: bool = False,
) -> int:
    """The same for words that `fit` has laid out."""
    px, lines = found
    step = round(LINE * px)
    x = {"left": rect.left, "centre": rect.centerx, "right": rect.right}[align]
    tall = text.cap_height(px) + step * (len(lines) - 1)
    y = (rect.centery - tall // 2 if middle else rect.top) + text.cap_height(px)
    # All rims first: the rim of one line would hide the tails of the one above.
    for rim in (True, False) if outline else (False,):
        for number, line in enumerate(lines):
            text.draw(surface, line, (x, y + number * step), px, weight, colour, align, rim)
    return y + len(lines) * step - text.cap_height(px)
