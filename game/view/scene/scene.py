"""The picture of the patch: solutions, ions, bilayer, proteins, ions that cross, in that order from far to near."""

from typing import Any

import numpy as np
import pygame

from game.engine import Patch

from .backdrop import Backdrop
from .camera import Camera
from .crossing import Crossings
from .electrode_art import ElectrodeArt
from .far_wall import FarWall
from .field_art import FieldArt
from .ions import Ions
from .membrane import Membrane, stretch_step
from .proteins import Proteins
from .signals import Signals

_MASKS = (0xFF0000, 0x00FF00, 0x0000FF, 0)


class Scene:
    """Draws a patch as one camera sees it. Everything is made once and used every frame."""

    def __init__(self, camera: Camera, patch: Patch, scrim_px: int = 0, reduced_motion: bool = False) -> None:
        self.camera, self._scrim_px = camera, scrim_px
        self._backdrop = Backdrop(camera, scrim_px)
        self._ions = Ions(camera, self._backdrop.scrim)
        self._proteins = Proteins(camera)
        self._crossings = Crossings(camera, trails=not reduced_motion)
        self._signals, self.field = Signals(camera), FieldArt(camera)
        self.electrode = ElectrodeArt(camera, scrim_px)
        self._owner = patch.state.owner.copy()
        self._far_wall = FarWall(camera)
        self._stretch = stretch_step(patch)
        self._membrane = Membrane(camera, patch)
        self._canvas: pygame.Surface | None = None  # made where a window's pixels are otherwise than kernels write

    def slide(self, camera: Camera, patch: Patch) -> None:
        """Move to another place along the membrane; `camera` differs in nothing else."""
        self.camera = camera
        self._ions.slide(camera)
        self._proteins, self._crossings = Proteins(camera), Crossings(camera, trails=self._crossings.trails)
        self._membrane = Membrane(camera, patch)
        self._signals, self.field = Signals(camera), FieldArt(camera)
        self.electrode = ElectrodeArt(camera, self._scrim_px)

    def warm_up(self) -> None:
        """Draw every shape of the pump now, so that no later frame has to."""
        self._proteins.warm_up()

    def free_pictures(self) -> None:
        """Free the pictures as large as the window, until the next `draw`; called when another scene is shown."""
        self._backdrop.free_pictures()
        self._canvas = None

    def _own_canvas(self) -> pygame.Surface:
        if self._canvas is None:
            self._canvas = pygame.Surface((self.camera.width, self.camera.height), 0, 32, _MASKS)
        return self._canvas

    def draw(self, surface: pygame.Surface, patch: Patch, fraction: float, voltage_mV: float) -> None:
        """Draw the patch `fraction` of a tick from its last one; the glow shows `voltage_mV`."""
        # Kernels write 0x00RRGGBB: straight into the window where its pixels are so, else into a canvas of ours.
        target = surface if surface.get_masks() == _MASKS and surface.get_bitsize() == 32 else self._own_canvas()
        view: Any = target.get_view("0")
        pixels: np.ndarray = np.frombuffer(view, np.uint32)
        pitch = target.get_pitch() // 4
        self._backdrop.draw(pixels.reshape(-1, pitch)[:, : self.camera.width], voltage_mV)
        self._ions.draw(pixels, pitch, patch, fraction)
        del pixels, view  # unlocks the surface
        if target is not surface:
            surface.blit(target, (0, 0))
        self._far_wall.draw(surface, patch)
        if self._stretch != stretch_step(patch) or not np.array_equal(self._owner, patch.state.owner):
            self._owner, self._stretch = patch.state.owner.copy(), stretch_step(patch)
            self._membrane = Membrane(self.camera, patch)
        self._membrane.draw(surface, voltage_mV)
        self.field.draw(surface, patch)
        sites = self._proteins.draw(surface, patch, fraction)
        self._signals.draw(surface, patch, fraction)
        self._crossings.draw(surface, patch, fraction, sites)
        self.electrode.draw(surface, patch)
