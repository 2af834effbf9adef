"""Where everything stands while a visitor has control: the voltage and the words above, what to press below."""

from dataclasses import dataclass
from typing import Final

from pygame import Rect

from game.view.drawing.theme import Theme

LEAST_TARGET: Final = 120  # reference px of the smaller side of anything to press
_LEFT: Final = 0.03  # of the width, free at either side
_WORLD_NM: Final = 114


@dataclass(frozen=True, slots=True)
class VisitorPlace:
    """Rectangles in px of a window, and the scale and height of the membrane in it."""

    theme: Theme
    voltage: Rect
    words: Rect
    tiles: tuple[Rect, ...]
    """Six: four things to do, to make it well again, and the challenge."""
    holds: tuple[Rect, ...]
    """Two large ones and a smaller one, in the same part of the screen: the challenge's."""
    language: Rect
    gauge: Rect
    """Of the challenge: how far the voltage is from where it should be, and the time."""
    ppn: float
    membrane_y: int
    scrim: int
    """How far down the top is darkened for words, px."""
    foot: int
    """How far up the ground under the tiles reaches."""

    @property
    def outside_at(self) -> tuple[int, int]:
        """Left end of the baseline of the label "outside", clear of the tallest protein."""
        return self.voltage.left, round(self.membrane_y - 6.4 * self.ppn)

    @property
    def inside_at(self) -> tuple[int, int]:
        """Left end of the baseline of the label "inside the cell", clear of the gauge."""
        return self.voltage.left, round(
            min(self.membrane_y + 8.8 * self.ppn, self.gauge.top - 0.014 * self.theme.height)
        )

    @property
    def size(self) -> tuple[int, int]:
        """Of the window, px."""
        return self.theme.width, self.theme.height


def visitor_place(width: int, height: int) -> VisitorPlace:
    """Lay it out for a window of `width` x `height` px."""
    theme = Theme(width, height)
    return _tall(theme) if theme.portrait else _wide(theme)


def _rows(area: Rect, columns: int, count: int, gap: int) -> tuple[Rect, ...]:
    """`count` equal rectangles that fill `area`, `columns` in each row."""
    lines = -(-count // columns)
    w, h = (area.width - (columns - 1) * gap) // columns, (area.height - (lines - 1) * gap) // lines
    return tuple(
        Rect(area.left + n % columns * (w + gap), area.top + n // columns * (h + gap), w, h) for n in range(count)
    )


def _wide(theme: Theme) -> VisitorPlace:
    w, h = theme.width, theme.height
    unit = min(w / 1920, h / 1080)
    left, gap, least = round(_LEFT * w), round(18 * unit), round(LEAST_TARGET * unit)
    columns = 6 if w >= 1.5 * h else 3
    bottom = h - round(0.035 * h)
    high = round((0.2 if columns == 6 else 0.29) * h)
    area = Rect(left, bottom - high, w - 2 * left, high)
    back = round(0.16 * area.width)
    holds = (*_rows(Rect(area.left, area.top, area.width - back - gap, high), 2, 2, gap),)
    holds = (*holds, Rect(area.right - back, area.top, back, high))
    language = Rect(0, 0, max(least, round(150 * unit)), least)
    language.bottomright = area.right, area.top - gap
    top = round(0.035 * h)
    voltage = Rect(left, top, round(0.36 * w), round(0.2 * h))
    words = Rect(round(0.43 * w), top + round(0.01 * h), round(0.57 * w) - left, round(0.2 * h))
    gauge = Rect(left, area.top - round(0.115 * h), w - 2 * left, round(0.1 * h))
    ppn = min(34.0, max(11.0, w / _WORLD_NM))
    clear = voltage.bottom + 8 * ppn, gauge.top
    return VisitorPlace(
        theme, voltage, words, _rows(area, columns, 6, gap), holds, language, gauge, ppn,
        round(min(0.49 * h, (clear[0] + clear[1]) / 2)), round(0.28 * h), h - area.top + round(0.1 * h),
    )  # fmt: skip


def _tall(theme: Theme) -> VisitorPlace:
    w, h = theme.width, theme.height
    unit = min(w / 1080, h / 1920)
    left, gap, least = round(0.045 * w), round(20 * unit), round(LEAST_TARGET * unit)
    bottom = h - round(0.02 * h)
    high = round(0.355 * h)
    area = Rect(left, bottom - high, w - 2 * left, high)
    holds = (*_rows(Rect(area.left, area.top, area.width, round(0.62 * high)), 2, 2, gap),)
    back = Rect(area.left, holds[0].bottom + gap, area.width, area.bottom - holds[0].bottom - gap)
    language = Rect(0, 0, max(least, round(150 * unit)), least)
    language.bottomright = area.right, area.top - gap // 2
    top = round(0.035 * h)
    voltage = Rect(left, top, w - 2 * left, round(0.13 * h))
    words = Rect(left, voltage.bottom + round(0.015 * h), w - 2 * left, round(0.135 * h))
    gauge = Rect(left, area.top - round(0.082 * h), w - 2 * left, round(0.072 * h))
    return VisitorPlace(
        theme, voltage, words, _rows(area, 2, 6, gap), (*holds, back), language, gauge, 20.0 * unit,
        round(0.44 * h), round(0.33 * h), h - area.top + round(0.06 * h),
    )  # fmt: skip
