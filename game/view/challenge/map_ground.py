"""What the tiles of the map stand on: the two solutions as a ground, a title, and the stars won in all."""

import pygame

from game.view.challenge.map_places import MapPlaces
from game.view.drawing import text
from game.view.drawing.theme import ASH, BONE, IN_FAR, IN_NEAR, OUT_FAR, OUT_NEAR
from game.words import _


def draw_ground(surface: pygame.Surface) -> None:
    """Fill the picture: outside above, inside below, as everywhere."""
    width, height = surface.get_size()
    half = height // 2
    for y in range(0, height, 4):
        near, far = (OUT_NEAR, OUT_FAR) if y < half else (IN_NEAR, IN_FAR)
        share = 0.45 * (1 - abs(y - half) / half) ** 2
        colour = tuple(round(f + (n - f) * share) for n, f in zip(near, far, strict=True))
        surface.fill(colour, (0, y, width, 4))


def draw_title(surface: pygame.Surface, place: MapPlaces, won: int, most: int) -> None:
    """Draw the title, and how many of `most` stars are `won`: below it, or at the right where the window is tall."""
    theme = place.theme
    text.draw(surface, _("Challenges"), (place.left, theme.px(86)), theme.font(58), 600, BONE)
    stars = _("{stars} of {all} stars").format(stars=won, all=most)
    if theme.portrait:
        text.draw(surface, stars, (theme.width - place.left, theme.px(86)), theme.font(25), 400, ASH, "right")
    else:
        text.draw(surface, stars, (place.left, theme.px(134)), theme.font(25), 400, ASH)
