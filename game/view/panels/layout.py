"""The layout of the Live screen in a window of a given size.

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

_BILAYER_NM: Final = 4.0
_WORLD_HEIGHT_NM: Final = 64.0
_LEAST_VIEW_NM: Final = 16.5  # a pump, and a little of each solution
_LABEL_OUT_NM: Final = 6.1  # baselines of the labels, clear of the tallest protein on either side
_LABEL_IN_NM: Final = 9.9


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


def layout(width: int, height: int) -> Layout:
    """The layout of a window of `width` x `height` px; below `MIN_SIZE` panels may touch or be cut off."""
    theme = Theme(width, height)
    return _portrait(theme) if theme.portrait else _landscape(theme)


def _clamp(value: float, low: float, high: float) -> float:
    return max(low, min(value, high))


def _landscape(theme: Theme) -> Layout:
    px, width, height = theme.px, theme.width, theme.height
    margin, gutter, compact = px(40), px(20), theme.compact

    menu_width = px(220 if compact else 284)
    menu = Rect(width - margin - menu_width, px(28), menu_width, theme.target(72))
    voltmeter = Rect(margin, px(28), px(450), px(212))
    trace_left = voltmeter.right + gutter + (0 if compact else px(50))
    trace_width = min(menu.left - gutter - trace_left, px(1400))
    trace = Rect(trace_left, px(28), trace_width, px(212))

    dock_height = theme.target(100)
    timebar = _timebar(theme)
    dock_y = timebar.top - px(8) - dock_height
    energy, time, tools = _dock_row(theme, dock_y, dock_height)

    # A compact scene is drawn a little larger than the window, so that the membrane can be moved down from
    # the middle, to the centre of what the panels leave free, and the world still reach every edge. A window
    # more than about four times as wide as high shows more than the 114 nm of the world, which repeats.
    rail_top, rail_bottom = px(256), dock_y - px(14)
    ppn = _clamp(max(width / 114, height / (60 if compact else 64.1)), 11, 34)
    ppn = min(ppn, (rail_bottom - rail_top) / _LEAST_VIEW_NM)
    reach = _WORLD_HEIGHT_NM / 2 * ppn
    membrane_y = round(height / 2)
    if compact:
        membrane_y = round(_clamp((rail_top + rail_bottom) / 2, max(membrane_y, height - reach), reach))

    above = min(px(271), membrane_y - rail_top)
    below = min(px(271), rail_bottom - membrane_y)
    rail = Rect(margin, membrane_y - above, px(284), above + below)
    opposite = rail.move(width - 2 * margin - rail.width, 0)
    if compact:
        tab_size = (theme.target(80), min(px(220), rail_bottom - rail_top))
        left_tab = Rect((margin // 2, membrane_y - tab_size[1] // 2), tab_size)
        right_tab = left_tab.move(width - margin // 2 * 2 - tab_size[0], 0)
        edges = left_tab.right, right_tab.left
    else:
        left_tab = right_tab = Rect(0, 0, 0, 0)
        edges = rail.right, opposite.left

    label_x = rail.right + px(28)
    bar_height = px(48)
    # In a low window the bar stands beside the label "inside the cell", in others well below it.
    bar_x = label_x + (px(210) if compact else 0)
    scalebar = Rect(bar_x, dock_y - px(48) - bar_height, round(10 * ppn) + px(4), bar_height)
    return Layout(
        theme=theme,
        voltmeter=voltmeter,
        trace=trace,
        menu=menu,
        left_rail=rail,
        right_rail=opposite,
        left_tab=left_tab,
        right_tab=right_tab,
        energy=energy,
        time=time,
        timebar=timebar,
        tools=tools,
        scalebar=scalebar,
        clear=Rect(edges[0] + px(6), px(250), edges[1] - edges[0] - px(12), dock_y - px(8) - px(250)),
        scrim=Rect(0, 0, width, px(300)),
        outside_at=(label_x, round(membrane_y - _LABEL_OUT_NM * ppn)),
        inside_at=(label_x, round(membrane_y + _LABEL_IN_NM * ppn)),
        membrane_y=membrane_y,
        ppn=ppn,
        rails_collapsed=compact,
    )


def _timebar(theme: Theme) -> Rect:
    """Along the lower edge, from margin to margin."""
    margin, high = theme.px(40), theme.target(72)
    return Rect(margin, theme.height - theme.px(8) - high, theme.width - 2 * margin, high)


def _dock_row(theme: Theme, y: int, height: int) -> tuple[Rect, Rect, Rect]:
    """Energy at the left, tools at the right, time in the middle of what they leave."""
    margin, gutter = theme.px(40), theme.px(20)
    room = theme.width - 2 * margin - 2 * gutter
    time_width = theme.px(620 if theme.compact else 672)
    energy_width = theme.px(290)
    if room - time_width - energy_width < theme.px(560):
        energy_width = theme.px(170)
    tools_width = min(room - time_width - energy_width, theme.px(900))
    energy = Rect(margin, y, energy_width, height)
    tools = Rect(theme.width - margin - tools_width, y, tools_width, height)
    time = Rect((energy.right + tools.left - time_width) // 2, y, time_width, height)
    return energy, time, tools


def _portrait(theme: Theme) -> Layout:
    px, width, height = theme.px, theme.width, theme.height
    margin, gutter = px(40), px(20)
    inner = width - 2 * margin

    menu = Rect(width - margin - px(284), px(32), px(284), theme.target(72))
    voltmeter = Rect(margin, px(32), px(450), px(212))
    trace = Rect(margin, px(258), inner, px(178))

    row = theme.target(84)
    timebar = _timebar(theme)
    tools = Rect(margin, timebar.top - px(8) - row, inner, row)
    energy = Rect(margin, tools.top - px(12) - row, px(170), row)
    time = Rect(energy.right + gutter, energy.top, inner - energy.width - gutter, row)

    rail_width = (inner - gutter) // 2
    left_rail = Rect(margin, energy.top - px(20) - px(380), rail_width, px(380))
    right_rail = left_rail.move(inner - rail_width, 0)

    ppn = _clamp(max(width / 54, height / 96), 11, 34)
    # A pump hangs 7.8 nm into the cell: in the shortest tall windows the membrane moves up to show it whole.
    membrane_y = round(min(height * 980 / 1920, left_rail.top - px(12) - 8 * ppn))
    bar_height = px(48)
    return Layout(
        theme=theme,
        voltmeter=voltmeter,
        trace=trace,
        menu=menu,
        left_rail=left_rail,
        right_rail=right_rail,
        left_tab=Rect(0, 0, 0, 0),
        right_tab=Rect(0, 0, 0, 0),
        energy=energy,
        time=time,
        timebar=timebar,
        tools=tools,
        scalebar=Rect(margin, left_rail.top - px(10) - bar_height, round(10 * ppn) + px(4), bar_height),
        clear=Rect(0, px(450), width, left_rail.top - px(10) - px(450)),
        scrim=Rect(0, 0, width, px(500)),
        outside_at=(margin, round(membrane_y - _LABEL_OUT_NM * ppn)),
        inside_at=(margin, round(membrane_y + _LABEL_IN_NM * ppn)),
        membrane_y=membrane_y,
        ppn=ppn,
        rails_collapsed=False,
    )
