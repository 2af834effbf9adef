"""The last minute of membrane voltage, between the potentials that pull on it."""

import math
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pygame

from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, PLUS, SLATE, SPECIES_TEXT, Colour, Theme
from game.view.panels.canvas import Canvas
from game.view.panels.curve import Curve
from game.view.panels.figures import plain, signed
from game.view.readout.readout import Readout
from game.words import _

REST_MV: Final = -70
_STEP_MV: Final = 50


@dataclass(frozen=True, slots=True)
class NamedPotential:
    """A potential named at the right of the plot."""

    value_mV: int
    label: str
    colour: Colour
    kind: Literal["nernst", "theory"]


class Trace:
    """A curve in bone; E_K and E_Na dotted in their ions' colours, the prediction an open pointer.

    A Nernst potential that is off the scale is a filled triangle at the edge it lies beyond.
    """

    def __init__(self) -> None:
        self.axes = Canvas(sparse=True)
        self.curve = Curve()
        self._known: bytes | None = None
        self._range = (0, 0)

    def draw(self, surface: pygame.Surface, rect: pygame.Rect, readout: Readout, theme: Theme) -> None:
        """Draw scale, marks, curve and the dot of now into `rect`."""
        known = readout.trace_mV.tobytes()
        if known != self._known:
            self._known, self._range = known, voltage_range(readout)
        low, high = self._range
        plot = self._plot(rect, theme)
        marks = _marks(readout)
        key = (low, high, marks, round(readout.trace_span_s))
        self.axes.draw(
            surface,
            rect,
            key,
            lambda canvas: _paint_axes(canvas, plot.move(-rect.x, -rect.y), key, theme),
        )
        now_y = self.curve.draw(surface, plot, readout.trace_mV, (low, high), max(2.0, 3 * theme.u))
        _draw_fit(surface, plot, readout, (low, high), theme)
        if now_y is not None:
            at = (plot.right, now_y)
            shapes.blit_centred(surface, shapes.disc(theme.px(24), BONE, 64), at)
            shapes.blit_centred(surface, shapes.disc(theme.px(13), BONE), at)

    @staticmethod
    def _plot(rect: pygame.Rect, theme: Theme) -> pygame.Rect:
        left, right, top, bottom = theme.px(74), theme.px(244), theme.px(20), theme.px(42)
        return pygame.Rect(rect.x + left, rect.y + top, rect.width - left - right, rect.height - top - bottom)


def _draw_fit(
    surface: pygame.Surface, plot: pygame.Rect, readout: Readout, limits: tuple[int, int], theme: Theme
) -> None:
    """A tick where the electrode gave a charge or let V go, and the fitted exponential dotted over what came after."""
    pulse = readout.probe.pulse
    if pulse is None:
        return
    right = plot.right
    start = right - pulse.age_s / readout.trace_span_s * plot.width
    if start < plot.left:
        return
    pygame.draw.line(surface, ASH, (start, plot.top), (start, plot.top + theme.px(14)), max(2, theme.px(3)))
    if math.isnan(pulse.tau_s):
        return
    low, high = limits
    for x in np.arange(start, right, theme.px(11)):
        age = (x - start) / plot.width * readout.trace_span_s
        value = pulse.end_mV + pulse.fitted_mV * math.exp(-age / pulse.tau_s)
        y = plot.bottom - (value - low) / (high - low) * plot.height
        shapes.blit_centred(surface, shapes.disc(theme.px(7), PLUS), (float(x), y))


def voltage_range(readout: Readout) -> tuple[int, int]:
    """Lowest and highest mV shown: −100 and 0, moved out by steps of 50 to take in the whole trace."""
    known = readout.trace_mV[np.isfinite(readout.trace_mV)]
    if not known.size:
        return -100, 0
    low = min(-100, math.floor(float(known.min()) / _STEP_MV) * _STEP_MV)
    high = max(0, math.ceil(float(known.max()) / _STEP_MV) * _STEP_MV)
    return low, high


def _marks(readout: Readout) -> tuple[NamedPotential, ...]:
    marks = []
    for ion, name in (("Na", "E_{Na}"), ("K", "E_{K}")):
        value = readout.nernst_mV.get(ion, math.nan)
        if math.isfinite(value):
            colour = SPECIES_TEXT[ion]
            marks.append(NamedPotential(round(value), f"{name} {signed(round(value))}", colour, "nernst"))
    if math.isfinite(readout.theory_mV):
        value = round(readout.theory_mV)
        name = readout.theory_name.replace("-", "–")
        marks.append(NamedPotential(value, f"{name} {signed(value)}", ASH, "theory"))
    return tuple(marks)


def _spread(wanted: list[float], gap: float, top: float, bottom: float) -> list[float]:
    """`wanted` heights, rising, moved as little as keeps them `gap` apart and inside `top` to `bottom`."""
    placed: list[float] = []
    for y in wanted:
        placed.append(max(y, placed[-1] + gap) if placed else max(y, top))
    limit = bottom
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - gap
    return placed


def _paint_axes(
    canvas: pygame.Surface,
    plot: pygame.Rect,
    shown: tuple[int, int, tuple[NamedPotential, ...], int],
    theme: Theme,
) -> None:
    low, high, marks, span_s = shown
    size = theme.font(21)
    middle = text.cap_height(size) / 2

    def y_of(value: float) -> int:
        return round(plot.bottom - (value - low) / (high - low) * plot.height)

    label_x = plot.left - theme.px(14)
    for value in sorted({0, low if low < -100 else 0, high}):
        y = y_of(value)
        shapes.wash(canvas, (plot.left, y, plot.width, theme.hairline), SLATE, 90)
        text.draw(canvas, signed(value), (label_x, y + middle), size, 400, SLATE, "right")
    y = y_of(REST_MV)
    shapes.dashes(
        canvas,
        BONE,
        (plot.left, plot.right - theme.px(16)),
        y,
        (theme.px(10), theme.px(8)),
        theme.hairline,
    )
    text.draw(canvas, plain(REST_MV), (label_x, y + middle), size, 600, BONE, "right")

    time_y = canvas.get_height() - theme.px(6)
    aligned: tuple[text.Align, ...] = ("left", "centre", "centre")
    for third, align in enumerate(aligned):
        label = _("{seconds} s").format(seconds=plain(-span_s * (3 - third) / 3))
        at = (plot.left + plot.width * third // 3, time_y)
        text.draw(canvas, label, at, size, 400, SLATE, align)
    text.draw(canvas, _("now"), (plot.right, time_y), size, 500, ASH, "right")

    _paint_marks(canvas, plot, marks, (low, high), theme)


def _paint_marks(
    canvas: pygame.Surface,
    plot: pygame.Rect,
    marks: tuple[NamedPotential, ...],
    limits: tuple[int, int],
    theme: Theme,
) -> None:
    low, high = limits
    size = theme.font(22)
    slot = pygame.Rect(plot.right + theme.px(20), 0, theme.px(20), theme.px(18))
    rising = sorted(marks, key=lambda mark: -mark.value_mV)
    heights = [plot.bottom - (min(max(mark.value_mV, low), high) - low) / (high - low) * plot.height for mark in rising]
    half = size * 0.62
    names = _spread(heights, 2 * half, half, canvas.get_height() - half)
    for mark, y, name_y in zip(rising, heights, names, strict=True):
        middle, beside = (slot.centerx, y), (slot.centerx, name_y)
        if mark.kind == "theory":
            pointer = shapes.open_triangle(slot.size, "left", mark.colour, max(1.5, 2.2 * theme.u))
            shapes.blit_centred(canvas, pointer, middle)
        elif mark.value_mV > high:
            shapes.blit_centred(canvas, shapes.triangle(slot.size, "up", mark.colour), beside)
        elif mark.value_mV < low:
            shapes.blit_centred(canvas, shapes.triangle(slot.size, "down", mark.colour), beside)
        else:
            pitch, dot = max(5, theme.px(9)), max(2.0, 2.6 * theme.u)
            shapes.dots(canvas, mark.colour, (plot.left, slot.right), round(y), pitch, dot)
        at = (slot.right + theme.px(8), name_y + text.cap_height(size) / 2)
        fit = text.fit(mark.label, size, 600, canvas.get_width() - at[0])
        text.draw(canvas, mark.label, at, fit, 600, mark.colour)
