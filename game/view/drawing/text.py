"""Text in Hanken Grotesk, with the charges and subscripts that the font itself has no glyphs for.

`⁺` and `⁻` are drawn as a raised + or −, `₂` and `E_{K}` as lowered text. Rendered surfaces are kept in a
cache with a bound in bytes, so a counter that runs for weeks costs no more memory than one that runs for
a minute.
"""

import io
import math
import re
from functools import lru_cache
from importlib.resources import files
from typing import Final, Literal

import pygame

from game.files.names import as_text
from game.words import with_decimal_commas

from . import appearance, contrast
from .cache import bounded_cache, cached_by, clear
from .theme import BONE, INK, OUTLINE_ALPHA, Colour

Align = Literal["left", "centre", "right"]

_FACES: Final = {400: "400Regular", 500: "500Medium", 600: "600SemiBold", 700: "700Bold"}
_BYTES_A_PX: Final = 6.0  # of the window, for words that are kept: what is on a screen takes a third of it
_RAISED: Final = (0.64, 0.36)  # size and rise of a charge, in em
_LOWERED: Final = (0.65, -0.25)
_SUBSCRIPT_DIGITS: Final = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_SPACES: Final = re.compile(" +")  # where a line may break; a no-break space is not one
_PARTS: Final = re.compile(r"(?P<raised>[⁺⁻]+)|(?P<digits>[₀-₉]+)|_\{(?P<lowered>[^}]*)\}")

Run = tuple[str, float, float]  # text, size in em, rise in em


def render(text: str, px: int, weight: int = 400, colour: Colour = BONE, outline: bool = False) -> pygame.Surface:
    """`text` on a transparent surface, `px` high by the em; shared and cached, so never draw on it.

    All surfaces of one `px` and `weight` are equally high with the baseline at `ascent(px, weight)`. With
    `outline` the surface has `outline_px(px)` more on every side, for a dark rim that keeps text readable
    over ions. `weight` is 400, 500, 600 or 700 (KeyError otherwise). In high contrast pale colours are drawn
    lighter, and outlined words on a black plate.
    """
    text = with_decimal_commas(text)
    plate = outline and appearance.current().high_contrast
    if appearance.current().high_contrast:
        colour = contrast.for_words(colour)
    key = (text, px, weight, colour, outline, plate)
    return _cache.get(key, lambda: _rendered(text, px, weight, colour, outline, plate))


def _rendered(text: str, px: int, weight: int, colour: Colour, outline: bool, plate: bool) -> pygame.Surface:
    if plate:
        return _on_plate(text, px, weight, colour)
    return _outlined(text, px, weight, colour) if outline else _plain(text, px, weight, colour)


def measure(text: str, px: int, weight: int = 400) -> tuple[int, int]:
    """Width and height in px of `render(text, px, weight)`, without drawing it."""
    width = sum(_font(_size(px, em), weight).size(part)[0] for part, em, _rise in _runs(with_decimal_commas(text)))
    return width, _line_height(px, weight)


def fit(text: str, px: int, weight: int, width: int) -> int:
    """The size, `px` or smaller, at which `text` is at most `width` px wide; never under three fifths of `px`."""
    least = math.ceil(px * 3 / 5)
    while px > least and measure(text, px, weight)[0] > width:
        px -= 1
    return px


def wrap(text: str, px: int, weight: int, width: int) -> list[str]:
    """`text` broken at spaces and newlines into lines of at most `width` px; a longer word is broken too."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        words = _SPACES.split(paragraph.strip(" "))
        for word in (piece for whole in words for piece in _pieces(whole, px, weight, width)):
            longer = f"{line} {word}" if line else word
            if line and measure(longer, px, weight)[0] > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def _pieces(word: str, px: int, weight: int, width: int) -> list[str]:
    """`word` in pieces of at most `width` px, cut after a stroke, dot or hyphen where it has one: a path is long."""
    pieces = []
    while len(word) > 1 and measure(word, px, weight)[0] > width:
        fits = next((n for n in range(len(word) - 1, 1, -1) if measure(word[:n], px, weight)[0] <= width), 1)
        cut = max(word.rfind(mark, 1, fits) for mark in "/\\.-_") + 1
        pieces.append(word[: cut or fits])
        word = word[cut or fits :]
    return [*pieces, word]


def draw(
    surface: pygame.Surface,
    text: str,
    at: tuple[float, float],
    px: int,
    weight: int = 400,
    colour: Colour = BONE,
    align: Align = "left",
    outline: bool = False,
) -> pygame.Rect:
    """Draw `text` with its baseline at `at` (x by `align`, y px) and return the rectangle it fills."""
    image = render(text, px, weight, colour, outline)
    margin = outline_px(px) if outline else 0
    width = image.get_width() - 2 * margin
    x = at[0] - {"left": 0.0, "centre": width / 2, "right": float(width)}[align] - margin
    return surface.blit(image, (round(x), round(at[1]) - ascent(px, weight) - margin))


def ascent(px: int, weight: int = 400) -> int:
    """Px from the top of rendered text down to its baseline."""
    return _font(px, weight).get_ascent()


def cap_height(px: int) -> int:
    """Height in px of a capital or a digit above the baseline."""
    return round(0.7 * px)


def outline_px(px: int) -> int:
    """Width in px of the rim around outlined text: 3 for the labels of a 1080-line screen."""
    return max(2, round(px / 8))


_cache = bounded_cache(_BYTES_A_PX)


@lru_cache(maxsize=1024)
def _runs(text: str) -> tuple[Run, ...]:
    """`text` cut where the size or height of the letters changes."""
    text = as_text(text)  # no font draws half a character, and a file's name may hold one
    runs: list[Run] = []
    end = 0
    for part in _PARTS.finditer(text):
        if part.start() > end:
            runs.append((text[end : part.start()], 1.0, 0.0))
        if part["raised"]:
            runs.append((part["raised"].replace("⁺", "+").replace("⁻", "−"), *_RAISED))
        else:
            lowered = part["lowered"] if part["digits"] is None else part["digits"]
            runs.append((lowered.translate(_SUBSCRIPT_DIGITS), *_LOWERED))
        end = part.end()
    if end < len(text):
        runs.append((text[end:], 1.0, 0.0))
    return tuple(runs)


def _size(px: int, em: float) -> int:
    return max(1, round(px * em))


def _font(px: int, weight: int) -> pygame.font.Font:
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


def _line_height(px: int, weight: int) -> int:
    # Lowered letters with tails ("I_pump") reach 0.40 em below the baseline, beyond the font's own descent.
    font = _font(px, weight)
    return font.get_ascent() + max(-font.get_descent(), math.ceil(0.40 * px))


def _plain(text: str, px: int, weight: int, colour: Colour) -> pygame.Surface:
    width, height = measure(text, px, weight)
    image = pygame.Surface((max(1, width), height), pygame.SRCALPHA)
    image.fill((*colour, 0))
    baseline = ascent(px, weight)
    x = 0
    for part, em, rise in _runs(text):
        font = _font(_size(px, em), weight)
        letters = font.render(part, True, colour)
        image.blit(letters, (x, baseline - font.get_ascent() - round(rise * px)))
        x += font.size(part)[0]
    return image


def _on_plate(text: str, px: int, weight: int, colour: Colour) -> pygame.Surface:
    margin = outline_px(px)
    words = _plain(text, px, weight, colour)
    image = pygame.Surface((words.get_width() + 2 * margin, words.get_height() + 2 * margin), pygame.SRCALPHA)
    image.fill((*colour, 0))
    pygame.draw.rect(image, (0, 0, 0, 255), image.get_rect(), border_radius=2 * margin)
    image.blit(words, (margin, margin))
    return image


def _outlined(text: str, px: int, weight: int, colour: Colour) -> pygame.Surface:
    margin = outline_px(px)
    ink = _plain(text, px, weight, INK)
    size = (ink.get_width() + 2 * margin, ink.get_height() + 2 * margin)
    image = pygame.Surface(size, pygame.SRCALPHA)
    image.fill((*INK, 0))
    for radius in {margin, margin - 1}:
        for step in range(24):
            angle = math.tau * step / 24
            at = (margin + round(radius * math.cos(angle)), margin + round(radius * math.sin(angle)))
            image.blit(ink, at, special_flags=pygame.BLEND_RGBA_MAX)
    image.fill((255, 255, 255, OUTLINE_ALPHA), special_flags=pygame.BLEND_RGBA_MULT)
    image.blit(_plain(text, px, weight, colour), (margin, margin))
    return image
