"""Which of the membrane's pumps the lab shows, and the picture with that pump in its place."""

from collections.abc import Callable

import numpy as np

from game.engine import Patch
from game.engine.state import PUMP
from game.view.lab.lab_view import LabView
from game.view.lab.layout import LabLayout
from game.view.lab.pump_time import PumpTime
from game.view.scene.camera import Camera
from game.view.scene.paths import ease
from game.view.scene.scene import Scene

_PAN_S = 0.45


def pump_rows(patch: Patch) -> list[int]:
    """Rows of the pumps, in their order along the membrane."""
    protein = patch.state.protein
    rows = np.flatnonzero(protein["kind"] == PUMP).tolist()
    return sorted(rows, key=lambda row: float(protein["x"][row]))


def first_of(patch: Patch, *wanted: int | None) -> int | None:
    """The first of the `wanted` rows that is a pump's, else the row of the first pump; None where there is none."""
    rows = pump_rows(patch)
    return next((row for row in wanted if row in rows), rows[0] if rows else None)


class PumpView:
    """Holds the scene, and pans it from pump to pump. `chosen` is called with the row of another pump."""

    def __init__(
        self, time: PumpTime, view: LabView, layout: LabLayout, chosen: Callable[[int], None], reduced_motion: bool
    ) -> None:
        self._time, self._view, self._chosen, self._reduced_motion = time, view, chosen, reduced_motion
        self._pan: tuple[float, float] | None = None  # nm from, seconds so far
        self.resize(layout)

    def resize(self, layout: LabLayout) -> None:
        """Make the scene anew for another layout."""
        self._layout = layout
        self.scene = Scene(self._camera(), self._time.patch, 0, self._reduced_motion)

    @property
    def panning(self) -> bool:
        """Whether the picture is on its way from one pump to another."""
        return self._pan is not None

    @property
    def x_nm(self) -> float:
        """Where the pump is along the membrane; 0 where there is none."""
        row = self._view.row
        return float(self._time.patch.state.protein["x"][row]) if row is not None else 0.0

    def check(self) -> None:
        """Show the first pump where the one that was shown is not in the membrane at this moment of the run."""
        row = self._view.row
        if row is not None and self._time.patch.state.protein["kind"][row] != PUMP:
            self.choose(0)

    def advance(self, seconds: float) -> None:
        """Pan on by `seconds`."""
        if self._pan is None:
            return
        start, age = self._pan
        self._pan = (start, age + seconds) if age + seconds < _PAN_S and not self._reduced_motion else None
        self.scene.slide(self._camera(), self._time.patch)

    def choose(self, step: int) -> None:
        """Show the next pump (1) or the previous one (-1), and let the one shown so far run by itself."""
        patch, shown = self._time.patch, self._view.row
        rows = pump_rows(patch)
        if not rows:
            self._view.row = None
            self._time.look_at(None)
            return
        start = self.x_nm
        if shown in rows and patch.state.protein["held"][shown]:
            self._time.session.act("set_held", shown, False)
        self._view.row = row = rows[(rows.index(shown) + step) % len(rows)] if shown in rows else rows[0]
        self._time.look_at(row)
        self._chosen(row)
        self._pan = start, 0.0

    def _camera(self) -> Camera:
        at, theme = self._layout, self._layout.theme
        width_nm = self._time.patch.spec.width_nm
        x_nm = self.x_nm
        if self._pan is not None:
            start, age = self._pan
            away = (x_nm - start + width_nm / 2) % width_nm - width_nm / 2
            x_nm = start + away * ease(age / _PAN_S)
        centre = (x_nm + (theme.width / 2 - at.pump_at[0]) / at.ppn) % width_nm
        return Camera(theme.width, theme.height, at.ppn, centre, at.pump_at[1], width_nm)
