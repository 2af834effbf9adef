"""Pointers on the scene: a tap chooses, a drag and a pinch move the picture, and the electrode can be dragged."""

from typing import assert_never

from game.view.live.electrode import ElectrodeMover
from game.view.live.gestures import Gesture, Gestures, Pinch, ScenePan, Tap
from game.view.live.navigation import Navigation
from game.view.live.panels import Panels
from game.view.live.selection import Selection
from game.view.panels.layout import Layout
from game.view.widgets.input import Input, Wheel


class ScenePointers:
    """Handles events that the controls did not use."""

    def __init__(self, electrode: ElectrodeMover, navigation: Navigation, selection: Selection, panels: Panels) -> None:
        self._electrode, self._navigation, self._selection, self._panels = electrode, navigation, selection, panels
        self._gestures = Gestures()

    def handle(self, event: Input, layout: Layout) -> bool:
        """Handle `event`. Returns False if it is not for the scene."""
        if self._electrode.handle(event, layout):
            return True
        about_scene, gesture = self._gestures.handle(event)
        if about_scene:
            if gesture is not None:
                self._do(gesture, layout)
            return True
        if isinstance(event, Wheel) and event.turns:
            self._navigation.zoom(1 if event.turns > 0 else -1)
            return True
        return False

    def _do(self, gesture: Gesture, layout: Layout) -> None:
        match gesture:
            case Tap(at):
                if not self._panels.tap(at, layout):
                    self._selection.tap(at)
            case ScenePan(by):
                self._navigation.pan_px(-by)
            case Pinch(step):
                self._navigation.zoom(step)
            case _:
                assert_never(gesture)
