"""The words over a scene: its headline, and the current caption, which fades in."""

from typing import Final

import pygame

from game.view.drawing.fading_words import FadingWords

from .layout import KioskLayout

_COME_S: Final = 0.5


class WordsOver:
    """Draws a headline and a caption into their places; each is made once and used every frame."""

    def __init__(self) -> None:
        self._headline, self._caption = FadingWords(600), FadingWords(500)

    def draw(
        self, surface: pygame.Surface, at: KioskLayout, headline: str, caption: str, age_s: float, share: float
    ) -> None:
        """Draw them; `age_s`: for how long the caption has stood there; `share`: how much of both is seen, 0 to 1."""
        self._headline.draw(surface, headline, at.headline, at.headline_px, at.headline_lines, share)
        if caption:
            come = share * min(1.0, age_s / _COME_S)
            self._caption.draw(surface, caption, at.caption, at.caption_px, at.headline_lines, come)
