"""Where everything stands on an exhibit's screen, wide or tall: readable from five metres, and clear of the edges."""

from dataclasses import dataclass
from typing import Final

from pygame import Rect

from game.view.theme import Theme

MARGIN: Final = 0.06  # of each side that stays free of words: frames of screens and bezels hide some of it


@dataclass(frozen=True, slots=True)
class Place:
    """Rectangles in px of a window, and the scale and height of the membrane in it."""

    theme: Theme
    headline: Rect
    caption: Rect
    voltage: Rect
    trace: Rect
    touch: Rect
    """The hand and what it says."""
    ppn: float
    close_ppn: float
    """The scale of a scene that looks at one thing."""
    membrane_y: int
    scrim: int
    """How far down the top is darkened for words, px."""
    foot: int
    """How far up the foot is."""

    @property
    def size(self) -> tuple[int, int]:
        """Of the window, px."""
        return self.theme.width, self.theme.height


def place(width: int, height: int) -> Place:
    """Lay an exhibit out for a window of `width` x `height` px."""
    theme = Theme(width, height)
    return _tall(theme) if theme.portrait else _wide(theme)


def _wide(theme: Theme) -> Place:
    w, h = theme.width, theme.height
    unit = min(w / 1920, h / 1080)  # words shrink with the window, as the scene does: this screen has no small print
    left = round(MARGIN * w * 0.7)
    top = round(MARGIN * h)
    headline = Rect(left, top, w - 2 * left, round(140 * unit))
    caption = Rect(left, headline.bottom, w - 2 * left, round(80 * unit))
    voltage = Rect(left, h - top - round(270 * unit), round(w * 0.46), round(270 * unit))
    touch = Rect(0, 0, round(860 * unit), round(240 * unit))
    touch.bottomright = w - left, h - top
    trace = Rect(0, 0, round(700 * unit), round(190 * unit))
    trace.bottomright = w - left, touch.top - round(20 * unit)
    ppn = min(34.0, max(11.0, w / 114))
    return Place(
        theme,
        headline,
        caption,
        voltage,
        trace,
        touch,
        ppn,
        2.2 * ppn,
        round(0.48 * h),
        round(0.30 * h),
        round(0.34 * h),
    )


def _tall(theme: Theme) -> Place:
    w, h = theme.width, theme.height
    unit = min(w / 1080, h / 1920)
    left = round(MARGIN * w)
    top = round(MARGIN * h)
    headline = Rect(left, top, w - 2 * left, round(250 * unit))
    caption = Rect(left, headline.bottom, w - 2 * left, round(130 * unit))
    touch = Rect(left, 0, w - 2 * left, round(240 * unit))
    touch.bottom = h - round(0.04 * h)
    voltage = Rect(left, touch.top - round(270 * unit), w - 2 * left, round(270 * unit))
    trace = Rect(left, voltage.top - round(300 * unit), w - 2 * left, round(220 * unit))
    ppn = 20.0 * unit
    return Place(
        theme,
        headline,
        caption,
        voltage,
        trace,
        touch,
        ppn,
        2.2 * ppn,
        round(0.5 * h),
        round(0.30 * h),
        round(0.36 * h),
    )
