"""Where everything stands on the Live screen.

The membrane is the axis: both rails draw their bars and arrows up and down from its two faces. Small
windows fold the rails into tabs; tall ones put them side by side under the scene and the controls within
reach of a hand at the bottom.
"""

from dataclasses import dataclass
from typing import Final

from pygame import Rect

from game.view.drawing.theme import Theme

MIN_SIZE: Final = (1024, 600)
"""Smallest window, in px, in which nothing overlaps and every text can be read."""

LABEL_OUT_NM: Final = 6.1
LABEL_IN_NM: Final = 9.9
"""Baselines of the labels, clear of the tallest protein on either side."""

_BILAYER_NM: Final = 4.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Rectangles in px of a window, and the scale and place of the membrane in it.

    With `rails_collapsed` the rails are drawn as `left_tab` and `right_tab`; `left_rail` and `right_rail` are
    then where one of them opens, over the scene. Otherwise the tabs are empty rectangles.
    """

    theme: Theme
    voltmeter: Rect
    trace: Rect
    menu: Rect
    left_rail: Rect
    right_rail: Rect
    left_tab: Rect
    right_tab: Rect
    energy: Rect
    time: Rect
    timebar: Rect
    """Under everything else: the run so far, to go back in."""
    tools: Rect
    scalebar: Rect
    clear: Rect
    """The part of the scene that no panel covers: proteins belong here."""
    scrim: Rect
    """The top of the scene, darkened so that voltage and trace read over ions."""
    outside_at: tuple[int, int]
    """Left end of the baseline of the label "outside"."""
    inside_at: tuple[int, int]
    membrane_y: int
    ppn: float
    """Px per nm."""
    rails_collapsed: bool

    @property
    def membrane_faces(self) -> tuple[int, int]:
        """Y in px of the membrane's outer and inner face."""
        half = round(_BILAYER_NM / 2 * self.ppn)
        return self.membrane_y - half, self.membrane_y + half

    def panels(self) -> dict[str, Rect]:
        """Everything on the screen at once while no rail is opened over the scene, by name."""
        left, right = (self.left_tab, self.right_tab) if self.rails_collapsed else (self.left_rail, self.right_rail)
        return {
            "voltmeter": self.voltmeter,
            "trace": self.trace,
            "menu": self.menu,
            "ledger": left,
            "concentrations": right,
            "energy": self.energy,
            "time": self.time,
            "tools": self.tools,
            "timebar": self.timebar,
            "scalebar": self.scalebar,
        }


def clamp(value: float, low: float, high: float) -> float:
    """`value`, or the end of the range that it is beyond; `low` where that is above `high`."""
    return max(low, min(value, high))


def timebar_place(theme: Theme) -> Rect:
    """Along the lower edge, from margin to margin."""
    margin, high = theme.px(40), theme.target(72)
    return Rect(margin, theme.height - theme.px(8) - high, theme.width - 2 * margin, high)
