"""Small pictures of ions, a pump and ATP for use beside words, in the shapes that the scene gives them.

Each ion has an outline of its own (species_outlines.py) and its charge drawn over it, as its row in species_art.py
says. They are drawn from distance fields and not from the scene's sprites: at 20 px every edge counts.
"""

import numpy as np
import pygame

from game.engine import species as kinds

from . import theme
from .cache import cached
from .shapes import from_coverage, grid
from .species_art import ART
from .species_outlines import Field
from .species_row import Colour


@cached
def ion(species: str, px: int) -> pygame.Surface:
    """One ion of `species`, `px` px square, with its charge. KeyError where it is unknown or has no small picture."""
    row = ART[species]
    if row.outline is None:
        raise KeyError(species)
    x, y = _unit(px)
    distance = np.asarray(row.outline(x, y) * px / 2, np.float32)
    image = _shaded(distance, px, row.small or row.colour, row.highlight, row.shadow)
    charge = kinds.TABLE[kinds.INDEX[species]].valence
    if charge:
        sign = _sign(charge > 0, px) if abs(charge) == 1 else _two_signs(charge > 0, px)
        image.blit(from_coverage(theme.INK if charge > 0 else theme.ASH, 0.5 - sign), (0, 0))
    return image


@cached
def pump(px: int) -> pygame.Surface:
    """A sodium-potassium pump, `px` px square: two leaning halves over two lobes."""
    x, y = _unit(px)
    halves = np.minimum(
        _capsule(x, y, (-0.48, -0.52), (-0.32, 0.10), 0.35), _capsule(x, y, (0.48, -0.52), (0.32, 0.10), 0.35)
    )
    lobes = np.minimum(np.hypot(x + 0.42, y - 0.55) - 0.38, np.hypot(x - 0.40, y - 0.60) - 0.34)
    image = pygame.Surface((px, px), pygame.SRCALPHA)
    image.fill((*theme.PUMP_LO, 0))
    for part in (lobes, halves):
        scaled = np.asarray(part * px / 2, np.float32)
        image.blit(from_coverage(theme.PUMP_LINE, 0.5 - scaled), (0, 0))
        image.blit(_shaded(scaled + max(1.0, px * 0.035), px, theme.PUMP, theme.PUMP_HI, theme.PUMP_LO), (0, 0))
    return image


def atp(px: int) -> pygame.Surface:
    """ATP, `px` px wide and half as high: a ring and its three phosphates."""
    return nucleotide("ATP", px)


@cached
def nucleotide(key: str, px: int) -> pygame.Surface:
    """ATP, ADP or Pi in a box `px` px wide and half as high: a ring and three phosphates, two, or one alone."""
    width, height = px, max(1, px // 2)
    x, y = (axis * np.float32(2 / width) for axis in grid(width, height))
    ring = np.abs(np.maximum(np.abs(y) * 0.87 + np.abs(x + 0.62) * 0.5, np.abs(x + 0.62)) - 0.25) - 0.085
    centres = {"ATP": (-0.08, 0.30, 0.68), "ADP": (-0.08, 0.30), "Pi": (0.30,)}[key]
    parts = [np.hypot(x - centre, y) - 0.15 for centre in centres]
    distance = np.minimum.reduce(parts if key == "Pi" else [ring, *parts]) * (width / 2)
    return from_coverage(theme.ATP, np.asarray(0.5 - distance, np.float32))


@cached
def mitochondrion(px: int, power: float) -> pygame.Surface:
    """A mitochondrion, `px` px wide and half as high, its folds as bright as its `power` (0 to 1) is great."""
    width, height = px, max(1, px // 2)
    x, y = (axis * np.float32(2 / width) for axis in grid(width, height))
    hull = np.hypot(np.maximum(np.abs(x) - 0.52, 0), y) - 0.44
    inner = hull + 0.09
    # Folds of the inner membrane, from above and from below in turn.
    folds = [
        _capsule(x, y, (at, -0.36 if place % 2 else 0.36), (at, 0.10 if place % 2 else -0.10), 0.045)
        for place, at in enumerate((-0.66, -0.40, -0.13, 0.13, 0.40, 0.66))
    ]
    image = from_coverage(theme.PUMP_LO, np.asarray(0.5 - hull * width / 2, np.float32))
    red, green, blue = (round(s + (b - s) * power) for s, b in zip(theme.SLATE, theme.ATP, strict=True))
    lines = np.minimum.reduce([np.abs(inner) - 0.030, *(np.maximum(fold, inner) for fold in folds)])
    image.blit(from_coverage((red, green, blue), np.asarray(0.5 - lines * width / 2, np.float32)), (0, 0))
    return image


def _unit(px: int) -> tuple[Field, Field]:
    """Coordinates from -1 to 1 across a square of `px` px."""
    x, y = grid(px, px)
    return x * np.float32(2 / px), y * np.float32(2 / px)


def _capsule(x: Field, y: Field, start: tuple[float, float], end: tuple[float, float], radius: float) -> Field:
    """Distance from a line from `start` to `end` with round ends."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = np.clip(((x - start[0]) * dx + (y - start[1]) * dy) / (dx * dx + dy * dy), 0, 1)
    return np.asarray(np.hypot(x - start[0] - along * dx, y - start[1] - along * dy) - radius, np.float32)


def _sign(positive: bool, px: int) -> Field:
    """Px from the edge of a + or − in the middle. float32[px, px]."""
    x, y = _unit(px)
    level = np.maximum(np.abs(x) - 0.42, np.abs(y) - 0.10)
    upright = np.maximum(np.abs(x) - 0.10, np.abs(y) - 0.42)
    return np.asarray((np.minimum(level, upright) if positive else level) * px / 2, np.float32)


def _two_signs(positive: bool, px: int) -> Field:
    """Px from the edge of two small + or − side by side. float32[px, px]."""
    x, y = _unit(px)
    beside, down = np.abs(x) - 0.31, y - 0.30
    level = np.maximum(np.abs(beside) - 0.24, np.abs(down) - 0.085)
    upright = np.maximum(np.abs(beside) - 0.085, np.abs(down) - 0.24)
    return np.asarray((np.minimum(level, upright) if positive else level) * px / 2, np.float32)


def _shaded(distance: Field, px: int, body: Colour, highlight: Colour, shadow: Colour) -> pygame.Surface:
    """The inside of `distance`, lit from the upper left."""
    image = from_coverage(body, 0.5 - distance)
    x, y = _unit(px)
    light = np.clip(0.75 - np.hypot(x + 0.40, y + 0.45), 0, 1)[..., None]
    shade = np.clip(np.hypot(x + 0.40, y + 0.45) - 0.95, 0, 1)[..., None]
    colour = np.array(body) + (np.array(highlight) - body) * light * 0.9
    colour = colour + (np.array(shadow) - colour) * shade
    pygame.surfarray.pixels3d(image)[:] = np.clip(colour, 0, 255).astype(np.uint8)
    return image
