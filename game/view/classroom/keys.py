"""Keys of a classroom: those that every screen has, and those that presenter mode takes for itself."""

from typing import Final

import pygame

from game.words import _

EVERYWHERE: Final = {
    pygame.K_F4: "votes",
    pygame.K_F5: "present",
    pygame.K_F6: "contrast",
    pygame.K_F7: "check",
    pygame.K_F8: "captions",
}
"""What they do on every screen."""

_WITH_CTRL: Final = {
    pygame.K_PLUS: "larger",
    pygame.K_EQUALS: "larger",
    pygame.K_KP_PLUS: "larger",
    pygame.K_MINUS: "smaller",
    pygame.K_KP_MINUS: "smaller",
    pygame.K_0: "usual",
    pygame.K_KP0: "usual",
}
_PRESENTING: Final = {
    pygame.K_b: "blank",
    pygame.K_PERIOD: "blank",
    pygame.K_KP_PERIOD: "blank",
    pygame.K_f: "freeze",
    pygame.K_j: "point",
    pygame.K_PAGEDOWN: "next",
    pygame.K_PAGEUP: "previous",
}
_DIGITS: Final = {
    key: number
    for row in (range(pygame.K_1, pygame.K_9 + 1), range(pygame.K_KP_1, pygame.K_KP_9 + 1))
    for number, key in enumerate(row, start=1)
}
TYPED: Final = (pygame.K_b, pygame.K_PERIOD, pygame.K_f, pygame.K_j, *range(pygame.K_1, pygame.K_9 + 1))
"""Those that also write something, where something is being written."""


def everywhere(event: pygame.event.Event) -> str | None:
    """What a key asks for on any screen; None if it is the screen's own."""
    mod = getattr(event, "mod", 0)
    if mod & (pygame.KMOD_ALT | pygame.KMOD_META) and not mod & pygame.KMOD_MODE:
        return None
    if mod & pygame.KMOD_CTRL:
        return _WITH_CTRL.get(event.key)
    return None if mod & pygame.KMOD_SHIFT else EVERYWHERE.get(event.key)


def presenting(event: pygame.event.Event) -> tuple[str, int] | None:
    """What a key asks for while presenting, and which number it is; None if it is the screen's own."""
    if getattr(event, "mod", 0) & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META | pygame.KMOD_SHIFT):
        return None
    if event.key in _DIGITS:
        return "number", _DIGITS[event.key]
    name = "blank" if getattr(event, "unicode", "") == "." else _PRESENTING.get(event.key)
    return None if name is None else (name, 0)


def lines() -> list[tuple[str, list[tuple[tuple[str, ...], str]]]]:
    """Every key of a classroom, under headings, for the help."""
    page_keys = (_("PgDn"), _("PgUp"))
    return [
        (
            _("On every screen"),
            [
                (("F5",), _("presenter mode; again or Esc: leave it")),
                (("F4",), _("class votes: predict, then see")),
                (("F6",), _("high contrast")),
                (("F7",), _("see it as colour-blind eyes do")),
                (("F8",), _("captions")),
                ((_("Ctrl"), "+", "−"), _("larger words, smaller words")),
            ],
        ),
        (
            _("While presenting"),
            [
                (page_keys, _("next, previous: a clicker's keys")),
                (("B", "."), _("blank the picture; any key: back")),
                (("F",), _("freeze the picture and the run")),
                (("J",), _("pointer; or hold the right button")),
                (("1", "–", "9"), _("a kind of cell, on Live")),
                ((_("Esc"),), _("leave presenter mode")),
            ],
        ),
    ]
