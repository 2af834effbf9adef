"""The layout of the Live screen in a window of a given size."""

from game.view.drawing.theme import Theme
from game.view.panels.landscape import landscape
from game.view.panels.layout import Layout
from game.view.panels.portrait import portrait


def layout(width: int, height: int) -> Layout:
    """The layout of a window of `width` x `height` px; below `MIN_SIZE` panels may touch or be cut off."""
    theme = Theme(width, height)
    return portrait(theme) if theme.portrait else landscape(theme)
