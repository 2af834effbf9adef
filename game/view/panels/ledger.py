"""Charge flow: what carries charge through the membrane, as two arrows that balance when V is steady.

Up is positive charge leaving the cell, as in the scene. So the chloride arrow points in when Cl⁻ leaves.
"""

import math
import time
from typing import Final

import pygame

from game.engine.species import MOBILE
from game.view.drawing import glyphs, shapes, text
from game.view.drawing.species_art import flows
from game.view.drawing.theme import (
    ASH,
    BONE,
    PUMP,
    PUMP_TEXT,
    SLATE,
    SPECIES_COLOUR,
    SPECIES_NAME,
    SPECIES_TEXT,
    Colour,
    Theme,
)
from game.view.panels.arrow import paint_arrow
from game.view.panels.canvas import Canvas, Clock, RateLimit, Smooth
from game.view.panels.figures import signed
from game.view.panels.rail import Faces, faces_in, paint_ground, paint_tab, paint_title
from game.view.readout.readout import Readout
from game.words import _

CARRIERS: Final = ("pump", *flows(), "others", "electrode")
"""From the tip of the outward arrow to the membrane; the inward arrow has them the other way round."""

_SCALES: Final = tuple(step * ten for ten in (1.0, 10.0, 100.0, 1000.0) for step in (2, 3, 5, 7, 10))
_TURN: Final = 0.15  # charges per second by which a flow must reverse before its row changes sides
_SEEN: Final = 0.05  # charges per second that round to more than 0.0


class CurrentLedger:
    """Arrows glide; figures and the scale change at most four times a second."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self.canvas = Canvas()
        self.tab = Canvas()
        self._smooth = Smooth(clock)
        self._rate_limit = RateLimit(clock)
        self.reset()

    def reset(self) -> None:
        """Show the next flows at once, on the sides and the scale that they would have by themselves."""
        self._rate_limit.reset()
        self._smooth.reset()
        self._outward = dict.fromkeys(CARRIERS, True)
        self._outward |= dict.fromkeys((name for name in CARRIERS if name not in ("pump", "K")), False)
        self._figures: tuple[tuple[str, float], ...] = ()
        self._sum = 0.0
        self._steady = False
        self._scale = _SCALES[0]

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
        top = theme.px(78) if roomy else theme.px(52)
        reach = min(inner[0] - top, rect.height - inner[1] - theme.px(102 if roomy else 66))
        lengths = self._lengths(readout, reach, theme)
        key = (inner, reach, lengths, self._figures, self._sum, self._steady, tuple(self._outward.items()))
        self.canvas.draw(surface, rect, key, lambda canvas: self._paint(canvas, inner, reach, lengths, roomy, theme))

    def draw_tab(self, surface: pygame.Surface, rect: pygame.Rect, readout: Readout, theme: Theme) -> None:
        """Draw the folded panel: the two arrows, small, and the word that says what they are."""
        self._settle(readout)
        reach = rect.height // 4
        lengths = self._lengths(readout, reach, theme)

        def paint(canvas: pygame.Surface) -> None:
            room = paint_tab(canvas, _("Flow"), "right", theme)
            half = theme.px(5)
            self._arrows(canvas, room.centerx, (room.centery - half, room.centery + half), lengths, 0.6, theme)
            line = (room.left, room.centery - theme.hairline, room.width, 2 * theme.hairline)
            canvas.fill(SLATE, line)

        self.tab.draw(surface, rect, (lengths, tuple(self._outward.items())), paint)

    def _settle(self, readout: Readout) -> None:
        """Take over what changes seldom: figures, sides, scale, the verdict."""
        if not self._rate_limit.due() and self._figures:
            return
        flows = _flows(readout)
        for name, value in flows.items():
            if abs(value) > _TURN:
                self._outward[name] = value > 0
        self._figures = tuple((name, round(value, 1)) for name, value in flows.items())
        self._sum = round(0.0 - readout.charge_rate_e_per_s, 1)  # the rows' own sum: + is out of the cell
        self._steady = readout.steady
        most = max(_total(flows, True), _total(flows, False))
        if most > self._scale or most < 0.4 * self._scale:
            self._scale = next((scale for scale in _SCALES if scale >= most), _SCALES[-1])

    def _lengths(self, readout: Readout, reach: int, theme: Theme) -> tuple[tuple[str, int], ...]:
        """Px of arrow for each carrier, + outward; what is seen at all is at least a sliver."""
        flows = self._smooth.follow(_flows(readout))
        least = max(2, theme.px(4))
        lengths = []
        for name, value in flows.items():
            px = round(min(abs(value) / self._scale, 1.0) * reach)
            lengths.append((name, int(math.copysign(max(px, least), value)) if abs(value) >= _SEEN else 0))
        return tuple(lengths)

    def _paint(
        self,
        canvas: pygame.Surface,
        faces: Faces,
        reach: int,
        lengths: tuple[tuple[str, int], ...],
        roomy: bool,
        theme: Theme,
    ) -> None:
        paint_ground(canvas, faces, theme)
        unit = _("charges per second")
        asides = () if roomy else (unit, _("charges/s"), _("/s"))
        paint_title(canvas, _("Charge flow"), asides, unit if roomy else "", theme)
        pad, width, height = theme.px(22), canvas.get_width(), canvas.get_height()
        column = pad + theme.px(30)
        size = theme.font(21)
        middle = (faces[0] + faces[1]) / 2 + text.cap_height(size) / 2
        text.draw(canvas, _("membrane"), (width / 2, middle), size, 500, SLATE, "centre")
        self._arrows(canvas, column, faces, lengths, 1.0, theme)
        self._rows(canvas, faces, reach, column + theme.px(54), theme)

        line = height - theme.px(86 if roomy else 50)
        shapes.wash(canvas, (pad, line, width - 2 * pad, theme.hairline), SLATE, 90)
        y = line + theme.px(34)
        end = text.draw(canvas, _("Sum"), (pad, y), theme.font(24), 500, ASH).right
        end = text.draw(canvas, signed(self._sum, 1), (end + theme.px(8), y), theme.font(28), 700).right
        verdict = _("steady") if self._steady else _("charging")
        fit = text.fit(verdict, theme.font(24), 600, width - pad - end - theme.px(12))
        text.draw(canvas, verdict, (width - pad, y), fit, 600, BONE, "right")
        if roomy:
            terms = (*(name for name, _flow in self._figures if name in SPECIES_NAME), "pump")
            law = " + ".join(f"I_{{{term}}}" for term in terms) + " = 0" if self._steady else _("sum = −C · dV/dt")
            text.draw(canvas, law, (pad, line + theme.px(66)), theme.font(20), 400, ASH)

    def _rows(self, canvas: pygame.Surface, faces: Faces, reach: int, x: int, theme: Theme) -> None:
        """Name and figure of every carrier, on the side to which it moves positive charge."""
        right = canvas.get_width() - theme.px(22)
        figures = dict(self._figures)
        for outward in (True, False):
            names = [name for name in CARRIERS if name in figures and self._outward[name] == outward]
            if not names:
                continue
            step = min(theme.px(52), reach / len(names))
            size = max(16, min(theme.font(24), round(step * 0.8)))
            for place, name in enumerate(reversed(names)):
                away = (place + 0.5) * step + min(theme.px(8), max(0, reach - step * len(names)))
                y = faces[0] - away if outward else faces[1] + away
                shapes.blit_centred(canvas, _glyph(name, round(size * 1.08)), (x, y))
                at = (x + size * 0.5 + theme.px(9), y + text.cap_height(size) / 2)
                figure = text.draw(canvas, signed(figures[name], 1), (right, at[1]), size, 600, _tint(name), "right")
                room = figure.left - theme.px(6) - at[0]
                labels = _labels(name)
                fitting = (label for label in labels if text.measure(label, size, 500)[0] <= room)
                text.draw(canvas, next(fitting, labels[-1]), at, size, 500)

    def _arrows(
        self,
        canvas: pygame.Surface,
        x: int,
        faces: Faces,
        lengths: tuple[tuple[str, int], ...],
        breadth: float,
        theme: Theme,
    ) -> None:
        for outward in (True, False):
            parts = [(_body(name), abs(px)) for name, px in lengths if px and (px > 0) == outward]
            total = sum(px for _colour, px in parts)
            if parts and total < theme.px(14):
                # However small, a flow is an arrow: it has a direction to show.
                colour, px = parts[0]
                parts[0] = colour, px + theme.px(14) - total
            sizes = theme.px(36 * breadth), theme.px(62 * breadth), theme.px(30 * breadth)
            paint_arrow(canvas, (x, faces[0 if outward else 1]), parts[::-1], outward, sizes)


def _flows(readout: Readout) -> dict[str, float]:
    """Current of every carrier; nothing flows where nothing is known. What not every cell has only where it is."""
    there = [name for name in CARRIERS if name in ("pump", *MOBILE) or name in readout.currents_e_per_s]
    known = {name: readout.currents_e_per_s.get(name, 0.0) for name in there}
    return {name: value if math.isfinite(value) else 0.0 for name, value in known.items()}


def _total(flows: dict[str, float], outward: bool) -> float:
    return sum(abs(value) for value in flows.values() if (value > 0) == outward)


def _glyph(name: str, px: int) -> pygame.Surface:
    if name == "pump":
        return glyphs.pump(px)
    if name == "electrode":
        return shapes.triangle((px, px), "down", BONE)
    return shapes.disc(0.6 * px, SLATE) if name == "others" else glyphs.ion(name, px)


def _labels(name: str) -> tuple[str, ...]:
    """What a carrier is called, from longer to shorter."""
    words = {"pump": (_("pump"),), "others": (_("others"),), "electrode": (_("electrode"), _("probe"))}
    return words[name] if name in words else (SPECIES_NAME[name],)


def _body(name: str) -> Colour:
    return {"pump": PUMP, "others": SLATE, "electrode": BONE}.get(name) or SPECIES_COLOUR[name]


def _tint(name: str) -> Colour:
    return {"pump": PUMP_TEXT, "others": ASH, "electrode": BONE}.get(name) or SPECIES_TEXT[name]
