"""Presses, moves and releases on the scene, as what is meant by them: a tap, a drag, or two fingers that pinch."""

import math
from dataclasses import dataclass

import pygame

Point = tuple[float, float]

SLIP_PX = 12.0  # a finger that moves less than this has tapped
PINCH = 1.3  # how many times farther apart two fingers go for one step of zoom
_MOUSE = -1


@dataclass(frozen=True, slots=True)
class Tap:
    """Pressed and let go at one place, px."""

    at: Point


@dataclass(frozen=True, slots=True)
class Drag:
    """Moved by so many px along x since the last drag."""

    by: float


@dataclass(frozen=True, slots=True)
class Pinch:
    """Two fingers went apart (+1) or together (-1)."""

    step: int


Gesture = Tap | Drag | Pinch


class Gestures:
    """Follows the pointers that went down on the scene."""

    def __init__(self) -> None:
        self._start: dict[int, Point] = {}
        self._last: dict[int, Point] = {}
        self._moved = False
        self._span = 0.0  # px between two fingers at the last step of zoom

    def handle(self, event: pygame.event.Event, size: tuple[int, int]) -> tuple[bool, Gesture | None]:
        """(Whether the event was about a pointer on the scene, what is meant by it if anything)."""
        if getattr(event, "touch", False):  # a mouse event that SDL made from a touch: the touch itself comes too
            return False, None
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._down(_MOUSE, event.pos), None
        if event.type == pygame.MOUSEMOTION and _MOUSE in self._last:
            return True, self._move(_MOUSE, event.pos)
        if event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            return self._up(_MOUSE)
        if event.type in (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP):
            at = event.x * size[0], event.y * size[1]
            if event.type == pygame.FINGERDOWN:
                return self._down(event.finger_id, at), None
            if event.finger_id in self._last:
                if event.type == pygame.FINGERUP:
                    return self._up(event.finger_id)
                return True, self._move(event.finger_id, at)
        return False, None

    def _down(self, pointer: int, at: Point) -> bool:
        if not self._start:
            self._moved = False
        self._start[pointer] = self._last[pointer] = at
        self._span = self._apart()
        self._moved = self._moved or len(self._last) > 1  # two fingers never tap
        return True

    def _move(self, pointer: int, at: Point) -> Gesture | None:
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
        return Drag(at[0] - before[0])

    def _up(self, pointer: int) -> tuple[bool, Gesture | None]:
        at = self._last.pop(pointer, None)
        self._start.pop(pointer, None)
        if at is None:
            return False, None
        return True, None if self._moved or self._last else Tap(at)

    def _apart(self) -> float:
        places = list(self._last.values())
        return math.dist(places[0], places[1]) if len(places) > 1 else 0.0
