"""Gestures on the scene, read from presses, moves and releases: a tap, a drag, or a pinch."""

import math
from dataclasses import dataclass

from game.view.widgets import input as inputs
from game.view.widgets.input import MOUSE, FocusLost, Hover, Input, Point, Pointer, PointerLost, Press, Release

SLIP_PX = 12.0  # a finger that moves less than this has tapped
PINCH = 1.3  # how many times farther apart two fingers go for one step of zoom


@dataclass(frozen=True, slots=True)
class Tap:
    """A press and release at one place, px."""

    at: Point


@dataclass(frozen=True, slots=True)
class ScenePan:
    """A drag, by so many px along x since the last one."""

    by: float


@dataclass(frozen=True, slots=True)
class Pinch:
    """Two fingers moved apart (+1) or together (-1)."""

    step: int


Gesture = Tap | ScenePan | Pinch


class Gestures:
    """Follows the pointers that went down on the scene."""

    def __init__(self) -> None:
        self._start: dict[Pointer, Point] = {}
        self._last: dict[Pointer, Point] = {}
        self._moved = False
        self._span = 0.0  # px between two fingers at the last step of zoom

    def handle(self, event: Input) -> tuple[bool, Gesture | None]:
        """Returns whether the event was about a pointer on the scene, and the gesture, if one."""
        match event:
            case Press():
                return self._down(event.pointer, event.at), None
            case inputs.Drag() if event.pointer in self._last:
                return True, self._move(event.pointer, event.at)
            case Release():
                return self._up(event.pointer)
            case PointerLost():
                return self._unfollow(event.pointer), None
            case Hover():  # if it was down, it came up where the window does not hear of it
                self._unfollow(MOUSE)
            case FocusLost():
                self._start.clear()
                self._last.clear()
        return False, None

    def _down(self, pointer: Pointer, at: Point) -> bool:
        if not self._start:
            self._moved = False
        self._start[pointer] = self._last[pointer] = at
        self._span = self._apart()
        self._moved = self._moved or len(self._last) > 1  # two fingers never tap
        return True

    def _move(self, pointer: Pointer, at: Point) -> Gesture | None:
        before, self._last[pointer] = self._last[pointer], at
        if len(self._last) > 1:
            apart = self._apart()
            if self._span > 0 and not 1 / PINCH < apart / self._span < PINCH:
                step = 1 if apart > self._span else -1
                self._span = apart
                return Pinch(step)
            return None
        if not self._moved and math.dist(self._start[pointer], at) < SLIP_PX:
            self._last[pointer] = before
            return None
        self._moved = True
        return ScenePan(at[0] - before[0])

    def _up(self, pointer: Pointer) -> tuple[bool, Gesture | None]:
        at = self._last.get(pointer)
        if at is None:
            return False, None
        self._unfollow(pointer)
        return True, None if self._moved or self._last else Tap(at)

    def _unfollow(self, pointer: Pointer) -> bool:
        """Stop following `pointer`. Returns whether it was followed."""
        self._start.pop(pointer, None)
        return self._last.pop(pointer, None) is not None

    def _apart(self) -> float:
        places = list(self._last.values())
        return math.dist(places[0], places[1]) if len(places) > 1 else 0.0
