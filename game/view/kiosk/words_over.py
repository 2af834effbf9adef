"""The words over a scene: its headline, and the caption of the moment, which comes gently."""

from collections.abc import Hashable
from typing import Final

import pygame

from game.view.drawing import appearance, fitted, text
from game.view.kiosk.place import Place

_COME_S: Final = 0.5


class WordsOver:
    """Draws a headline and a caption into their places; each is made once and used every frame."""

    def __init__(self) -> None:
        self._headline, self._caption = FadingWords(600), FadingWords(500)

    def draw(self, surface: pygame.Surface, at: Place, headline: str, said: str, age_s: float, share: float) -> None:
        """Draw them; `age_s`: for how long the caption has stood there; `share`: how much of both is seen, 0 to 1."""
        self._headline.draw(surface, headline, at.headline, at.headline_px, at.headline_lines, share)
        if said:
            come = share * min(1.0, age_s / _COME_S)
            self._caption.draw(surface, said, at.caption, at.caption_px, at.headline_lines, come)


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
