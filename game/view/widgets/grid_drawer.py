"""A drawer of tiles in columns, with a line of words below them."""

from collections.abc import Sequence
from typing import Final

from pygame import Rect

from game.view.drawing.theme import Theme
from game.view.widgets.drawer import Drawer
from game.view.widgets.note import Note
from game.view.widgets.tile import PictureTile

_COLUMNS: Final = 2
_GAP: Final = 10  # reference px between tiles


class GridDrawer(Drawer):
    """Tiles, two abreast, and `foot` under them."""

    def __init__(self, title: str, tiles: Sequence[PictureTile], foot: Note) -> None:
        super().__init__(title, [*tiles, foot])
        self._tiles, self._foot = list(tiles), foot

    def _lines(self) -> int:
        return -(-len(self._tiles) // _COLUMNS)

    def height(self, theme: Theme, width: int) -> int:
        """Px of height that the tiles and the words need in a drawer `width` px wide."""
        inner = width - 2 * theme.px(24)
        tiles = self._lines() * (theme.px(_GAP) + max(tile.preferred_height(theme, inner) for tile in self._tiles))
        return self._top(theme) + tiles + self._foot.preferred_height(theme, inner) + theme.px(10)

    def arrange(self, theme: Theme, rect: Rect) -> None:
        """Take the place `rect`, px; where it is too low, tiles shrink down to a finger's height."""
        self.theme = theme
        self.rect = Rect(rect)
        pad, top, gap = theme.px(24), self._top(theme), theme.px(_GAP)
        inner = rect.width - 2 * pad
        foot = self._foot.preferred_height(theme, inner)
        room = rect.height - top - foot - theme.px(10)
        wanted = max(tile.preferred_height(theme, inner) for tile in self._tiles)
        high = max(theme.target(44), min(wanted, room // self._lines() - gap))
        wide = (inner - (_COLUMNS - 1) * gap) // _COLUMNS
        for place, tile in enumerate(self._tiles):
            row, column = divmod(place, _COLUMNS)
            x, y = rect.x + pad + column * (wide + gap), rect.y + top + row * (high + gap)
            tile.arrange(theme, Rect(x, y, wide, high))
        self._foot.arrange(theme, Rect(rect.x + pad, rect.y + top + self._lines() * (high + gap), inner, foot))
