"""Desktops repeat a touch as a mouse press; SDL marks most of these echoes with `touch`, but not all."""

import math
import time
from collections.abc import Callable
from typing import Final

import pygame

from game.view.widgets.input import TOUCH_SCREEN, Point, Pointer

ECHO_S: Final = 0.5
"""A mouse press so soon after something of a touch, and near it, is its echo."""
EARLY_S: Final = 0.1
"""An echo that comes before its touch is no earlier than this."""
NEAR_PX: Final = 32.0
_FINGERS: Final = (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP)
_BUTTONS: Final = (pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION, pygame.MOUSEBUTTONUP)


class Echoes:
    """Marks the echoes of touches, so that each touch is acted on once. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, touch_screen: bool = TOUCH_SCREEN) -> None:
        self._clock = clock
        self._touch_screen = touch_screen
        self._touches: dict[Pointer, tuple[Point, float]] = {}  # where and when each finger was last
        self._pressed: tuple[Point, float] | None = None  # the last press of the mouse that was no echo
        self._buttons: set[int] = set()  # those that are down as an echo
        self._after_mouse: set[Pointer] = set()  # fingers whose echo has been acted on already

    def marked(self, event: pygame.event.Event, size: tuple[int, int]) -> pygame.event.Event | None:
        """`event` of a window of `size` px, with `touch` set if it is an echo; None for a touch that came after it."""
        if event.type in _FINGERS:
            return None if self._touch_screen and self._is_late(event, size) else event
        if event.type in _BUTTONS and not getattr(event, "touch", False) and self._is_echo(event):
            return pygame.event.Event(event.type, event.dict | {"touch": True})
        return event

    def _is_late(self, event: pygame.event.Event, size: tuple[int, int]) -> bool:
        """Whether the mouse press that a finger makes has come before the finger itself."""
        now, at = self._clock(), (event.x * size[0], event.y * size[1])
        pointer = (int(event.touch_id), int(event.finger_id))
        self._touches = {key: touch for key, touch in self._touches.items() if now - touch[1] <= ECHO_S}
        if event.type == pygame.FINGERDOWN:
            self._after_mouse.discard(pointer)
            if self._pressed is not None and _close(self._pressed, at, now, EARLY_S):
                self._after_mouse.add(pointer)
                self._pressed = None  # another finger is a touch of its own
        late = pointer in self._after_mouse
        if event.type == pygame.FINGERUP:
            self._after_mouse.discard(pointer)
        if not late:
            self._touches[pointer] = at, now
        return late

    def _is_echo(self, event: pygame.event.Event) -> bool:
        if event.type == pygame.MOUSEMOTION:
            return bool(self._buttons) and any(event.buttons)
        if event.type == pygame.MOUSEBUTTONUP:
            echo = event.button in self._buttons
            self._buttons.discard(event.button)
            return echo
        now = self._clock()
        self._buttons.discard(event.button)
        if any(_close(touch, event.pos, now, ECHO_S) for touch in self._touches.values()):
            self._buttons.add(event.button)
            return True
        if event.button == 1:
            self._pressed = (float(event.pos[0]), float(event.pos[1])), now
        return False


def _close(what: tuple[Point, float], at: Point, now: float, within_s: float) -> bool:
    return now - what[1] <= within_s and math.dist(what[0], at) <= NEAR_PX
