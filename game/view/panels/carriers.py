"""What carries charge through the membrane: its name, its sign, its colours."""

from typing import Final

import pygame

from game.view.drawing import glyphs, shapes
from game.view.drawing.species_art import TABLE
from game.view.drawing.theme import (
    ASH,
    BONE,
    PUMP,
    PUMP_TEXT,
    SLATE,
    SPECIES_COLOUR,
    SPECIES_NAME,
    SPECIES_TEXT,
    Colour,
)
from game.words import _


def _flows() -> tuple[str, ...]:
    """The species in the charge flow, from the tip of the outward arrow."""
    placed = [(row.flow, row.key) for row in TABLE if row.flow is not None]
    return tuple(key for _flow, key in sorted(placed))


CARRIERS: Final = ("pump", *_flows(), "others", "electrode")
"""From the tip of the outward arrow to the membrane; the inward arrow has them the other way round."""


def glyph_of(name: str, px: int) -> pygame.Surface:
    """Its sign, `px` high."""
    if name == "pump":
        return glyphs.pump(px)
    if name == "electrode":
        return shapes.triangle((px, px), "down", BONE)
    return shapes.disc(0.6 * px, SLATE) if name == "others" else glyphs.ion(name, px)


def labels_of(name: str) -> tuple[str, ...]:
    """What a carrier is called, from longer to shorter."""
    words = {"pump": (_("pump"),), "others": (_("others"),), "electrode": (_("electrode"), _("probe"))}
    return words[name] if name in words else (SPECIES_NAME[name],)


def body_colour(name: str) -> Colour:
    """The colour of its part of an arrow."""
    return {"pump": PUMP, "others": SLATE, "electrode": BONE}.get(name) or SPECIES_COLOUR[name]


def text_colour(name: str) -> Colour:
    """The colour of its figure."""
    return {"pump": PUMP_TEXT, "others": ASH, "electrode": BONE}.get(name) or SPECIES_TEXT[name]
