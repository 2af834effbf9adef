"""Somebody who does anything at all in a window: every key, clicks, fingers, drags, sizes, from a seed."""

import random
from typing import Final

import pygame
from window_hands import Hands

KEYS: Final = sorted({getattr(pygame, name) for name in dir(pygame) if name.startswith("K_")})
LIKELY: Final = [
    *range(pygame.K_a, pygame.K_z + 1),
    *range(pygame.K_0, pygame.K_9 + 1),
    *(pygame.K_F1, pygame.K_F4, pygame.K_F4, pygame.K_F5, pygame.K_F5, pygame.K_F6, pygame.K_F7, pygame.K_F8),
    *(pygame.K_F9, pygame.K_F11, pygame.K_ESCAPE, pygame.K_ESCAPE, pygame.K_TAB, pygame.K_TAB, pygame.K_TAB),
    *(pygame.K_RETURN, pygame.K_RETURN, pygame.K_RETURN, pygame.K_SPACE, pygame.K_BACKSPACE, pygame.K_QUESTION),
    *(pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_HOME, pygame.K_END),
    *(pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_PERIOD, pygame.K_COMMA, pygame.K_PLUS, pygame.K_MINUS),
    *(pygame.K_LEFTBRACKET, pygame.K_RIGHTBRACKET, pygame.K_EQUALS),
]
MODS: Final = (0, 0, 0, 0, 0, pygame.KMOD_SHIFT, pygame.KMOD_SHIFT, pygame.KMOD_CTRL, pygame.KMOD_ALT)
SIZES: Final = ((1100, 660), (1280, 720), (720, 1280), (640, 480), (320, 240), (1, 1), (7, 900), (1600, 300))
_FINGERS: Final = 3


class Monkey:
    """Acts on `hands`; the same `seed`, the same acts. `done` tells what was done, for who has to repeat it."""

    def __init__(self, hands: Hands, seed: int) -> None:
        self._hands, self._rng = hands, random.Random(seed)
        self.done: list[str] = []
        self._down: set[int] = set()
        self._held = False

    def act(self) -> None:
        """Do something, and let a few frames pass."""
        rng, hands = self._rng, self._hands
        what = rng.choices(
            (self._key, self._any_key, self._click, self._drag, self._finger, self._wheel, self._resize, self._odd),
            (10, 2, 5, 4, 4, 1, 0.7, 0.7),
        )[0]
        what()
        hands.frames(rng.choice((0, 1, 1, 2, 5)))

    def _key(self) -> None:
        self._press_key(self._rng.choice(LIKELY), self._rng.choice(MODS))

    def _any_key(self) -> None:
        self._press_key(self._rng.choice(KEYS), self._rng.choice(MODS))

    def _press_key(self, code: int, mod: int) -> None:
        self.done.append(f"key {pygame.key.name(code)} {mod}")
        self._hands.keys(code, mod=mod, frames=self._rng.choice((0, 0, 1, 3)))

    def _click(self) -> None:
        at, button = self._place(), self._rng.choice((1, 1, 1, 1, 1, 2, 3, 4))
        self.done.append(f"click {button} {at}")
        self._hands.press(at, button)
        self._hands.frames(self._rng.choice((0, 0, 1, 8)))
        self._hands.release(button)

    def _drag(self) -> None:
        """Down, along, up; or only a part of that."""
        hands, rng = self._hands, self._rng
        self.done.append("drag")
        if not self._held or rng.random() < 0.1:
            hands.press(self._place())
            self._held = True
        for _move in range(rng.randint(0, 4)):
            hands.move(self._place())
            hands.frames(rng.choice((0, 1)))
        if rng.random() < 0.6:
            hands.release()
            self._held = False

    def _finger(self) -> None:
        hands, rng, name = self._hands, self._rng, self._rng.randrange(_FINGERS)
        at = rng.uniform(-0.05, 1.05), rng.uniform(-0.05, 1.05)
        if name not in self._down:
            kind = pygame.FINGERDOWN
            self._down.add(name)
        elif rng.random() < 0.5:
            kind = pygame.FINGERMOTION
        else:
            kind = pygame.FINGERUP
            self._down.discard(name)
        self.done.append(f"finger {name} {pygame.event.event_name(kind)} {at}")
        hands.finger(kind, at, name)

    def _wheel(self) -> None:
        way = self._rng.choice((-3, -1, 0, 1, 2))
        self.done.append(f"wheel {way}")
        self._hands.post(pygame.MOUSEWHEEL, x=0, y=way, flipped=False, touch=False)

    def _resize(self) -> None:
        size = self._rng.choice(SIZES)
        self.done.append(f"resize {size}")
        self._hands.resize(size)

    def _odd(self) -> None:
        """What the system tells by itself."""
        kind = self._rng.choice(
            (pygame.WINDOWFOCUSLOST, pygame.WINDOWFOCUSGAINED, pygame.ACTIVEEVENT, pygame.WINDOWMINIMIZED)
        )
        self.done.append(pygame.event.event_name(kind))
        self._hands.post(kind)

    def _place(self) -> tuple[int, int]:
        """Somewhere in the window; often at an edge, where the controls are."""
        (width, height), rng = self._hands.size, self._rng
        x, y = rng.randint(-2, width + 1), rng.randint(-2, height + 1)
        if rng.random() < 0.4:
            y = round(height * rng.choice((0.03, 0.06, 0.9, 0.94, 0.98)))
        return x, y
