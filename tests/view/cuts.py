"""Finds words that are cut off: at the edge of what they are painted on, or short with "…"."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pygame

from game.view.drawing import text
from game.view.widgets import style


@contextmanager
def watched() -> Iterator[list[str]]:
    """While it lasts, every text that is cut is added to the list."""
    found: list[str] = []
    draw, fitted = text.draw, style.fitted

    def drawn(surface: pygame.Surface, words: str, at: tuple[float, float], *args: Any, **named: Any) -> pygame.Rect:
        rect = draw(surface, words, at, *args, **named)
        wide = text.measure(words, *_size(args, named))[0]
        if rect.width == 0 and surface.get_clip() != surface.get_rect():
            return rect  # scrolled out of sight
        if rect.width < wide - _size(args, named)[0] // 8:  # a letter's own side may stand out by a little
            found.append(f"{words!r} by {wide - rect.width} px at an edge")
        elif at[1] > surface.get_height():
            found.append(f"{words!r} below the lower edge")
        return rect

    def cut(words: str, *args: Any) -> str:
        kept = fitted(words, *args)
        if kept != words:
            found.append(f"{words!r} to {kept!r}")
        return kept

    text.draw, style.fitted = drawn, cut
    try:
        yield found
    finally:
        text.draw, style.fitted = draw, fitted


def _size(args: tuple[Any, ...], named: dict[str, Any]) -> tuple[int, int]:
    """Px and weight of a call of text.draw after its words and place."""
    px = args[0] if args else named["px"]
    return px, args[1] if len(args) > 1 else named.get("weight", 400)
