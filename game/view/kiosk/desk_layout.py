"""Where the operator's desk stands in a window, and the buttons on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pygame import Rect

from game.view.drawing.theme import Theme

PAD_KEYS: Final = "123456789<0>"
"""The keys of the pad, row by row: digits, delete, enter."""
_KEY, _GAP, _PAD = 132, 12, 36  # reference px


@dataclass(frozen=True, slots=True)
class DeskLayout:
    """Rectangles in px of a window."""

    panel: Rect
    buttons: Sequence[Rect]


def pad_layout(theme: Theme) -> DeskLayout:
    """The pad for the PIN: its keys, and a button below them."""
    key, gap, pad = _sizes(theme)
    head = theme.px(190)
    panel = _panel(theme, 3 * key + 2 * gap + 2 * pad, head + 4 * (key + gap) + round(0.7 * key) + pad)
    left, top = panel.left + pad, panel.top + head
    keys = [
        Rect(left + number % 3 * (key + gap), top + number // 3 * (key + gap), key, key)
        for number in range(len(PAD_KEYS))
    ]
    return DeskLayout(panel, [*keys, Rect(left, top + 4 * (key + gap), panel.width - 2 * pad, round(0.7 * key))])


def menu_layout(theme: Theme, lines: int) -> DeskLayout:
    """What an operator may do: three buttons, below so many lines of words."""
    key, gap, pad = _sizes(theme)
    head = theme.px(130 + 36 * lines)
    panel = _panel(theme, min(theme.px(760), theme.width - 2 * pad), head + 3 * (key + gap) + pad)
    left, top = panel.left + pad, panel.top + head
    return DeskLayout(panel, [Rect(left, top + n * (key + gap), panel.width - 2 * pad, key) for n in range(3)])


def _sizes(theme: Theme) -> tuple[int, int, int]:
    """Px of a key, between two keys, and around them all."""
    # Where it is wide, so many keys still have to stand below each other with the words above them.
    return min(theme.target(_KEY), (theme.height - theme.px(300)) // 5), theme.px(_GAP), theme.px(_PAD)


def _panel(theme: Theme, width: int, height: int) -> Rect:
    panel = Rect(0, 0, width, height)
    # In a tall window it stands low, within reach.
    panel.center = theme.width // 2, round(theme.height * 0.62) if theme.portrait else theme.height // 2
    panel.clamp_ip(Rect(0, 0, theme.width, theme.height))
    return panel
