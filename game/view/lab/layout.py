"""The layout of the pump lab in a window of a given size."""

from dataclasses import dataclass
from typing import Final

from pygame import Rect

from game.view.drawing.theme import Theme

PPN: Final = 54.0
"""Px per nm in a window of 1920x1080."""
ABOVE_NM: Final = 5.5  # a pump's height over the middle of the membrane, and its depth under it
BELOW_NM: Final = 8.0
_STATES: Final = 8


@dataclass(frozen=True, slots=True)
class LabLayout:
    """Rectangles in px of a window; where the pump stands in it, and how large."""

    theme: Theme
    ppn: float
    pump_at: tuple[int, int]
    """The pump's anchor, the middle of the membrane."""
    scene: Rect
    """What no panel covers."""
    column: Rect
    """Words, tally and energy, or the quiz."""
    strip: Rect
    """The frames of the film strip, under its two headings."""
    back: Rect
    on: Rect
    """The two large buttons: one state back, one state on."""
    dock: tuple[Rect, ...]
    """Time, how fast it goes, and what the lab offers: beside each other, or one over the other."""
    scrub: Rect
    """The run so far as a bar."""
    menu: Rect
    crank: Rect
    outside_at: tuple[int, int]
    inside_at: tuple[int, int]
    shade: tuple[Rect, ...]
    """What is darkened so that words read over ions: a column at the right or a foot."""

    @property
    def frames(self) -> tuple[Rect, ...]:
        """One frame a state."""
        gap = self.theme.px(14 if not self.theme.portrait else 8)
        wide = (self.strip.width - gap * (_STATES - 1)) / _STATES
        return tuple(
            Rect(round(self.strip.x + n * (wide + gap)), self.strip.y, round(wide), self.strip.height)
            for n in range(_STATES)
        )


def place(width: int, height: int) -> LabLayout:
    """Lay the lab out for a window of `width` x `height` px."""
    theme = Theme(width, height, room=(1422, 900))
    return _portrait(theme) if theme.portrait else _landscape(theme)


def _landscape(theme: Theme) -> LabLayout:
    px, width, height = theme.px, theme.width, theme.height
    margin = px(40)
    scrub = Rect(margin, height - px(4) - theme.target(60), width - 2 * margin, theme.target(60))
    dock_height = theme.target(78)
    dock_y = scrub.top - dock_height
    frame_height = px(118)
    strip_y = dock_y - px(16) - frame_height
    disc = theme.target(96)
    strip = Rect(margin + disc + px(24), strip_y, width - 2 * (margin + disc + px(24)), frame_height)
    foot = strip_y - px(52)  # headings stand over the frames
    menu = Rect(width - margin - px(310), px(24), px(310), theme.target(68))

    left = round(width * 0.652)
    column = Rect(left, menu.bottom + px(14), width - margin - left, foot - menu.bottom - px(20))
    ppn = min(PPN * min(width / 1920, height / 1080), (foot - px(4)) / (ABOVE_NM + BELOW_NM))
    ppn = min(ppn, left / 19.0)
    pump_at = round(left * 0.52), round(px(2) + (foot - (ABOVE_NM + BELOW_NM) * ppn) * 0.5 + ABOVE_NM * ppn)
    inner, gutter = width - 2 * margin, px(14)
    time = Rect(margin, dock_y, round(inner * (0.37 if width / theme.u > 1500 else 0.305)), dock_height)
    speed = Rect(time.right + gutter, dock_y, max(round(inner * 0.17), 4 * theme.target(44) + px(20)), dock_height)
    tools = Rect(speed.right + gutter, dock_y, width - margin - speed.right - gutter, dock_height)
    crank = Rect(margin, 0, px(156), px(156))
    crank.bottom = foot
    return LabLayout(
        theme=theme,
        ppn=ppn,
        pump_at=pump_at,
        scene=Rect(0, 0, left, foot),
        column=column,
        strip=strip,
        back=Rect(margin, strip.centery - disc // 2, disc, disc),
        on=Rect(width - margin - disc, strip.centery - disc // 2, disc, disc),
        dock=(time, speed, tools),
        scrub=scrub,
        menu=menu,
        crank=crank,
        outside_at=(margin, round(pump_at[1] - 3.7 * ppn)),
        inside_at=(margin, round(pump_at[1] + 4.15 * ppn)),
        shade=(Rect(left - px(130), 0, width - left + px(130), height), Rect(0, foot - px(60), width, height)),
    )


def _portrait(theme: Theme) -> LabLayout:
    px, width, height = theme.px, theme.width, theme.height
    margin, gutter = px(40), px(16)
    inner = width - 2 * margin
    row = theme.target(84)
    scrub = Rect(margin, height - px(16) - theme.target(60), inner, theme.target(60))
    tools = Rect(margin, scrub.top - px(10) - row, inner, row)
    disc = theme.target(104)
    speed = Rect(margin, tools.top - gutter - row, inner, row)
    time = Rect(margin + disc + gutter, speed.top - gutter - disc, inner - 2 * (disc + gutter), disc)
    frame_height = px(150)
    strip = Rect(margin, time.top - px(20) - frame_height, inner, frame_height)
    menu = Rect(width - margin - px(310), px(32), px(310), theme.target(72))
    column_height = px(490)
    column = Rect(margin, strip.top - px(56) - column_height, inner, column_height)
    foot = column.top - px(10)
    top = menu.bottom
    ppn = min(PPN * min(width / 1080, height / 1920), (foot - top) / (ABOVE_NM + BELOW_NM))
    pump_at = width // 2, round(top + (foot - top - (ABOVE_NM + BELOW_NM) * ppn) / 2 + ABOVE_NM * ppn)
    crank = Rect(margin, 0, px(190), px(190))
    crank.bottom = foot - px(10)
    return LabLayout(
        theme=theme,
        ppn=ppn,
        pump_at=pump_at,
        scene=Rect(0, 0, width, foot),
        column=column,
        strip=strip,
        back=Rect(margin, time.y, disc, disc),
        on=Rect(width - margin - disc, time.y, disc, disc),
        dock=(time, speed, tools),
        scrub=scrub,
        menu=menu,
        crank=crank,
        outside_at=(margin, round(pump_at[1] - 3.7 * ppn)),
        inside_at=(margin, round(pump_at[1] + 4.6 * ppn)),
        shade=(Rect(0, foot - px(60), width, height),),
    )
