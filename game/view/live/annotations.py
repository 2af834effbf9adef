"""Annotations on the scene: sides, scale, field, gauge of the cell, unpaired charges, meter."""

import pygame

from game.engine import Patch
from game.view.live.electrode_meter import ElectrodeMeter
from game.view.live.membrane_view import MembraneView
from game.view.live.unpaired_art import UnpairedArt
from game.view.panels import sides
from game.view.panels.cell_gauge import CellGauge, worth_showing
from game.view.panels.layout import Layout
from game.view.panels.scalebar import ScaleBar
from game.view.readout.readout import Readout
from game.view.scene.scene import Scene


class Annotations:
    """Draws all annotations, over the scene and under the panels."""

    def __init__(self, view: MembraneView) -> None:
        self._view = view
        self._scalebar, self._cell_gauge = ScaleBar(), CellGauge()
        self._unpaired, self._meter = UnpairedArt(), ElectrodeMeter()

    def draw(
        self, surface: pygame.Surface, layout: Layout, scene: Scene, patch: Patch, readout: Readout, gauge: bool
    ) -> None:
        """Draw them all; the cell's gauge where the cell has swollen or shrunk, or with `gauge`."""
        sides.draw_sides(surface, layout)
        self._scalebar.draw(surface, layout.scalebar, scene.camera.ppn, layout.theme)
        if readout.excitation.gates:
            scene.field.draw_label(surface, patch, layout.theme.font(22), layout.clear)
        if worth_showing(readout) or gauge:
            self._cell_gauge.draw(surface, layout, readout)
        if self._view.unpaired:
            self._unpaired.draw(surface, layout, scene.camera, patch, readout.voltage_mV)
        self._meter.draw(surface, layout, scene, patch, readout)
