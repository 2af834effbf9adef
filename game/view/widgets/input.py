"""Mouse, touch and keyboard as one small set of events, so that a control is written once for all three."""

import sys
import unicodedata
from dataclasses import dataclass
from typing import Final

import pygame

Point = tuple[float, float]
Pointer = str | tuple[int, int]
"""What points: "mouse", or a finger as (device, finger)."""

MOUSE: Final = "mouse"
TOUCH_SCREEN: Final = sys.platform != "darwin"
"""A Mac's trackpad reports fingers by their place on the pad, which is not a place in the window."""
_NOT_CHARACTERS: Final = 1 << 30
"""From here on the codes of keys are no characters."""
_US_CODES: Final = {pygame.KSCAN_A + n: pygame.K_a + n for n in range(26)} | {
    pygame.KSCAN_COMMA: pygame.K_COMMA,
    pygame.KSCAN_PERIOD: pygame.K_PERIOD,
    pygame.KSCAN_LEFTBRACKET: pygame.K_LEFTBRACKET,
    pygame.KSCAN_RIGHTBRACKET: pygame.K_RIGHTBRACKET,
}
"""What the keys that are letters on some layouts are on a US keyboard, by their place."""


@dataclass(frozen=True, slots=True)
class Press:
    """The left button or a finger goes down."""

    pointer: Pointer
    at: Point


@dataclass(frozen=True, slots=True)
class Drag:
    """A pointer that is down moves."""

    pointer: Pointer
    at: Point


@dataclass(frozen=True, slots=True)
class Release:
    """A pointer comes up."""

    pointer: Pointer
    at: Point


@dataclass(frozen=True, slots=True)
class PointerLost:
    """A pointer, or the control that it held, has gone without a release: undo, do not act."""

    pointer: Pointer


@dataclass(frozen=True, slots=True)
class RightPress:
    """The right button goes down."""

    at: Point


@dataclass(frozen=True, slots=True)
class RightRelease:
    """The right button comes up."""

    at: Point


@dataclass(frozen=True, slots=True)
class FocusLost:
    """The window has lost the keyboard: what is down may get no release event. Undo, do not act."""


@dataclass(frozen=True, slots=True)
class Hover:
    """The mouse moves while its left button is up."""

    at: Point


@dataclass(frozen=True, slots=True)
class Wheel:
    """The wheel turns; the mouse stays where it last was."""

    turns: float = 0.0
    """Notches, positive away from the user."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key goes down, or is held long enough to act again."""

    key: int
    text: str = ""
    """What it types, such as "?"; "" for keys that type nothing."""
    shift: bool = False
    command: bool = False
    """With Ctrl, Alt or the system's own key: belongs to no control."""
    ctrl: bool = False
    """With Ctrl, and with neither Alt nor the system's own key."""


@dataclass(frozen=True, slots=True)
class KeyEnd:
    """A key comes up."""

    key: int


Input = Press | Drag | Release | PointerLost | FocusLost | RightPress | RightRelease | Hover | Wheel | Key | KeyEnd


def read(event: pygame.Event, size: tuple[int, int], touch_screen: bool = TOUCH_SCREEN) -> Input | None:
    """`event` as a control sees it in a window of `size` px; None if controls have no use for it.

    A touch is repeated as a mouse event, with `touch` set: those are left out. So are fingers on a trackpad.
    """
    kind = event.type
    if kind in (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP):
        return _finger(event, size) if touch_screen else None
    if kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION, pygame.MOUSEBUTTONUP):
        return None if getattr(event, "touch", False) else _mouse(event)
    if kind == pygame.MOUSEWHEEL:
        return None if getattr(event, "touch", False) else Wheel(float(getattr(event, "y", 0)))
    if kind == pygame.KEYDOWN:
        mod = getattr(event, "mod", 0)
        held = mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META)
        # The right Alt key of many keyboards types characters: AltGr is no command.
        command = bool(held) and not mod & pygame.KMOD_MODE
        ctrl = command and not held & (pygame.KMOD_ALT | pygame.KMOD_META)
        code = _layout.code(event.key, getattr(event, "scancode", 0))
        return Key(code, getattr(event, "unicode", ""), bool(mod & pygame.KMOD_SHIFT), command, ctrl)
    if kind == pygame.WINDOWLEAVE:  # not while SDL holds the mouse for a drag: it would come up unheard
        return PointerLost(MOUSE)
    if kind == pygame.WINDOWFOCUSLOST:
        return FocusLost()
    if kind == pygame.KEYUP:
        return KeyEnd(_layout.code(event.key, getattr(event, "scancode", 0)))
    return None


class _Layout:
    """Gives the keys of a layout without Latin letters, such as Greek, the codes that they have on a US keyboard."""

    def __init__(self) -> None:
        self._latin = True  # as far as the letters that have come have shown

    def code(self, key: int, scancode: int) -> int:
        """The key's own code; by its place, `scancode`, where the layout has no Latin letter there."""
        letter = chr(key) if 0 < key < _NOT_CHARACTERS else ""
        if letter.isascii() and letter.isalpha():
            self._latin = True
        elif letter and not letter.isascii() and not unicodedata.name(letter, "LATIN").startswith("LATIN"):
            self._latin = False
            return _US_CODES.get(scancode, key)
        # A Greek Q types ";", a Hebrew W an apostrophe.
        in_place_of_letter = pygame.KSCAN_A <= scancode <= pygame.KSCAN_Z
        return _US_CODES[scancode] if letter and in_place_of_letter and not self._latin else key


_layout = _Layout()


def _finger(event: pygame.Event, size: tuple[int, int]) -> Input:
    pointer = (int(event.touch_id), int(event.finger_id))
    at = (event.x * size[0], event.y * size[1])
    if event.type == pygame.FINGERDOWN:
        return Press(pointer, at)
    return Drag(pointer, at) if event.type == pygame.FINGERMOTION else Release(pointer, at)


def _mouse(event: pygame.Event) -> Input | None:
    at = (float(event.pos[0]), float(event.pos[1]))
    if event.type == pygame.MOUSEMOTION:
        return Drag(MOUSE, at) if event.buttons[0] else Hover(at)
    down = event.type == pygame.MOUSEBUTTONDOWN
    if event.button == 3:
        return RightPress(at) if down else RightRelease(at)
    if event.button != 1:
        return None
    return Press(MOUSE, at) if down else Release(MOUSE, at)
