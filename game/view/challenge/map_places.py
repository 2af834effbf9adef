"""Where the parts of the map stand."""

from collections.abc import Sequence

from pygame import Rect

from game.view.drawing import text
from game.view.drawing.theme import Theme
from game.view.widgets.button import Button


class MapPlaces:
    """Columns of tiles under a title and a bar, for a window of `size` px.

    Where `tiles` of them fit in the window at a size at which they can be read, they all do.
    """

    def __init__(self, size: tuple[int, int], tiles: int) -> None:
        self.theme = theme = Theme(*size)
        self.columns = 3 if theme.portrait else 5
        self.left = theme.px(40)
        self.gap = theme.px(18)
        self.top = theme.px(170 if not theme.portrait else 210)
        self.wide = (theme.width - 2 * self.left - self.gap * (self.columns - 1)) // self.columns
        self._rows = max(1, -(-tiles // self.columns))
        room = theme.height - self.top - theme.px(20) - self.gap * (self._rows - 1)
        scale = max(1.0, theme.words)
        least, most = (theme.px(value * scale) for value in ((216, 262) if theme.portrait else (200, 232)))
        if theme.compact:
            least = most = theme.px(244 * scale)
        self.high = min(most, max(least, room // self._rows))

    @property
    def view(self) -> Rect:
        """The part of the window in which tiles are seen."""
        return Rect(0, self.top, self.theme.width, self.theme.height - self.top)

    @property
    def content(self) -> int:
        """Px of height of all tiles, with room below."""
        return self._rows * (self.high + self.gap) - self.gap + self.theme.px(20)

    def tile(self, number: int, scrolled: int) -> Rect:
        """The place of a tile (from 0), `scrolled` px up."""
        x = self.left + number % self.columns * (self.wide + self.gap)
        y = self.top + number // self.columns * (self.high + self.gap) - scrolled
        return Rect(x, y, self.wide, self.high)

    def arrange_bar(self, buttons: Sequence[Button]) -> None:
        """Lay the bar's buttons out at the right edge; gaps shrink where there is less room."""
        theme = self.theme
        high, gap, roomy = theme.target(72), theme.px(14), theme.px(56)
        x, y = theme.width - self.left, theme.px(116 if theme.portrait else 48)
        words = [text.measure(button.words, theme.font(24), 600)[0] for button in buttons]
        most = theme.width - 2 * self.left - gap * (len(words) - 1)
        pad = min(roomy, (most - sum(words)) // len(words))
        for button, width in zip(reversed(buttons), reversed(words), strict=True):
            wide = max(theme.target(150), width + pad) if pad == roomy else width + pad
            x -= wide
            button.arrange(theme, Rect(x, y, wide, high))
            x -= gap
