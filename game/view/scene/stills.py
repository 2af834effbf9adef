"""A cache of pictures for proteins in which nothing moves: keyed by state, not by time."""

from collections.abc import Callable, Hashable

import pygame

from game.view.drawing.glow import Placed, placed_halo
from game.view.drawing.theme import Colour

from .paths import Point

SitesOfOne = dict[str, list[Point]]
"""What a protein binds -> x and height of the sites for it, nm."""


class Pictures:
    """What is to be drawn of one protein, from far to near, and where its sites are."""

    __slots__ = ("all", "moves", "sites")

    def __init__(self) -> None:
        self.all: list[Placed] = []
        self.moves = False
        """Whether it will look otherwise a moment later though its state stays as it is."""
        self.sites: SitesOfOne = {}

    def add_halo(self, at: tuple[float, float], colour: Colour, radius: float, alpha: float) -> None:
        """Light around a point in px, if there is enough of it to be seen."""
        disc = placed_halo(at, colour, radius, alpha)
        if disc is not None:
            self.all.append(disc)


class Stills:
    """The cached pictures of each protein that was not moving when it was last drawn."""

    def __init__(self) -> None:
        self._held: dict[int, tuple[Hashable, float, Pictures]] = {}

    def draw(
        self, surface: pygame.Surface, row: int, state: Hashable, moment: float, make: Callable[[], Pictures]
    ) -> SitesOfOne:
        """Draw the protein of a row, made anew unless it is in the `state` of then, and no earlier (`moment`: ticks).

        `state` must hold all that `make` reads but the time. Returns where its sites are; do not change it.
        """
        held = self._held.get(row)
        if held is not None and held[1] <= moment and held[0] == state:
            pictures = held[2]
        else:
            pictures = make()
            if pictures.moves:
                self._held.pop(row, None)
            else:
                self._held[row] = state, moment, pictures
        surface.fblits(pictures.all)
        return pictures.sites
