"""Sprites at their places in nm: an ion, a molecule, a channel with what gates it."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import pygame

import sprites as files
from game.engine import species
from game.view.drawing import sprites
from game.view.drawing.glow import Placed
from game.view.drawing.species_art import ART

from . import gated_art
from .camera import Camera
from .paths import Point

SIGNED_FROM_PPN = 28.0
"""From this scale on the sign of a charge can be read."""


def sprite_name(key: str, ppn: float) -> str:
    """The sprite of an ion at a scale: with its sign where that can be read."""
    return signed_sprite(key) if ppn >= SIGNED_FROM_PPN else ART[key].sprite


@cache
def signed_sprite(key: str) -> str:
    """The sprite of an ion with its sign; the plain one of what is drawn without."""
    signed = f"{ART[key].sprite}_lg"
    return signed if signed in files.names() else ART[key].sprite


def placed(camera: Camera, name: str, at: Point, level: float = 1.0, turn: float = 0.0) -> Placed:
    """A sprite with its anchor at a place (x and height in nm)."""
    image = sprites.raster(name, camera.ppn, level=level, turn=turn)
    (ox, oy), (w, h) = sprites.anchors(name)
    across, down = (0.5, 0.5) if turn else (ox / w, oy / h)
    x, y = camera.to_px(*at)
    return image, (round(x - image.get_width() * across), round(y - image.get_height() * down))


def place(surface: pygame.Surface, camera: Camera, name: str, at: Point, level: float = 1.0, turn: float = 0.0) -> None:
    """Draw a sprite with its anchor at a place (x and height in nm)."""
    surface.blit(*placed(camera, name, at, level, turn))


def ion_picture(key: str, ppn: float, scale: float = 1.0, level: float = 1.0) -> pygame.Surface:
    """One ion as a sprite; shared: do not draw on it."""
    return sprites.raster(sprite_name(key, ppn), ppn, scale=scale, level=level)


def centred(image: pygame.Surface, at: Sequence[float]) -> Placed:
    """A picture with its middle at a place in px."""
    return image, (round(at[0] - image.get_width() / 2), round(at[1] - image.get_height() / 2))


def draw_ion(surface: pygame.Surface, key: str, at: tuple[float, float], ppn: float, scale: float = 1.0) -> None:
    """Draw one ion, centred at a place in px."""
    surface.blit(*centred(ion_picture(key, ppn, scale), at))


def channel_pictures(camera: Camera, protein: Any) -> list[Placed]:
    """The pictures of a channel in the state of its record (see state.PROTEIN): its barrel, its gates, and its plug."""
    at = (float(protein["x"]), 0.0)
    name = _barrel(protein)
    pictures = [placed(camera, name, at)]
    pictures += [placed(camera, part.sprite, (at[0] + part.x, part.height)) for part in gated_art.parts(protein)]
    if protein["blocked"]:
        pictures += [placed(camera, "plug", (at[0] + x, -y)) for x, y in sprites.points(name, "plug")]
    return pictures


def draw_channel(surface: pygame.Surface, camera: Camera, protein: Any) -> None:
    """Draw a channel in the state of its record."""
    surface.fblits(channel_pictures(camera, protein))


def _barrel(protein: Any) -> str:
    """The channel without what gates it: open, or shut."""
    if protein["gate"]:
        return gated_art.barrel(protein)
    channel = ART[species.TABLE[protein["species"]].key].channel
    return channel if protein["open"] else f"{channel}_closed"
