"""Where everything of the splash stands in a window, and the still picture behind it: the whole membrane.

The membrane lies where the Live screen will have it, at the same scale and with the same proteins, so that nothing
moves when that comes.
"""

from dataclasses import dataclass

import numpy as np
import pygame

from game.engine import layout as engine_layout
from game.engine import presets
from game.engine.spec import PatchSpec
from game.engine.state import CHANNEL, PROTEIN, PUMP, SHUNT, UNGATED
from game.view.drawing.theme import Theme
from game.view.panels.window_layout import layout
from game.view.scene import bilayer, framing, gradient
from game.view.scene.camera import Camera
from game.view.scene.placing import draw_channel
from game.view.scene.pump.frames import PumpArt

LENS_NM = 9.4
"""Half the width of what the lens shows: a pump in it, and a little of each solution."""
LENS_BELOW_NM = 0.9
"""How far the lens hangs below the membrane's middle, as a pump does."""


@dataclass(frozen=True, slots=True)
class SplashLayout:
    """The places for one window."""

    theme: Theme
    camera: Camera
    scrim_px: int
    proteins: np.ndarray  # PROTEIN[n]
    centre: tuple[int, int]
    """Of the lens, when it is open."""
    radius: int
    sentence: pygame.Rect
    """Where the words of a chapter stand, above the membrane."""
    below: pygame.Rect
    """The same width, below the membrane: for what a chapter counts."""
    foot: pygame.Rect
    """The line that shows progress, along the lower edge."""
    sides_at: tuple[tuple[int, int], tuple[int, int]]
    """Left ends of the baselines of "outside" and "inside the cell"."""

    @property
    def gaps(self) -> list[bilayer.Gap]:
        """Where proteins leave no room for lipids."""
        half_nm = {CHANNEL: bilayer.CHANNEL_HALF_NM}
        return [(float(p["x"]), half_nm.get(int(p["kind"]), bilayer.PUMP_HALF_NM)) for p in self.proteins]

    def place_nm(self, kind: int | None, species: int = -1) -> float:
        """X of the protein of a kind that is nearest to the lens, or of the bare membrane nearest to it (None).

        Where there is no such protein, the place below the middle of the lens.
        """
        wanted_nm = self.camera.to_nm(self.centre[0], 0.0)[0]
        if kind is None:
            return _barest(self.gaps, wanted_nm)
        of_kind = self.proteins[(self.proteins["kind"] == kind) & (self.proteins["gate"] == UNGATED)]
        found = of_kind["x"][of_kind["species"] == species] if kind == CHANNEL else of_kind["x"]
        return float(min(found, key=lambda x: abs(x - wanted_nm), default=wanted_nm))


def stage(size: tuple[int, int], spec: PatchSpec | None = None) -> SplashLayout:
    """The places for a window of `size` px, with the membrane of `spec`; without one, that of the first preset."""
    spec = spec or presets.get(presets.names()[0])
    place = layout(*size)
    theme, px = place.theme, place.theme.px
    proteins = _proteins(spec)
    pumps = proteins["x"][proteins["kind"] == PUMP]
    centre_nm = framing.first_centre_nm(place, spec.width_nm, pumps)
    camera = Camera(*size, place.ppn, centre_nm, place.membrane_y, spec.width_nm)
    width, height = size
    margin = px(64)
    if theme.portrait:
        radius = min(round(0.24 * height), round(0.43 * width))
        centre_x, left, column = width // 2, margin, width - 2 * margin
    else:
        radius = min(round(0.37 * height), round(0.22 * width))
        centre_x = margin + radius
        left = centre_x + radius + px(72)
        column = width - left - margin
    centre_y = round(place.membrane_y + LENS_BELOW_NM * radius / LENS_NM)
    if theme.portrait:  # in the corners that the lens leaves free
        sides_at = (margin, centre_y - round(0.88 * radius)), (margin, centre_y + round(0.94 * radius))
    else:
        sides_at = (left, place.outside_at[1]), (left, place.inside_at[1])
    top = px(90) if theme.portrait else px(64)
    if theme.portrait:
        above, under = centre_y - radius - px(40), centre_y + radius + px(70)
    else:
        above, under = sides_at[0][1] - px(58), sides_at[1][1] + px(30)
    foot = pygame.Rect(margin, height - px(44), width - 2 * margin, max(3, px(5)))
    sentence = pygame.Rect(left, top, column, above - top)
    below = pygame.Rect(left, under, column, foot.top - px(58) - under)
    return SplashLayout(
        theme, camera, place.scrim.bottom, proteins, (centre_x, centre_y), radius, sentence, below, foot, sides_at
    )


def background(stage: SplashLayout) -> pygame.Surface:
    """The whole membrane with its proteins, at rest: what is behind everything else."""
    camera = stage.camera
    surface = gradient.still(camera, stage.scrim_px)
    surface.blit(bilayer.lipids(camera, stage.gaps), (0, bilayer.strip_top(camera)))
    draw_proteins(surface, camera, stage.proteins)
    return surface


def draw_proteins(surface: pygame.Surface, camera: Camera, proteins: np.ndarray) -> None:
    """Draw the channels and pumps that a camera sees, the pumps open to the inside."""
    for row in camera.seen(proteins["x"], 6.0).tolist():
        protein = proteins[row]
        if protein["kind"] == CHANNEL:
            if protein["gate"] != SHUNT:
                draw_channel(surface, camera, protein)
            continue
        image, (ox, oy) = PumpArt(camera.ppn, calcium=protein["kind"] != PUMP).frame("e1", "e1", 0.0)
        x, y = camera.to_px(float(protein["x"]), 0.0)
        surface.blit(image, (round(x - ox), round(y - oy)))


def _proteins(spec: PatchSpec) -> np.ndarray:
    """PROTEIN[n]: what a new patch of `spec` has in its membrane, as far as it is drawn here."""
    places = list(engine_layout.placements(spec.layout))
    proteins = np.zeros(len(places), PROTEIN)
    for protein, place in zip(proteins, places, strict=True):
        protein["kind"], protein["species"], protein["gate"] = place.kind, place.species, place.gate
        protein["x"] = (place.first_slot + place.slots / 2) * spec.width_nm / len(spec.layout)
        protein["open"] = place.gate == UNGATED
        protein["h"] = 1
    return proteins


def _barest(gaps: list[bilayer.Gap], wanted_nm: float) -> float:
    """The place near `wanted_nm` that is farthest from any protein."""
    places = np.arange(wanted_nm - 8.0, wanted_nm + 8.0, 0.5)
    return float(max(places, key=lambda x: min((abs(x - g) - half for g, half in gaps), default=0.0)))
