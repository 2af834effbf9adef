"""Soft round light, painted once for each size and colour."""

import numpy as np
import pygame

from .cache import cached
from .theme import Colour

Placed = tuple[pygame.Surface, tuple[int, int]]
"""A picture, and where its corner is in px."""


@cached
def halo(colour: Colour, radius: int, alpha: float) -> pygame.Surface:
    """A disc of light, `alpha` at its middle and nothing at its rim. Do not draw on it."""
    radius = max(2, radius)
    y, x = np.mgrid[-radius : radius + 1, -radius : radius + 1]
    strength = np.clip(1.0 - np.hypot(x, y) / radius, 0.0, 1.0) ** 2.2 * alpha
    image = pygame.Surface((2 * radius + 1, 2 * radius + 1), pygame.SRCALPHA)
    image.fill((*colour, 0))
    pygame.surfarray.pixels_alpha(image)[:] = np.rint(strength.T * 255).astype(np.uint8)
    return image


def placed_halo(at: tuple[float, float], colour: Colour, radius: float, alpha: float) -> Placed | None:
    """Light around a point; alpha is rounded to sixteenths, so that few discs are cached. None if it rounds to 0."""
    step = round(alpha * 16) / 16
    if step <= 0:
        return None
    image = halo(colour, round(radius), step)
    half = image.get_width() / 2
    return image, (round(at[0] - half), round(at[1] - half))


def draw_halo(surface: pygame.Surface, at: tuple[float, float], colour: Colour, radius: float, alpha: float) -> None:
    """Draw light around a point."""
    disc = placed_halo(at, colour, radius, alpha)
    if disc is not None:
        surface.blit(*disc)
