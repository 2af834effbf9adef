"""The figures that a level shows while it is played: what it measures, in words and numbers."""

from pygame import Rect, Surface

from game.challenges.quantities import TABLE, Watch
from game.view import shapes, text
from game.view.panels.canvas import Canvas
from game.view.theme import ASH, BONE, Theme
from game.view.widgets import style

_EVERY = 0.25
"""Seconds for which a figure stands: one that changes in every frame cannot be read."""


class Readings:
    """Draws each of `names` (see `quantities.TABLE`) with its unit, side by side or, in a high place, in two rows."""

    def __init__(self, names: list[str], watch: Watch) -> None:
        self._names, self._watch = names, watch
        self._figures: tuple[str, ...] = ()
        self._left_s = 0.0
        self._canvas = Canvas()

    def update(self, seconds: float) -> None:
        """Read again, if it is time to."""
        self._left_s -= seconds
        if self._left_s > 0 and self._figures:
            return
        self._left_s = _EVERY
        self._figures = tuple(TABLE[name].told(TABLE[name].read(self._watch)) for name in self._names)

    def draw(self, surface: Surface, rect: Rect, theme: Theme) -> None:
        """Draw them into `rect`, px; nothing where there are none."""
        if self._names and rect.width > 0:
            self._canvas.draw(surface, rect, self._figures, lambda canvas: self._paint(canvas, theme))

    def _paint(self, canvas: Surface, theme: Theme) -> None:
        width, height = canvas.get_size()
        canvas.blit(shapes.themed_panel((width, height), theme), (0, 0))
        across = len(self._names) if width > 3 * height else min(2, len(self._names))
        rows = -(-len(self._names) // across)
        wide, high, pad = width / across, height / rows, theme.px(18)
        small, large = theme.font(22), theme.font(34)
        for number, (name, figure) in enumerate(zip(self._names, self._figures, strict=True)):
            x, y = (number % across) * wide + pad, (number // across) * high + high / 2
            words = TABLE[name].words
            words, room = words[:1].upper() + words[1:], round(wide - 1.5 * pad)
            px = text.fit(words, small, 400, room)
            text.draw(canvas, style.fitted(words, px, 400, room), (x, y - theme.px(12)), px, 400, ASH)
            text.draw(canvas, figure, (x, y + theme.px(26)), large, 600, BONE)
