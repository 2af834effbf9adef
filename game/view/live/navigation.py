"""The Live screen's position along the membrane, and its zoom."""

from game.engine import Patch
from game.engine.state import PUMP
from game.view.live.membrane_view import MembraneView
from game.view.panels.layout import Layout
from game.view.scene import framing
from game.view.scene.camera import Camera
from game.view.scene.scene import Scene

ZOOMS = (0.25, 0.5, 1.0, 1.5, 2.0, 3.2)
_PAN_PX = 90
_MARGIN_NM = 5.0  # of a protein that is brought into the picture, from the panels beside it


class Navigation:
    """Holds the scene: the picture of the patch at the current position and zoom."""

    def __init__(self, patch: Patch, layout: Layout, view: MembraneView, reduced_motion: bool) -> None:
        self._patch, self._view, self._reduced_motion = patch, view, reduced_motion
        self.resize(layout)

    def resize(self, layout: Layout) -> None:
        """Take another layout; a position that the user has chosen stays."""
        self._layout = layout
        self._middle_nm = self._first_centre_nm()
        self._rebuild_scene()

    def update(self) -> None:
        """Make the scene anew where the patch has become another cell, or another size of it."""
        if self._pictured != (self._patch.spec.name, self._patch.spec.width_nm):
            self._rebuild_scene()

    def pan(self, way: int) -> None:
        """Move along the membrane, to the right (1) or the left (-1)."""
        self.pan_px(_PAN_PX * way)

    def pan_px(self, px: float) -> None:
        """Move along the membrane by `px`."""
        self._view.centre_nm = (self._centre_nm + px / self.scene.camera.ppn) % self._patch.spec.width_nm
        self.scene.slide(self._camera(), self._patch)

    def zoom(self, way: int) -> None:
        """Zoom in (1) or out (-1), within the limits."""
        zoom = ZOOMS[min(max(ZOOMS.index(self._view.zoom) + way, 0), len(ZOOMS) - 1)]
        if zoom != self._view.zoom:
            self._view.zoom = zoom
            self._rebuild_scene()

    def bring_in(self, x_nm: float) -> None:
        """Move along the membrane, if needed, so that a place is clear of the panels."""
        clear, x_px = self._layout.clear, self.scene.camera.x_px(x_nm)
        margin = _MARGIN_NM * self.scene.camera.ppn
        if not clear.left + margin <= x_px <= clear.right - margin:
            self._view.centre_nm = x_nm
            self._rebuild_scene()

    @property
    def clear_x_nm(self) -> float:
        """The place on the membrane in the middle of what no panel covers."""
        return float(self.scene.camera.to_nm(self._layout.clear.centerx, 0.0)[0])

    @property
    def _centre_nm(self) -> float:
        return self._middle_nm if self._view.centre_nm is None else self._view.centre_nm

    def _first_centre_nm(self) -> float:
        """The middle of the middle stretch; where the picture is narrow, a place near it that cuts no pump in two."""
        pumps = self._patch.state.protein["x"][self._patch.rows(PUMP)]
        return framing.first_centre_nm(self._layout, self._patch.spec.width_nm, pumps)

    def _camera(self) -> Camera:
        theme = self._layout.theme
        ppn = self._layout.ppn * self._view.zoom
        width_nm = self._patch.spec.width_nm
        return Camera(theme.width, theme.height, ppn, self._centre_nm, self._layout.membrane_y, width_nm)

    def _rebuild_scene(self) -> None:
        """Make the scene anew, after a change of window, patch or zoom."""
        self._pictured = self._patch.spec.name, self._patch.spec.width_nm
        self.scene = Scene(self._camera(), self._patch, self._layout.scrim.bottom, self._reduced_motion)
