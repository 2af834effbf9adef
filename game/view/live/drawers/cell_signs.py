"""Small drawings of the cells that can be chosen: each known by its outline alone, in one colour.

Drawn on a square from -1 to 1, y down, several times larger than shown and averaged down.
"""

import itertools
import math
from collections.abc import Callable

import numpy as np
import pygame

from game.view.drawing.cache import cached
from game.view.drawing.shapes import Point, from_coverage
from game.view.drawing.theme import Colour

_FINER = 6


class _Pen:
    """Draws in white on black; what it draws is how opaque the sign is there."""

    def __init__(self, px: int) -> None:
        self._side = px * _FINER
        self.surface = pygame.Surface((self._side, self._side), 0, 24)

    def _at(self, point: Point) -> Point:
        return (point[0] + 1) / 2 * self._side, (point[1] + 1) / 2 * self._side

    def disc(self, at: Point, radius: float, shade: float = 1.0) -> None:
        """A filled circle."""
        pygame.draw.circle(self.surface, _grey(shade), self._at(at), radius * self._side / 2)

    def oval(self, at: Point, across: float, down: float, shade: float = 1.0) -> None:
        """A filled ellipse of two half axes."""
        (x, y), half = self._at(at), self._side / 2
        pygame.draw.ellipse(
            self.surface, _grey(shade), (x - across * half, y - down * half, 2 * across * half, 2 * down * half)
        )

    def shape(self, points: list[Point], shade: float = 1.0) -> None:
        """A filled polygon."""
        pygame.draw.polygon(self.surface, _grey(shade), [self._at(point) for point in points])

    def stroke(self, points: list[Point], wide: float, narrow: float | None = None, shade: float = 1.0) -> None:
        """A line through points, its ends round, from `wide` to `narrow` thick."""
        last = len(points) - 1
        for n, (a, b) in enumerate(itertools.pairwise(points)):
            for step in range(13):
                share = (n + step / 12) / last
                radius = 0.5 * (wide + ((wide if narrow is None else narrow) - wide) * share)
                t = step / 12
                self.disc((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t), radius, shade)


def _grey(shade: float) -> tuple[int, int, int]:
    level = round(255 * shade)
    return level, level, level


def _neuron(pen: _Pen) -> None:
    """A body with dendrites to the left, and an axon that forks at its end."""
    for dendrite in (
        [(-0.4, -0.1), (-0.62, -0.55), (-0.5, -0.9)],
        [(-0.55, -0.45), (-0.9, -0.62)],
        [(-0.4, 0.05), (-0.92, 0.0)],
        [(-0.4, 0.2), (-0.62, 0.6), (-0.52, 0.92)],
        [(-0.56, 0.5), (-0.9, 0.62)],
    ):
        pen.stroke(dendrite, 0.17, 0.08)
    pen.disc((-0.25, 0.05), 0.34)
    pen.stroke([(-0.1, 0.05), (0.35, 0.1), (0.66, 0.0)], 0.15, 0.11)
    for end in ((0.92, -0.26), (0.95, 0.02), (0.9, 0.3)):
        pen.stroke([(0.62, 0.01), end], 0.1)
        pen.disc(end, 0.075)
    pen.disc((-0.25, 0.05), 0.13, 0.25)


def _book(pen: _Pen) -> None:
    """An open book."""
    for side in (-1, 1):
        page = [(0.03 * side, -0.5), (0.45 * side, -0.68), (0.92 * side, -0.6)]
        foot = [(0.92 * side, 0.52), (0.45 * side, 0.44), (0.03 * side, 0.62)]
        pen.shape([*page, *foot])
        for line in (-0.34, -0.08, 0.18):
            pen.stroke([(0.2 * side, line), (0.48 * side, line - 0.09), (0.74 * side, line - 0.07)], 0.08, shade=0.2)


def _muscle(pen: _Pen) -> None:
    """A striped fibre, cut off at both ends."""
    pen.shape([(-0.95, -0.42), (0.95, -0.42), (0.95, 0.42), (-0.95, 0.42)])
    pen.oval((-0.95, 0.0), 0.05, 0.42)
    for n in range(7):
        x = -0.78 + 0.26 * n
        pen.stroke([(x, -0.42), (x + 0.05, 0.0), (x, 0.42)], 0.09, shade=0.2)


def _red_cell(pen: _Pen) -> None:
    """A disc with a dimple, seen a little from the side."""
    pen.oval((0.0, 0.0), 0.92, 0.74)
    pen.oval((0.0, -0.02), 0.46, 0.32, 0.35)
    pen.oval((0.0, 0.06), 0.38, 0.24, 0.6)


def _astrocyte(pen: _Pen) -> None:
    """A star whose rays fork."""
    for n in range(8):
        turn = math.tau * (n + 0.25) / 8
        reach = 0.92 if n % 2 else 0.78
        fork = (0.55 * math.cos(turn), 0.55 * math.sin(turn))
        pen.stroke([(0.0, 0.0), fork], 0.24, 0.11)
        for bend in (-0.24, 0.24):
            pen.stroke([fork, (reach * math.cos(turn + bend), reach * math.sin(turn + bend))], 0.1, 0.06)
    pen.disc((0.0, 0.0), 0.27)
    pen.disc((0.0, 0.0), 0.11, 0.25)


def _squid(pen: _Pen) -> None:
    """A squid that swims to the upper left: fins, mantle, eye, arms."""
    turn = math.radians(-38)

    def at(x: float, y: float) -> Point:
        return x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)

    pen.shape([at(0.0, -1.08), at(0.56, -0.55), at(0.2, -0.4), at(-0.2, -0.4), at(-0.56, -0.55)])
    sides = [(0.0, -1.05), (0.22, -0.6), (0.26, 0.0), (0.2, 0.3)]
    pen.shape([at(x, y) for x, y in sides] + [at(-x, y) for x, y in reversed(sides)])
    head = at(0.0, 0.34)
    pen.disc(head, 0.23)
    for x, bend in ((-0.16, -0.34), (-0.08, -0.1), (0.0, 0.08), (0.08, 0.2), (0.16, 0.42)):
        pen.stroke([at(x, 0.45), at(x + 0.3 * bend, 0.75), at(bend, 1.08)], 0.12, 0.05)
    pen.disc(at(0.1, 0.34), 0.07, 0.2)


def _calcium(pen: _Pen) -> None:
    """A neuron, and the triangle that Ca²⁺ is here."""
    _neuron(pen)
    pen.shape([(0.52, 0.2), (1.0, 0.98), (0.04, 0.98)], 0.0)
    pen.shape([(0.52, 0.34), (0.88, 0.92), (0.16, 0.92)])


def _axon(pen: _Pen) -> None:
    """A spike of the voltage."""
    pen.stroke([(-0.95, 0.5), (-0.5, 0.5), (-0.34, 0.36)], 0.13)
    pen.stroke([(-0.34, 0.36), (-0.1, -0.86), (0.14, 0.74), (0.3, 0.8), (0.55, 0.56), (0.95, 0.5)], 0.13)


def _branch(pen: _Pen) -> None:
    """A forked twig with swellings, as a string of beads."""
    twigs = [
        [(-0.95, 0.3), (-0.45, 0.12), (-0.05, 0.16)],
        [(-0.05, 0.16), (0.35, -0.2), (0.92, -0.5)],
        [(-0.05, 0.16), (0.4, 0.4), (0.9, 0.45)],
    ]
    for twig in twigs:
        pen.stroke(twig, 0.1)
    for at, radius in (((-0.5, 0.14), 0.2), ((0.28, -0.14), 0.19), ((0.72, -0.4), 0.15), ((0.5, 0.42), 0.17)):
        pen.disc(at, radius)


def _donnan(pen: _Pen) -> None:
    """A trough that a membrane with holes parts; large lumps on one side, small dots on both."""
    pen.shape([(-0.95, -0.62), (0.95, -0.62), (0.95, 0.7), (-0.95, 0.7)])
    pen.shape([(-0.83, -0.75), (0.83, -0.75), (0.83, 0.58), (-0.83, 0.58)], 0.0)
    for n in range(4):
        pen.stroke([(0.0, -0.5 + 0.32 * n), (0.0, -0.36 + 0.32 * n)], 0.1)
    for at in ((-0.52, -0.24), (-0.3, 0.2), (-0.6, 0.36)):
        pen.disc(at, 0.16)
    for at in ((-0.22, -0.38), (0.3, -0.3), (0.6, -0.02), (0.34, 0.32), (0.66, 0.4)):
        pen.disc(at, 0.085)


def _cell(pen: _Pen) -> None:
    """Any cell: a round one with its nucleus."""
    pen.disc((0.0, 0.0), 0.8)
    pen.disc((0.15, 0.1), 0.28, 0.3)


SIGNS: dict[str, Callable[[_Pen], None]] = {
    "neuron": _neuron,
    "textbook": _book,
    "muscle": _muscle,
    "red_cell": _red_cell,
    "astrocyte": _astrocyte,
    "squid": _squid,
    "calcium": _calcium,
    "axon": _axon,
    "branch": _branch,
    "donnan": _donnan,
}


@cached
def sign(name: str, px: int, colour: Colour) -> pygame.Surface:
    """The sign of a preset, `px` px square; a plain round cell for one that has none of its own."""
    pen = _Pen(px)
    SIGNS.get(name, _cell)(pen)
    small = pygame.transform.smoothscale(pen.surface, (px, px))
    return from_coverage(colour, np.asarray(pygame.surfarray.array3d(small)[..., 0], np.float32) / np.float32(255))
