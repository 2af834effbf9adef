"""The contrast between two colours, by WCAG 2.2, and lighter colours for high contrast.

Relative luminance and contrast ratio: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

from functools import lru_cache
from typing import Final

Colour = tuple[int, int, int]

AAA: Final = 7.0
"""The ratio between words and what lies behind them that WCAG 2.2 asks for at its highest level."""

_LIGHT: Final = 0.12  # words less bright than this are dark words on a light ground, and stay so
_LEAST: Final = 0.45  # brightness that stands out 7:1 from everything words of light are put on


def luminance(colour: Colour) -> float:
    """Relative luminance of an sRGB colour, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Colour, other: Colour) -> float:
    """Contrast between two colours, 1 (none) to 21 (black and white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=256)
def for_words(colour: Colour) -> Colour:
    """A text colour for high contrast: mixed with as much white as needed, so that its hue stays.

    Dark words stand on a light ground: they become black.
    """
    if luminance(colour) < _LIGHT:
        return (0, 0, 0)
    for step in range(51):
        red, green, blue = (round(c + (255 - c) * step / 50) for c in colour)
        if luminance((red, green, blue)) >= _LEAST:
            break
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
