"""How much of each ion there is on either side, as bars that grow away from the membrane's faces."""

import time
from typing import Final

import pygame

from game.view.drawing import glyphs, shapes, text
from game.view.drawing.species_art import ART, columns
from game.view.drawing.theme import ASH, BONE, SPECIES_COLOUR, SPECIES_NAME, Colour, Theme
from game.view.panels.canvas import Canvas, Clock, RateLimit, Smooth
from game.view.panels.figures import concentration
from game.view.panels.rail import Faces, faces_in, paint_ground, paint_tab, paint_title
from game.view.readout.readout import Readout
from game.words import _

_LEAST_FULL_MM: Final = 160.0

Figures = tuple[tuple[str, str, str], ...]
Bars = tuple[tuple[int, int], ...]


class Concentrations:
    """Bars glide; figures change at most four times a second. Both are the running patch's own."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self.canvas = Canvas()
        self.tab = Canvas()
        self._smooth = Smooth(clock)
        self._rate_limit = RateLimit(clock)
        self._figures: Figures = ()

    def draw(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        readout: Readout,
        theme: Theme,
        faces: Faces | None = None,
    ) -> None:
        """Draw the panel; `faces` are the window's y of the membrane's faces, to stand astride them."""
        self._settle(readout)
        inner = faces_in(rect, faces, theme)
        roomy = rect.height >= theme.px(470)
        figure = text.cap_height(theme.font(25)) + theme.px(14)
        above = inner[0] - theme.px(86 if roomy else 50) - figure
        below = rect.height - inner[1] - theme.px(50) - figure
        reach = min(above, below)
        bars = self._bars(readout, reach)
        foot = inner[1] + reach + figure + theme.px(32)
        key = (inner, bars, self._figures)
        self.canvas.draw(surface, rect, key, lambda canvas: self._paint(canvas, inner, bars, foot, roomy, theme))

    def draw_tab(self, surface: pygame.Surface, rect: pygame.Rect, readout: Readout, theme: Theme) -> None:
        """Draw the folded panel: the bars, small, and their unit."""
        self._settle(readout)
        bars = self._bars(readout, rect.height // 5)

        def paint(canvas: pygame.Surface) -> None:
            room = paint_tab(canvas, _("mM"), "left", theme)
            half = theme.px(3)
            _paint_bars(canvas, room, (room.centery - half, room.centery + half), self._names(), bars, 0.7)

        self.tab.draw(surface, rect, (bars, self._names()), paint)

    def reset(self) -> None:
        """Show the next figures and bars at once."""
        self._figures = ()
        self._rate_limit.reset()
        self._smooth.reset()

    def _names(self) -> tuple[str, ...]:
        return tuple(name for name, _inside, _outside in self._figures)

    def _settle(self, readout: Readout) -> None:
        if not self._rate_limit.due() and self._figures:
            return
        known = [(name, readout.concentrations_mM.get(name)) for name in columns()]
        known = [(name, both) for name, both in known if both and max(both) >= ART[name].least_mM]
        self._figures = tuple(
            (name, concentration(sides[0]), concentration(sides[1])) for name, sides in known if sides
        )

    def _bars(self, readout: Readout, reach: int) -> Bars:
        """Px of bar (inside, outside) of every species shown; anything at all is at least 2 px."""
        wanted = {}
        for name in self._names():
            inside, outside = readout.concentrations_mM.get(name, (0.0, 0.0))
            wanted[f"{name} in"], wanted[f"{name} out"] = inside, outside
        now = self._smooth.follow(wanted)
        full = max(_LEAST_FULL_MM, *now.values()) if now else _LEAST_FULL_MM

        def px(value: float) -> int:
            return max(2, round(value / full * reach)) if value > 0.05 else 0

        return tuple((px(now[f"{name} in"]), px(now[f"{name} out"])) for name in self._names())

    def _paint(self, canvas: pygame.Surface, faces: Faces, bars: Bars, foot: int, roomy: bool, theme: Theme) -> None:
        paint_ground(canvas, faces, theme)
        pad, height = theme.px(22), canvas.get_height()
        room = pygame.Rect(theme.px(12), 0, canvas.get_width() - 2 * theme.px(12), height)
        asides = (_("mM"),) if roomy else (_("mM, outside"), _("mM"))
        paint_title(canvas, _("Concentration"), asides, _("outside") if roomy else "", theme)
        text.draw(canvas, _("inside"), (pad, foot), theme.font(21), 400, ASH)
        _paint_bars(canvas, room, faces, self._names(), bars, 0.56)

        columns = len(bars)
        size = theme.font(25 if columns <= 4 else 21)
        gap, cap = theme.px(10), text.cap_height(size)
        band = faces[1] - faces[0]
        label, glyph = max(16, min(theme.font(21), round(band * 0.36))), max(14, round(band * 0.36))
        for column, ((name, inside, outside), (low, high)) in enumerate(zip(self._figures, bars, strict=True)):
            x = room.left + room.width * (column + 0.5) / columns
            tint = ASH if ART[name].dim else BONE
            text.draw(canvas, outside, (x, faces[0] - high - gap), size, 600, tint, "centre")
            text.draw(canvas, inside, (x, faces[1] + low + gap + cap), size, 600, tint, "centre")
            shapes.blit_centred(canvas, glyphs.ion(name, glyph), (x, faces[0] + band * 0.29))
            text.draw(canvas, SPECIES_NAME[name], (x, faces[0] + band * 0.86), label, 600, BONE, "centre")


def _paint_bars(
    canvas: pygame.Surface,
    room: pygame.Rect,
    faces: Faces,
    names: tuple[str, ...],
    bars: Bars,
    share: float,
) -> None:
    """Bars outwards from `faces`, each `share` of its column wide."""
    columns = max(1, len(bars))
    width = max(3, round(room.width / columns * share))
    for column, (name, (low, high)) in enumerate(zip(names, bars, strict=True)):
        left = round(room.left + room.width * (column + 0.5) / columns - width / 2)
        colour = _bar_colour(name)
        # A corner rounder than its bar is high would leave the bar hollow.
        top, bottom = (min(width // 9, length // 3) for length in (high, low))
        outer = {"border_top_left_radius": top, "border_top_right_radius": top}
        inner = {"border_bottom_left_radius": bottom, "border_bottom_right_radius": bottom}
        pygame.draw.rect(canvas, colour, (left, faces[0] - high, width, high), **outer)
        pygame.draw.rect(canvas, colour, (left, faces[1], width, low), **inner)


def _bar_colour(name: str) -> Colour:
    small = ART[name].small
    if small is not None:
        return small
    body = SPECIES_COLOUR[name]
    if ART[name].dim:
        red, green, blue = (round(0.78 * channel) for channel in body)
        return red, green, blue
    return body
