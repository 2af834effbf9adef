"""A caption over the picture: the latest action, large enough for the last row."""

import pygame

from game.view.drawing import shapes, text
from game.view.drawing.theme import BONE, Theme
from game.view.widgets import style


def draw_caption(surface: pygame.Surface, theme: Theme, words: str) -> None:
    """Draw `words` on a plate; nothing for ""."""
    if not words:
        return
    px = text.fit(words, theme.font(40), 600, theme.width - theme.px(120))
    size = text.measure(words, px, 600)[0] + 2 * theme.px(28), round(1.9 * px)
    plate = pygame.Rect((0, 0), size)
    plate.midtop = theme.width // 2, round(0.27 * theme.height)
    surface.blit(shapes.themed_panel(plate.size, theme), plate)
    text.draw(surface, words, (plate.centerx, style.middle(plate.centery, px)), px, 600, BONE, "centre")
