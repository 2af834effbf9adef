"""The figures that a level shows while it is played: what it measures, in words and numbers."""

from pygame import Rect, Surface

from game.challenges.measurements import TABLE
from game.challenges.watch import Watch
from game.view.drawing import shapes, text
from game.view.drawing.theme import ASH, BONE, SPECIES_NAME, Theme
from game.view.panels.canvas import Canvas
from game.view.widgets import style
from game.words import _

_EVERY = 0.25
"""Seconds for which a figure stands: one that changes in every frame cannot be read."""


class Readings:
    """Draws each of `names` (see `measurements.TABLE`) with its unit, side by side or, in a high place, in two rows."""

    def __init__(self, names: list[str], watch: Watch) -> None:
        self._names, self._watch = names, watch
        self._figures: tuple[str, ...] = ()
        self._left_s = 0.0
        self._canvas = Canvas()

    def update(self, seconds: float) -> None:
        """Measure again, a few times a second."""
        self._left_s -= seconds
        if self._left_s > 0 and self._figures:
            return
        self._left_s = _EVERY
        self._figures = tuple(_figure(name, self._watch) for name in self._names)

    def draw(self, surface: Surface, rect: Rect, theme: Theme) -> None:
        """Draw them into `rect`, px; nothing where there are none."""
        if self._names and rect.width > 0:
            self._canvas.draw(surface, rect, self._figures, lambda canvas: self._paint(canvas, theme.snug()))

    def _paint(self, canvas: Surface, theme: Theme) -> None:
        width, height = canvas.get_size()
        canvas.blit(shapes.themed_panel((width, height), theme), (0, 0))
        across = len(self._names) if width > 6 * height else min(2, len(self._names))
        rows = -(-len(self._names) // across)
        wide, high, pad = width / across, height / rows, theme.px(18)
        small, large = theme.font(22), theme.font(34)
        room = round(wide - 1.2 * pad)
        titles = [_title(name, small, room) for name in self._names]
        lower = theme.px(4 if max(map(len, titles)) > 1 else 12)
        for number, (lines, figure) in enumerate(zip(titles, self._figures, strict=True)):
            x, y = (number % across) * wide + pad, (number // across) * high + high / 2
            for line, up in zip(lines, (len(lines) - 1, 0), strict=False):
                text.draw(canvas, line, (x, y - lower - up * theme.px(22)), small, 400, ASH)
            text.draw(canvas, figure, (x, y + theme.px(38) - lower), large, 600, BONE)


def _title(name: str, px: int, room: int) -> list[str]:
    """What is measured, in at most two lines of `room` px."""
    words = _short(name)
    words = words[:1].upper() + words[1:]
    lines = text.wrap(words, px, 400, room)
    return lines if len(lines) <= 2 else [style.fitted(words, px, 400, room)]


def _figure(name: str, watch: Watch) -> str:
    """What is measured now; a voltage above zero with its sign, as everywhere."""
    measurement = TABLE[name]
    value = measurement.read(watch)
    sign = "+" if measurement.unit == "mV" and round(value if value == value else 0.0, measurement.steps) > 0 else ""
    return sign + measurement.formatted(value)


def _short(name: str) -> str:
    """What is measured, in as few words as a panel has room for."""
    kind, _line, rest = name.partition("_")
    if kind == "E" and rest in SPECIES_NAME:
        return _("Nernst, {ion}").format(ion=SPECIES_NAME[rest])
    if rest in ("leaked_in", "leaked_out"):
        words = _("{ion} leaked in") if rest == "leaked_in" else _("{ion} leaked out")
        return words.format(ion=SPECIES_NAME[kind])
    return TABLE[name].words
