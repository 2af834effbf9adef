"""What is said of a visitor's cell: what happens, and below it why."""

import pygame
from pygame import Rect

from game.kiosk.commentary import Comment
from game.view.drawing import fitted
from game.view.drawing.theme import ASH, BONE, Theme


def draw_comment(surface: pygame.Surface, rect: Rect, comment: Comment, captions: bool, theme: Theme) -> None:
    """Draw `comment` into `rect`, px; the reason only with `captions`."""
    px = round(theme.words * rect.height * 0.3)
    head = rect.copy()
    head.height = rect.height // 2
    y = fitted.draw(surface, comment.what, head, px, 600, BONE, lines=2, outline=True)
    if captions:
        below = Rect(rect.left, y + px // 6, rect.width, rect.bottom - y)
        fitted.draw(surface, comment.why, below, round(0.78 * px), 500, ASH, lines=3, outline=True)
