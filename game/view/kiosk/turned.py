"""A screen that hangs turned: the picture is drawn upright, and brought to the screen turned by 0, 90, 180 or 270
degrees clockwise; a touch on the screen is turned back.
"""

import pygame


def upright_size(size: tuple[int, int], rotation: int) -> tuple[int, int]:
    """The size in px of the upright picture on a screen of `size` px; the same function turns it back."""
    return size if rotation % 180 == 0 else (size[1], size[0])


def upright(x: float, y: float, rotation: int) -> tuple[float, float]:
    """Where a place on the screen is in the upright picture; both in shares, 0 to 1, of their width and height."""
    match rotation:
        case 90:
            return y, 1.0 - x
        case 180:
            return 1.0 - x, 1.0 - y
        case 270:
            return 1.0 - y, x
    return x, y


def turn(picture: pygame.Surface, screen: pygame.Surface, rotation: int) -> None:
    """Draw the upright `picture` on `screen`, turned; the sizes must match, and so must the pixel formats."""
    seen = pygame.surfarray.pixels2d(picture)
    if rotation == 180:
        seen = seen[::-1, ::-1]
    elif rotation == 90:
        seen = seen.T[::-1, :]
    elif rotation == 270:
        seen = seen.T[:, ::-1]
    pygame.surfarray.pixels2d(screen)[...] = seen
