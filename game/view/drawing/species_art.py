"""How each species is drawn and described: one row a species, in the order in which they are drawn, far to near.

What it is (its charge, its speed, whether membranes let it through) is its row in game/engine/species.py. Each of those
has a row here; a program that lacks one does not start.
"""

from typing import Final

from game.engine import species
from game.words import N_

from . import species_outlines as outlines
from .species_row import SpeciesArt

_EVERY_TURN: Final = (0.0, 45.0, 90.0, 135.0, 180.0, 225.0, 270.0, 315.0)
_TOO_LARGE: Final = N_("It is too large for any channel.")
_STAYS: Final = N_("It stays in the cell.")


TABLE: Final[tuple[SpeciesArt, ...]] = (
    SpeciesArt(
        key="A",
        sprite="anion",
        span_nm=1.52,
        brightness=0.72,
        turns=(0.0, 90.0, 200.0, 310.0),
        scales=(0.66, 0.8, 0.94, 1.1),
        tap_nm2=0.6,
        colour=(0x5C, 0x4A, 0x69),
        highlight=(0x8B, 0x75, 0x96),
        shadow=(0x3A, 0x2D, 0x46),
        text=(0xA4, 0x8E, 0xB0),
        on_paper=(0x5C, 0x4A, 0x69),
        small=(0x73, 0x60, 0x80),
        outline=outlines.lump,
        name=N_("trapped anion"),
        note=_TOO_LARGE,
        column=50,
        dim=True,
    ),
    SpeciesArt(
        key="Ch",  # choline, the cation that stands in for Na+ in a bath
        sprite="choline",
        span_nm=1.2,
        brightness=0.66,
        colour=(0x9A, 0x82, 0x62),
        highlight=(0xC9, 0xB4, 0x96),
        shadow=(0x5E, 0x4C, 0x36),
        text=(0xC2, 0xAC, 0x8E),
        on_paper=(0x5E, 0x4C, 0x36),
        outline=outlines.square,
        name=N_("choline ion"),
        note=_TOO_LARGE,
        column=60,
        dim=True,
    ),
    SpeciesArt(
        key="S",  # sugar and other solutes: no charge, hence no hue
        sprite="sugar",
        span_nm=0.96,
        brightness=0.6,
        colour=(0xA8, 0xA5, 0x99),
        highlight=(0xE2, 0xDF, 0xD4),
        shadow=(0x57, 0x55, 0x4C),
        text=(0xC4, 0xC1, 0xB6),
        on_paper=(0x57, 0x55, 0x4C),
        outline=outlines.hexagon,
        name=N_("Sugar"),
        name_alone=True,
        note=N_("It has no charge, but water follows it."),
        column=70,
        least_mM=40.0,  # what there always is of it is no part of the story
        dim=True,
    ),
    SpeciesArt(
        key="Cl",
        sprite="ion_cl",
        span_nm=0.72,
        brightness=0.62,
        channel="channel_cl",
        colour=(0x7F, 0xA8, 0x98),
        highlight=(0xBF, 0xE0, 0xD2),
        shadow=(0x4B, 0x6E, 0x62),
        text=(0x8F, 0xB8, 0xA8),
        on_paper=(0x4B, 0x6E, 0x62),
        outline=outlines.ring,
        name=N_("chloride ion"),
        column=30,
        dim=True,
        flow=30,
    ),
    SpeciesArt(
        key="ADP",
        sprite="adp",
        span_nm=2.0,
        brightness=0.8,
        turns=_EVERY_TURN,
        scales=(0.8,),
        tap_nm2=0.0,
        colour=(0x8D, 0xB5, 0x3A),
        highlight=(0xF8, 0xFF, 0xD6),
        shadow=(0x8D, 0xB5, 0x3A),
        text=(0x8D, 0xB5, 0x3A),
        on_paper=(0x5F, 0x80, 0x12),
        outline=None,
        name=N_("what is left of ATP"),
        note=_STAYS,
    ),
    SpeciesArt(
        key="Pi",
        sprite="pi",
        span_nm=0.7,
        brightness=0.8,
        tap_nm2=0.0,
        colour=(0xD3, 0xF0, 0x7A),
        highlight=(0xF8, 0xFF, 0xD6),
        shadow=(0x8D, 0xB5, 0x3A),
        text=(0xD3, 0xF0, 0x7A),
        on_paper=(0x5F, 0x80, 0x12),
        outline=None,
        label="P_{i}",
        name=N_("phosphate, split off ATP"),
        note=_STAYS,
    ),
    SpeciesArt(
        key="ATP",
        sprite="atp",
        span_nm=2.2,
        brightness=1.0,
        turns=_EVERY_TURN,
        scales=(0.8,),
        tap_nm2=0.0,
        colour=(0xD3, 0xF0, 0x7A),
        highlight=(0xF8, 0xFF, 0xD6),
        shadow=(0x8D, 0xB5, 0x3A),
        text=(0xD3, 0xF0, 0x7A),
        on_paper=(0x5F, 0x80, 0x12),
        outline=None,
        name=N_("carries energy to pumps"),
        note=_STAYS,
    ),
    SpeciesArt(
        key="Na",
        sprite="ion_na",
        span_nm=0.80,
        brightness=1.0,
        bright_on=(species.INSIDE,),
        channel="channel_na",
        colour=(0xFF, 0xBE, 0x55),
        highlight=(0xFF, 0xF0, 0xCC),
        shadow=(0xD9, 0x8A, 0x22),
        text=(0xFF, 0xBE, 0x55),
        on_paper=(0xB8, 0x70, 0x0F),
        outline=outlines.disc,
        name=N_("sodium ion"),
        column=10,
        flow=20,
    ),
    SpeciesArt(
        key="K",
        sprite="ion_k",
        span_nm=0.84,
        brightness=1.0,
        bright_on=(species.OUTSIDE,),
        channel="channel_k",
        colour=(0x62, 0xB6, 0xF5),
        highlight=(0xDD, 0xF1, 0xFF),
        shadow=(0x2D, 0x76, 0xBE),
        text=(0x6F, 0xBD, 0xF7),
        on_paper=(0x2D, 0x76, 0xBE),
        outline=outlines.diamond,
        name=N_("potassium ion"),
        column=20,
        flow=10,
    ),
    SpeciesArt(
        key="Ca",
        sprite="ion_ca",
        span_nm=1.0,
        brightness=1.0,
        bright_on=(species.INSIDE, species.OUTSIDE),
        channel="channel_ca",
        colour=(0xF2, 0x86, 0xA6),
        highlight=(0xFF, 0xDD, 0xE6),
        shadow=(0xB0, 0x43, 0x68),
        text=(0xF7, 0x9D, 0xB8),
        on_paper=(0xB0, 0x43, 0x68),
        outline=outlines.triangle,
        name=N_("calcium ion"),
        column=40,
        flow=40,
    ),
)
"""`name` and `note` go through `game.words._` where they are shown."""

ART: Final[dict[str, SpeciesArt]] = {row.key: row for row in TABLE}


def label(key: str) -> str:
    """The label of a species on panels: the same in every language."""
    return ART[key].label or species.TABLE[species.INDEX[key]].label


def check() -> None:
    """Raise LookupError, naming them, where a species has no row here, a row no species, or an ion that flows no place.

    What crosses carries charge, and the rows of the charge flow must add up to its sum.
    """
    if lacking := [key for key in species.INDEX if key not in ART]:
        raise LookupError(f"game/view/drawing/species_art.py has no row for {', '.join(lacking)}; add it.")
    if unknown := [key for key in ART if key not in species.INDEX]:
        raise LookupError(f"game/view/drawing/species_art.py has a row for {', '.join(unknown)}, which is no species.")
    if unplaced := [key for key in species.CROSSING if ART[key].flow is None or ART[key].outline is None]:
        raise LookupError(
            f"game/view/drawing/species_art.py gives {', '.join(unplaced)} no place in the flow, or no outline."
        )


check()
