"""Hanken Grotesk in its weights, loaded for each size and kept."""

import io
import math
from functools import lru_cache
from importlib.resources import files
from typing import Final

import pygame

from .cache import cached_by, clear

_FACES: Final = {400: "400Regular", 500: "500Medium", 600: "600SemiBold", 700: "700Bold"}


def font_of(px: int, weight: int) -> pygame.font.Font:
    """The font of letters `px` high by the em. Raises KeyError for a weight that there is none of."""
    try:
        font = _load(px, weight)
        font.get_ascent()
    except pygame.error:
        # Fonts die when pygame.font is closed, even if it has been opened again since.
        clear()
        pygame.font.init()
        font = _load(px, weight)
    return font


def _font_bytes(font: pygame.font.Font) -> int:
    """About what a font holds once its letters and digits have been drawn (measured for 12 to 200 px)."""
    return 100_000 + 9 * font.get_height() ** 2


@cached_by(_font_bytes)
def _load(px: int, weight: int) -> pygame.font.Font:
    return pygame.font.Font(io.BytesIO(_face(_FACES[weight])), px)


@lru_cache(maxsize=len(_FACES))
def _face(name: str) -> bytes:
    return (files("game") / "assets" / "fonts" / f"HankenGrotesk_{name}.ttf").read_bytes()


def line_height(px: int, weight: int) -> int:
    """Height in px of a line: from the top of its letters down to the tails of lowered ones."""
    # Lowered letters with tails ("I_pump") reach 0.40 em below the baseline, beyond the font's own descent.
    font = font_of(px, weight)
    return font.get_ascent() + max(-font.get_descent(), math.ceil(0.40 * px))
