"""The layout of an exhibit's screen, wide or tall: readable from five metres, and clear of the edges."""

from dataclasses import dataclass
from typing import Final

from pygame import Rect

from game.view.drawing.theme import Theme

MARGIN: Final = 0.08
"""Of the window's shorter side, that stays free of words at each edge: frames and bezels hide some of it."""
_SEEN_NM: Final = 100.0  # of the membrane in a wide window: the patch is a little wider, so no protein is cut in two
_DEEP_NM: Final = 33.0  # from the membrane's middle to the far wall of a cell that has not swollen
_BURST_NM: Final = 17.7  # from the membrane's middle to the far wall of a branch that is about to burst
_CLOSE: Final = 2.0  # times as large: what a scene looks at alone


@dataclass(frozen=True, slots=True)
class KioskLayout:
    """Rectangles in px of a window, and the scale and height of the membrane in it."""

    theme: Theme
    headline: Rect
    headline_px: int
    headline_lines: int
    caption: Rect
    caption_px: int
    voltage: Rect
    note: Rect
    """One small line over the figure."""
    trace: Rect
    touch: Rect
    """The hand and its words."""
    ppn: float
    """The scale, px per nm: so large that the far wall is out of the picture."""
    cell_ppn: float
    """The scale of a scene that shows the far wall."""
    close_ppn: float
    """The scale of a scene that looks at one thing."""
    membrane_y: int
    raised_y: int
    """Where the membrane stands if a trace needs room beneath it."""
    cell_y: int
    """Where it stands in a scene that shows the far wall."""
    scrim: int
    """How far down the top is darkened for words, px."""
    foot: int
    """How far up the foot is."""
    foot_ramp: int
    """How far down the foot is darkest: where the cell ends, if that is in the picture."""

    @property
    def size(self) -> tuple[int, int]:
        """Of the window, px."""
        return self.theme.width, self.theme.height


def place(width: int, height: int) -> KioskLayout:
    """Lay an exhibit out for a window of `width` x `height` px."""
    theme = Theme(width, height)
    return _tall(theme) if theme.portrait else _wide(theme)


def _wide(theme: Theme) -> KioskLayout:
    w, h = theme.width, theme.height
    unit = min(w / 1920, h / 1080)  # words shrink with the window, as the scene does: this screen has no small print
    edge = round(MARGIN * min(w, h))
    headline = Rect(edge, edge, w - 2 * edge, round(134 * unit))
    caption = Rect(edge, headline.bottom, w - 2 * edge, round(86 * unit))
    voltage = Rect(edge, h - edge - round(250 * unit), round(820 * unit), round(250 * unit))
    note = Rect(edge, voltage.top - round(54 * unit), voltage.width, round(44 * unit))
    touch = Rect(0, 0, round(850 * unit), round(230 * unit))
    touch.bottomright = w - edge, h - edge
    trace = Rect(0, 0, round(820 * unit), round(156 * unit))
    trace.bottomright = w - edge, touch.top - round(24 * unit)
    membrane_y, raised_y, cell_y = round(0.475 * h), round(0.385 * h), round(0.35 * h)
    foot = round(0.36 * h)
    ppn = max(w / _SEEN_NM, (h - raised_y) / _DEEP_NM)
    return KioskLayout(
        theme,
        headline,
        round(108 * unit),
        1,
        caption,
        round(64 * unit),
        voltage,
        note,
        trace,
        touch,
        ppn,
        (note.top - cell_y) / _BURST_NM,
        _CLOSE * ppn,
        membrane_y,
        raised_y,
        cell_y,
        round(0.33 * h),
        foot,
        foot,
    )


def _tall(theme: Theme) -> KioskLayout:
    w, h = theme.width, theme.height
    unit = min(w / 1080, h / 1920)
    edge = round(MARGIN * min(w, h))
    headline = Rect(edge, edge, w - 2 * edge, round(254 * unit))
    caption = Rect(edge, headline.bottom, w - 2 * edge, round(150 * unit))
    touch = Rect(edge, 0, w - 2 * edge, round(230 * unit))
    touch.bottom = h - edge
    voltage = Rect(edge, touch.top - round(270 * unit), w - 2 * edge, round(250 * unit))
    note = Rect(edge, voltage.top - round(54 * unit), voltage.width, round(46 * unit))
    trace = Rect(0, 0, w - 2 * edge - round(40 * unit), round(190 * unit))
    trace.bottomright = w - edge, note.top - round(48 * unit)
    ppn = 22.0 * unit
    membrane_y, raised_y = round(0.47 * h), round(0.42 * h)
    foot = round(0.36 * h)
    return KioskLayout(
        theme,
        headline,
        round(108 * unit),
        2,
        caption,
        round(58 * unit),
        voltage,
        note,
        trace,
        touch,
        ppn,
        (note.top - raised_y) / _BURST_NM,
        _CLOSE * ppn,
        membrane_y,
        raised_y,
        raised_y,
        round(0.30 * h),
        foot,
        max(1, min(foot, round(raised_y + _DEEP_NM * ppn) - h + foot)),
    )
