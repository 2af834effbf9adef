"""The card about the ion that is followed, or about the protein that is chosen, and the outline around that."""

import pygame

from game.engine import Patch, carriers
from game.view.drawing.theme import BONE
from game.view.live import inspector
from game.view.live.selection import Selection
from game.view.panels.layout import Layout
from game.view.scene.camera import Camera
from game.view.scene.follow import IonTrail


class ChosenCard:
    """Draws the card; `rect` is where it stood last, px."""

    def __init__(self) -> None:
        self._inspector = inspector.Inspector()

    @property
    def rect(self) -> pygame.Rect:
        """Where the card was drawn last, px."""
        return self._inspector.rect

    def draw(self, surface: pygame.Surface, layout: Layout, free: Layout, camera: Camera, selection: Selection) -> None:
        """Draw the description of what is chosen, beside it; `free`: the layout less what lies over the scene."""
        if selection.trail is not None:
            self._draw_ion(surface, layout, camera, selection.trail)
        elif selection.shown_protein is not None:
            self._draw_protein(surface, free, camera, selection.patch, selection.shown_protein)

    def _draw_ion(self, surface: pygame.Surface, layout: Layout, camera: Camera, trail: IonTrail) -> None:
        found = trail.found
        x, y = camera.to_px(*found.at) if found is not None else layout.clear.center
        ion = pygame.Rect(0, 0, round(2 * camera.ppn), round(2 * camera.ppn))
        ion.center = round(x), round(y)
        self._inspector.draw(surface, layout, ion, inspector.about_ion(trail))

    def _draw_protein(self, surface: pygame.Surface, layout: Layout, camera: Camera, patch: Patch, row: int) -> None:
        around, theme = outline(camera, patch, row), layout.theme
        pygame.draw.rect(surface, BONE, around, max(2, theme.px(3)), border_radius=theme.px(28))
        self._inspector.draw(surface, layout, around, inspector.about_protein(patch, row))


def outline(camera: Camera, patch: Patch, row: int) -> pygame.Rect:
    """The place around the protein in `row`, px."""
    protein = patch.state.protein[row]
    half, top, bottom = (5.2, 5.4, 8.3) if protein["kind"] in carriers.KINDS else (3.2, 3.9, 3.9)
    x, y = camera.to_px(float(protein["x"]), 0.0)
    left, right = round(x - half * camera.ppn), round(x + half * camera.ppn)
    return pygame.Rect(left, round(y - top * camera.ppn), right - left, round((top + bottom) * camera.ppn))
