"""A hand on the electrode: taken by its glass, it goes where the pointer goes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pygame

Point = tuple[float, float]
_MOUSE = -1


@dataclass(frozen=True, slots=True)
class Held:
    """The event was about the electrode; `to` is where its tip is to go, px, if anywhere."""

    to: Point | None = None


class Grip:
    """Follows the one pointer that has taken the electrode."""

    def __init__(self) -> None:
        self._pointer: int | None = None
        self._offset = (0.0, 0.0)

    def handle(
        self, event: pygame.event.Event, size: tuple[int, int], reach: Sequence[tuple[float, float, float]]
    ) -> Held | None:
        """What an event means for the electrode, whose tip is in the middle of the first disc of `reach`."""
        if getattr(event, "touch", False):
            return None
        pointer, at = _pointer(event, size)
        if at is None:
            return None
        if event.type in (pygame.MOUSEBUTTONDOWN, pygame.FINGERDOWN):
            if self._pointer is None and any(math.dist(at, disc[:2]) <= disc[2] for disc in reach):
                self._pointer = pointer
                self._offset = reach[0][0] - at[0], reach[0][1] - at[1]
                return Held()
            return None
        if pointer != self._pointer:
            return None
        if event.type in (pygame.MOUSEBUTTONUP, pygame.FINGERUP):
            self._pointer = None
            return Held()
        return Held((at[0] + self._offset[0], at[1] + self._offset[1]))


def _pointer(event: pygame.event.Event, size: tuple[int, int]) -> tuple[int, Point | None]:
    if event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP) and event.button == 1:
        return _MOUSE, event.pos
    if event.type == pygame.MOUSEMOTION:
        return _MOUSE, event.pos
    if event.type in (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP):
        return event.finger_id, (event.x * size[0], event.y * size[1])
    return _MOUSE, None
