"""Dragging the electrode: grabbed by its glass, it follows the pointer."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from game.view.widgets.input import MOUSE, Drag, FocusLost, Hover, Input, Point, Pointer, PointerLost, Press, Release


@dataclass(frozen=True, slots=True)
class GripResult:
    """The event was used for the electrode; `to` is the new place of its tip, px, if it moves."""

    to: Point | None = None


class Grip:
    """Follows the one pointer that has grabbed the electrode."""

    def __init__(self) -> None:
        self._pointer: Pointer | None = None
        self._offset = (0.0, 0.0)

    def handle(self, event: Input, reach: Sequence[tuple[float, float, float]]) -> GripResult | None:
        """What an event means for the electrode, whose tip is in the middle of the first disc of `reach`."""
        match event:
            case Press() if self._pointer is None:
                if any(math.dist(event.at, disc[:2]) <= disc[2] for disc in reach):
                    self._pointer = event.pointer
                    self._offset = reach[0][0] - event.at[0], reach[0][1] - event.at[1]
                    return GripResult()
            case Drag() if event.pointer == self._pointer:
                return GripResult((event.at[0] + self._offset[0], event.at[1] + self._offset[1]))
            case Release() | PointerLost() if event.pointer == self._pointer:
                self._pointer = None
                return GripResult()
            case Hover() if self._pointer == MOUSE:  # it came up where the window does not hear of it
                self._pointer = None
            case FocusLost():
                self._pointer = None
        return None
