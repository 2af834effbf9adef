"""Words that fade in and out: one picture of them, drawn at any opacity."""

from collections.abc import Hashable

import pygame

from . import appearance, fitted, text


class FadingWords:
    """Words as one picture, which can be drawn faint."""

    def __init__(self, weight: int) -> None:
        self._weight = weight
        self._key: Hashable = None
        self._picture = pygame.Surface((1, 1), pygame.SRCALPHA)

    def draw(self, surface: pygame.Surface, words: str, rect: pygame.Rect, px: int, lines: int, share: float) -> None:
        """Draw `words` into `rect` from its upper left, as large as `px` and `lines` allow, `share` opaque."""
        rim = text.outline_px(px)
        key = (words, rect.size, px, appearance.version())
        if key != self._key:
            self._key = key
            self._picture = pygame.Surface((rect.width + 2 * rim, rect.height + 2 * rim), pygame.SRCALPHA)
            inside = pygame.Rect((rim, rim), rect.size)
            words = in_two(words, fitted.fit(words, px, self._weight, rect.size, lines)[0], self._weight, rect.width)
            fitted.draw(self._picture, words, inside, px, self._weight, lines=lines, outline=True)
        self._picture.set_alpha(round(255 * share))
        surface.blit(self._picture, (rect.left - rim, rect.top - rim))


def in_two(words: str, px: int, weight: int, width: int) -> str:
    """`words` broken into two lines where they read best, if one line of `width` px is not enough.

    After a full stop or a comma if there is one, and else so that the two are about as long.
    """
    if text.measure(words, px, weight)[0] <= width:
        return words
    single = words.split()
    best: tuple[tuple[bool, int], str] | None = None
    for n in range(1, len(single)):
        lines = " ".join(single[:n]), " ".join(single[n:])
        wide = max(text.measure(line, px, weight)[0] for line in lines)
        rank = lines[0][-1] not in ".,:;!?", wide
        if wide <= width and (best is None or rank < best[0]):
            best = rank, "\n".join(lines)
    return words if best is None else best[1]
