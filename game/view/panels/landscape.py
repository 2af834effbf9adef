"""The Live screen in a wide window."""

from typing import Final

from pygame import Rect

from game.view.drawing.theme import Theme
from game.view.panels.layout import LABEL_IN_NM, LABEL_OUT_NM, Layout, clamp, timebar_place

_WORLD_HEIGHT_NM: Final = 64.0
_LEAST_VIEW_NM: Final = 16.5  # a pump, and a little of each solution


def landscape(theme: Theme) -> Layout:
    """The layout of a window of `theme`, which is wider than high."""
    px, width, height = theme.px, theme.width, theme.height
    margin, gutter, compact = px(40), px(20), theme.compact

    menu_width = px(220 if compact else 284)
    menu = Rect(width - margin - menu_width, px(28), menu_width, theme.target(72))
    voltmeter = Rect(margin, px(28), px(450), px(212))
    trace_left = voltmeter.right + gutter + (0 if compact else px(50))
    trace_width = min(menu.left - gutter - trace_left, px(1400))
    trace = Rect(trace_left, px(28), trace_width, px(212))

    dock_height = theme.target(100)
    timebar = timebar_place(theme)
    dock_y = timebar.top - px(8) - dock_height
    energy, time, tools = _dock_row(theme, dock_y, dock_height)

    # A compact scene is drawn a little larger than the window, so that the membrane can be moved down from
    # the middle, to the centre of what the panels leave free, and the world still reach every edge. A window
    # more than about four times as wide as high shows more than the 114 nm of the world, which repeats.
    rail_top, rail_bottom = px(256), dock_y - px(14)
    ppn = clamp(max(width / 114, height / (60 if compact else 64.1)), 11, 34)
    ppn = min(ppn, (rail_bottom - rail_top) / _LEAST_VIEW_NM)
    reach = _WORLD_HEIGHT_NM / 2 * ppn
    membrane_y = round(height / 2)
    if compact:
        membrane_y = round(clamp((rail_top + rail_bottom) / 2, max(membrane_y, height - reach), reach))

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
        outside_at=(label_x, round(membrane_y - LABEL_OUT_NM * ppn)),
        inside_at=(label_x, round(membrane_y + LABEL_IN_NM * ppn)),
        membrane_y=membrane_y,
        ppn=ppn,
        rails_collapsed=compact,
    )


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
