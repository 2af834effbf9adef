"""The Live screen in a tall window."""

from pygame import Rect

from game.view.drawing.theme import Theme
from game.view.panels.layout import LABEL_IN_NM, LABEL_OUT_NM, Layout, clamp, timebar_place


def portrait(theme: Theme) -> Layout:
    """The layout of a window of `theme`, which is higher than wide."""
    px, width, height = theme.px, theme.width, theme.height
    margin, gutter = px(40), px(20)
    inner = width - 2 * margin

    menu = Rect(width - margin - px(284), px(32), px(284), theme.target(72))
    voltmeter = Rect(margin, px(32), px(450), px(212))
    trace = Rect(margin, px(258), inner, px(178))

    row = theme.target(84)
    timebar = timebar_place(theme)
    tools = Rect(margin, timebar.top - px(8) - row, inner, row)
    energy = Rect(margin, tools.top - px(12) - row, px(170), row)
    time = Rect(energy.right + gutter, energy.top, inner - energy.width - gutter, row)

    rail_width = (inner - gutter) // 2
    left_rail = Rect(margin, energy.top - px(20) - px(380), rail_width, px(380))
    right_rail = left_rail.move(inner - rail_width, 0)

    ppn = clamp(max(width / 54, height / 96), 11, 34)
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
        outside_at=(margin, round(membrane_y - LABEL_OUT_NM * ppn)),
        inside_at=(margin, round(membrane_y + LABEL_IN_NM * ppn)),
        membrane_y=membrane_y,
        ppn=ppn,
        rails_collapsed=False,
    )
