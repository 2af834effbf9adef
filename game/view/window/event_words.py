"""Input events in a few words, for a crash report."""

from typing import Final

import pygame

_FINGERS: Final = {
    pygame.FINGERDOWN: "finger down",
    pygame.FINGERMOTION: "finger moves",
    pygame.FINGERUP: "finger up",
}


def describe(event: pygame.event.Event, secret: bool = False) -> str:
    """Words for an event that may matter, "" for others. `secret`: leave out the key and the place."""
    what = event.dict
    if event.type == pygame.KEYDOWN:
        name = pygame.key.name(what.get("key", 0)) or what.get("key")
        return "a key" if secret else f"key {name} (modifiers {what.get('mod', 0):#x})"
    if event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        way = "down" if event.type == pygame.MOUSEBUTTONDOWN else "up"
        return "a click" if secret else f"button {what.get('button')} {way} at {what.get('pos')}"
    if event.type in _FINGERS:
        words = _FINGERS[event.type]
        # Moves say no place, so that a hundred of one drag are one line.
        at = f"{words} at ({what.get('x', 0.0):.3f}, {what.get('y', 0.0):.3f})"
        return words if secret or event.type == pygame.FINGERMOTION else at
    if event.type == pygame.MOUSEMOTION:
        return "mouse drags" if any(what.get("buttons", ())) else ""
    if event.type == pygame.MOUSEWHEEL:
        return f"wheel {what.get('y')}"
    if event.type == pygame.VIDEORESIZE:
        return f"window becomes {what.get('size')}"
    return "quit" if event.type == pygame.QUIT else ""
