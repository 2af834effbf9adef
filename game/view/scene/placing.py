"""Sprites at their places in nm: an ion, a molecule, a channel with what gates it."""

from typing import Any

import pygame

from game.engine import species
from game.view.drawing import sprites

from . import gated_art
from .camera import Camera
from .paths import Point

SPRITE = {"Na": "ion_na", "K": "ion_k", "Cl": "ion_cl", "A": "anion", "Ch": "choline", "Ca": "ion_ca", "S": "sugar"}
SPRITE |= {"ATP": "atp", "ADP": "adp", "Pi": "pi"}
"""The sprite of each ion and molecule."""
_MOLECULES = ("ATP", "ADP", "Pi")  # without a sign of charge
SIGNED_FROM_PPN = 28.0
"""From this scale on the sign of a charge can be read."""


def sprite_name(key: str, ppn: float) -> str:
    """The sprite of an ion at a scale: with its sign where that can be read."""
    signed = ppn >= SIGNED_FROM_PPN and key not in _MOLECULES
    return SPRITE[key] + ("_lg" if signed else "")


def place(surface: pygame.Surface, camera: Camera, name: str, at: Point, level: float = 1.0, turn: float = 0.0) -> None:
    """A sprite with its anchor at a place (x and height in nm)."""
    image = sprites.raster(name, camera.ppn, level=level, turn=turn)
    (ox, oy), (w, h) = sprites.anchors(name)
    across, down = (0.5, 0.5) if turn else (ox / w, oy / h)
    x, y = camera.to_px(*at)
    surface.blit(image, (round(x - image.get_width() * across), round(y - image.get_height() * down)))


def draw_ion(surface: pygame.Surface, key: str, at: tuple[float, float], ppn: float, scale: float = 1.0) -> None:
    """One ion as a sprite, centred at a place in px."""
    image = sprites.raster(sprite_name(key, ppn), ppn, scale=scale)
    surface.blit(image, (round(at[0] - image.get_width() / 2), round(at[1] - image.get_height() / 2)))


def draw_channel(surface: pygame.Surface, camera: Camera, protein: Any) -> None:
    """A channel as its record (see state.PROTEIN) has it: its barrel, what gates it, and what plugs it."""
    at = (float(protein["x"]), 0.0)
    name = _barrel(protein)
    place(surface, camera, name, at)
    for part in gated_art.parts(protein):
        place(surface, camera, part.sprite, (at[0] + part.x, part.height))
    if protein["blocked"]:
        for x, y in sprites.points(name, "plug"):
            place(surface, camera, "plug", (at[0] + x, -y))


def _barrel(protein: Any) -> str:
    """The channel without what gates it: open, or shut."""
    if protein["gate"]:
        return gated_art.barrel(protein)
    key = species.TABLE[protein["species"]].key.lower()
    return f"channel_{key}" + ("" if protein["open"] else "_closed")
