"""Moving the electrode: dragged by a pointer, or from place to place by a key."""

import math

from game.engine.state import TIP_HEIGHT, TIP_X
from game.view.live.electrode_grip import Grip
from game.view.live.navigation import Navigation
from game.view.live.run import LiveRun
from game.view.panels.layout import Layout
from game.view.widgets.input import Input

_OVER_NM, _IN_NM = 9.0, -9.0
_INSIDE_BELOW_NM = -2.0


class ElectrodeMover:
    """Moves the electrode of a run."""

    def __init__(self, run: LiveRun, navigation: Navigation) -> None:
        self._run, self._navigation = run, navigation
        self._grip = Grip()
        self._goal: tuple[float, float] | None = None

    def handle(self, event: Input, layout: Layout) -> bool:
        """Let a pointer drag the electrode. Returns whether it used the event."""
        scene = self._navigation.scene
        held = self._grip.handle(event, scene.electrode.reach(self._run.patch, layout.theme.target(72)))
        if held is None:
            return False
        if held.to is not None:
            self._goal = scene.camera.to_nm(*held.to)
        return True

    def update(self) -> None:
        """Move it to where a pointer dragged it: many moves in one frame are one action."""
        if self._goal is not None:
            goal, self._goal = self._goal, None
            self._run.act("move_electrode", *goal)

    def next_place(self) -> None:
        """Move it into the bath, then into the cell, then out of the picture."""
        electrode = self._run.patch.state.electrode
        height_nm = float(electrode[TIP_HEIGHT])
        if math.isnan(height_nm):
            self._run.act("move_electrode", self._navigation.clear_x_nm, _OVER_NM)
        elif height_nm > _INSIDE_BELOW_NM:
            self._run.act("move_electrode", float(electrode[TIP_X]), _IN_NM)
        else:
            self._run.act("move_electrode", 0.0, None)
