"""Simulated users: one finger, many, a mouse, a keyboard, one who finds the operator's corner, and pauses between."""

import random
from collections.abc import Callable, Sequence
from typing import Final

import pygame
from pygame import Rect

from .schedule import Process

Point = tuple[float, float]

_MOST_FINGERS: Final = 10
_KEYS: Final = sorted({getattr(pygame, name) for name in dir(pygame) if name.startswith("K_")})
_MODS: Final = (0, 0, 0, pygame.KMOD_SHIFT, pygame.KMOD_CTRL, pygame.KMOD_ALT, pygame.KMOD_META)


class SimulatedUsers:
    """Posts events as SDL does. `tiles` returns what can be pressed now, `size` the size of the window, px."""

    def __init__(
        self,
        rng: random.Random,
        tiles: Callable[[], Sequence[Rect]],
        size: Callable[[], tuple[int, int]],
        most_alone_s: float = 400.0,
    ) -> None:
        """`most_alone_s`: the longest time between two visitors."""
        self._rng, self._tiles, self._size = rng, tiles, size
        self.events = 0
        """How many have been posted."""
        self._most_alone_s = most_alone_s
        self._fingers = 0

    def day(self) -> Process:
        """One visitor after the other, for ever; some walk away for good, some are followed at once."""
        rng = self._rng
        visitors = (self._one_finger, self._one_finger, self._player, self._crowd, self._mouse, self._keys, self._guess)
        while True:
            yield from rng.choice(visitors)()
            alone_s = rng.uniform(2.0, 20.0) if rng.random() < 0.5 else rng.uniform(100.0, 400.0)
            yield min(alone_s, self._most_alone_s)

    # Users -----------------------------------------------------------------------------------------------------

    def _one_finger(self) -> Process:
        """Presses buttons, and sometimes the picture."""
        for _touch in range(self._rng.randint(3, 30)):
            yield from self._tap(self._aim())
            yield self._rng.expovariate(1 / 1.5)

    def _player(self) -> Process:
        """Presses and holds what is there for a minute and more: the challenge, if that is what was pressed first."""
        for _touch in range(self._rng.randint(20, 50)):
            yield from self._tap(self._aim(anywhere=0.02), self._rng.uniform(0.1, 4.0))
            yield self._rng.uniform(0.1, 1.5)

    def _crowd(self) -> Process:
        """Many fingers at once: down, along, up, and now and then one that never comes up, or up without down."""
        rng = self._rng
        down: dict[int, Point] = {}
        for _move in range(rng.randint(40, 300)):
            what = rng.random()
            if what < 0.35 and len(down) < _MOST_FINGERS:
                number = self._next_finger()
                down[number] = self._aim(anywhere=0.5)
                self._finger(pygame.FINGERDOWN, number, down[number])
            elif what < 0.65 and down:
                number = rng.choice(list(down))
                down[number] = self._aim(anywhere=0.8, outside=0.1)
                self._finger(pygame.FINGERMOTION, number, down[number])
            elif what < 0.93 and down:
                number = rng.choice(list(down))
                self._finger(pygame.FINGERUP, number, down.pop(number))
            elif down and what < 0.96:
                down.pop(rng.choice(list(down)))  # SDL has lost it: no event will end it
            else:
                self._finger(pygame.FINGERUP, self._next_finger(), self._aim(anywhere=1.0))
            yield rng.expovariate(1 / 0.06)
        for number, at in down.items():
            self._finger(pygame.FINGERUP, number, at)

    def _mouse(self) -> Process:
        """Moves, clicks with every button, drags, turns the wheel."""
        rng = self._rng
        for _move in range(rng.randint(20, 120)):
            at = tuple(round(v) for v in self._aim(anywhere=0.4))
            button = rng.choice((1, 1, 1, 1, 2, 3, 4, 5))
            self._post(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=(0, 0, 0), touch=False)
            if rng.random() < 0.5:
                self._post(pygame.MOUSEBUTTONDOWN, pos=at, button=button, touch=False)
                yield rng.uniform(0.03, 0.4)
                self._post(pygame.MOUSEBUTTONUP, pos=at, button=button, touch=False)
            elif rng.random() < 0.2:
                self._post(pygame.MOUSEWHEEL, x=0, y=rng.choice((-1, 1)), flipped=False, touch=False)
            yield rng.uniform(0.05, 0.8)

    def _keys(self) -> Process:
        """Every key there is, alone and with others."""
        rng = self._rng
        for _press in range(rng.randint(10, 80)):
            key, mod = rng.choice(_KEYS), rng.choice(_MODS)
            letter = chr(key) if 32 <= key < 127 else ""
            self._post(pygame.KEYDOWN, key=key, mod=mod, unicode=letter, scancode=0)
            yield rng.uniform(0.03, 0.3)
            self._post(pygame.KEYUP, key=key, mod=mod, unicode=letter, scancode=0)
            yield rng.uniform(0.05, 1.0)

    def _guess(self) -> Process:
        """Taps the hidden corner, and tries a PIN or two."""
        rng = self._rng
        for _tap in range(5):
            yield from self._tap((rng.uniform(2, 40), rng.uniform(2, 40)))
            yield 0.15
        for _try in range(rng.randint(1, 6)):
            for _digit in range(4):
                digit = rng.randint(0, 9)
                self._post(pygame.KEYDOWN, key=pygame.K_0 + digit, mod=0, unicode=str(digit), scancode=0)
                yield 0.1
            self._post(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="\r", scancode=0)
            yield from self._tap(self._aim(anywhere=1.0))
            yield rng.uniform(0.5, 3.0)
        self._post(pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0, unicode="", scancode=0)

    # Gestures --------------------------------------------------------------------------------------------------

    def _tap(self, at: Point, held_s: float = 0.08) -> Process:
        number = self._next_finger()
        self._finger(pygame.FINGERDOWN, number, at)
        yield held_s
        self._finger(pygame.FINGERUP, number, at)

    def _aim(self, anywhere: float = 0.25, outside: float = 0.0) -> Point:
        """A place, px: on something that can be pressed, or (with these shares) anywhere, or past the edge."""
        rng, (width, height), tiles = self._rng, self._size(), self._tiles()
        if rng.random() < outside:
            return rng.uniform(-0.2, 1.2) * width, rng.uniform(-0.2, 1.2) * height
        if rng.random() < anywhere or not tiles:
            return rng.uniform(0, width), rng.uniform(0, height)
        rect = rng.choice(tiles)
        return rng.uniform(rect.left, rect.right), rng.uniform(rect.top, rect.bottom)

    def _next_finger(self) -> int:
        self._fingers += 1
        return self._fingers

    def _finger(self, kind: int, number: int, at: Point) -> None:
        width, height = self._size()
        self._post(kind, touch_id=1, finger_id=number, x=at[0] / width, y=at[1] / height, dx=0.0, dy=0.0, pressure=1.0)

    def _post(self, kind: int, **what: object) -> None:
        self.events += 1
        pygame.event.post(pygame.event.Event(kind, what))
