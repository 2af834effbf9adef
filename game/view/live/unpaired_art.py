"""The charges without a partner: ringed, while the rest of the scene is dimmed."""

import pygame

from game.engine import Patch, relaxation
from game.view.drawing import shapes, text
from game.view.drawing.glow import draw_halo
from game.view.drawing.theme import BONE, MINUS, PLUS
from game.view.panels.figures import signed
from game.view.panels.layout import Layout
from game.view.scene.camera import Camera
from game.words import _


class UnpairedArt:
    """Dims the scene, and rings the charges that make V."""

    def __init__(self) -> None:
        self._veil = pygame.Surface((1, 1), pygame.SRCALPHA)

    def draw(self, surface: pygame.Surface, place: Layout, camera: Camera, patch: Patch, voltage_mV: float) -> None:
        """Draw the rings, and write how few there are: as many as make `voltage_mV`, the figure that is shown."""
        if self._veil.get_size() != surface.get_size():
            self._veil = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
            self._veil.fill((6, 12, 18, 150))
        surface.blit(self._veil, (0, 0))
        charge = round(voltage_mV * patch.capacitance_e_per_mV)
        outside, inside = relaxation.unpaired(patch, charge)
        plus_outside = charge < 0
        for places, plus in ((outside, plus_outside), (inside, not plus_outside)):
            for x, height in places[camera.seen(places[:, 0], 1.0)]:
                self._ring(surface, camera, (float(x), float(height)), plus)
        self._say(surface, place, patch, (abs(charge), voltage_mV))

    @staticmethod
    def _ring(surface: pygame.Surface, camera: Camera, at_nm: tuple[float, float], plus: bool) -> None:
        colour = PLUS if plus else MINUS
        at = camera.to_px(*at_nm)
        draw_halo(surface, at, colour, 0.9 * camera.ppn, 0.5)
        radius = max(5, round(0.5 * camera.ppn))
        pygame.draw.aacircle(surface, colour, at, radius, 2)
        arm = max(2, radius - 3)
        pygame.draw.line(surface, BONE, (at[0] - arm, at[1]), (at[0] + arm, at[1]), 2)
        if plus:
            pygame.draw.line(surface, BONE, (at[0], at[1] - arm), (at[0], at[1] + arm), 2)

    @staticmethod
    def _say(surface: pygame.Surface, place: Layout, patch: Patch, shown: tuple[int, float]) -> None:
        theme, (count, voltage_mV) = place.theme, shown
        first = _("These {n} charges of {all} ions are the whole {voltage} mV.").format(
            n=f"{count:,}", all=f"{patch.ions:,}", voltage=signed(round(voltage_mV))
        )
        second = _("As many face them outside. Any {n} would do: all others have a partner.").format(n=f"{count:,}")
        room = place.clear.width - 2 * theme.px(20)
        px, small = theme.font(28), theme.font(22)
        lines = [(line, px, 600) for line in text.wrap(first, px, 600, room)]
        lines += [(line, small, 400) for line in text.wrap(second, small, 400, room)]
        width = max(text.measure(line, size, weight)[0] for line, size, weight in lines)
        height = sum(round(size * 1.4) for _line, size, _weight in lines)
        box = pygame.Rect(0, 0, width + 2 * theme.px(20), height + 2 * theme.px(14))
        box.midbottom = place.clear.centerx, place.clear.bottom - theme.px(10)
        surface.blit(shapes.themed_panel(box.size, theme), box)
        y = box.y + theme.px(14)
        for line, size, weight in lines:
            text.draw(surface, line, (box.centerx, y + size), size, weight, BONE, "centre")
            y += round(size * 1.4)
