"""What single keys mean on the Live screen, where no control has taken them."""

from typing import Final

import pygame

from game.view.widgets.input import Key

SPEEDS: Final = ((0.25, "¼×"), (1.0, "1×"), (4.0, "4×"), (16.0, "16×"))
"""How fast time can go, and how that is written; keys 1 to 4."""

REPEATING: Final = ("step", "back", "pump")
"""What goes on while its key is held."""

_NAMES: Final = {
    pygame.K_SPACE: "toggle_pause",
    pygame.K_PERIOD: "step",
    pygame.K_RIGHT: "step",
    pygame.K_COMMA: "back",
    pygame.K_LEFT: "back",
    pygame.K_END: "now",
    pygame.K_F9: "record",
    pygame.K_r: "reset",
    pygame.K_p: "pumps",
    pygame.K_o: "ouabain",
    pygame.K_l: "leaks",
    pygame.K_b: "bath",
    pygame.K_k: "cells",
    pygame.K_x: "lab",
    pygame.K_y: "plot",
    pygame.K_e: "probe",
    pygame.K_i: "electrode",
    pygame.K_u: "unpaired",
    pygame.K_z: "small_charge",
    pygame.K_s: "big_charge",
    pygame.K_t: "flash",
    pygame.K_g: "glutamate",
    pygame.K_a: "gaba",
    pygame.K_F1: "help",
    pygame.K_F11: "fullscreen",
}
_PUMP: Final = {pygame.K_RIGHT: 1, pygame.K_LEFT: -1, pygame.K_PAGEDOWN: 8, pygame.K_PAGEUP: -8}
"""With Shift: so many states of the pump that is chosen, on or back."""

_TYPED: Final = {".": "step", ",": "back", "?": "help"}
_DIGITS: Final = {
    key: index
    for keys in (
        (pygame.K_1, pygame.K_2, pygame.K_3, pygame.K_4),
        (pygame.K_KP_1, pygame.K_KP_2, pygame.K_KP_3, pygame.K_KP_4),
    )
    for index, key in enumerate(keys)
}


def command(event: Key) -> tuple[str, float | None] | None:
    """The name of what a key asks for, with the speed or the states to go; None if it means nothing here."""
    if event.command:
        return None
    if event.shift and event.key in _PUMP:
        return "pump", _PUMP[event.key]
    # What is typed comes first: where "?" or "." sits differs between keyboards.
    if event.text in _TYPED:
        return _TYPED[event.text], None
    digit = "1234".find(event.text) if len(event.text) == 1 else -1
    index = digit if digit >= 0 else _DIGITS.get(event.key)
    if index is not None:
        return "speed", SPEEDS[index][0]
    name = _NAMES.get(event.key)
    return None if name is None else (name, None)
