"""Open the pump lab in a window, and know the pump's states by name."""

import re
from typing import TYPE_CHECKING

from game.closest_name import closest_name
from game.engine import presets
from game.view.splash.opening import Opening
from game.view.window.app import App
from game.view.window.size import WindowError
from game.words import _

from .first_screen import made_by
from .look import Look
from .problem import Problem
from .size import pixels

if TYPE_CHECKING:
    from game.engine.pump import State
    from game.view.screens.director import Director


def run(
    preset: str, seed: int, *, fullscreen: bool, size: str | None, look: Look | None = None, sound: bool = False
) -> None:
    """Open it and stay until it is closed. Raises Problem or presets.UnknownPreset."""
    look = look or Look()
    look.use()
    presets.get(preset)  # an unknown name is told before a window flashes up
    opening = Opening(reduced_motion=look.reduced_motion)

    def director() -> "Director":
        from game.view.screens.director import Director

        return Director(preset, seed, reduced_motion=look.reduced_motion)

    try:
        window = pixels(size) if size else None
        App(window, fullscreen, made_by(director), "lab", sound, look.presenter(), opening).run()
    except WindowError as error:
        raise Problem(error) from error


def state_named(words: str) -> "State":
    """The state called "E2P", "e1_3na" or "E1·3Na⁺". Raises Problem."""
    from game.engine.pump import State

    known = {_plain(state.name): state for state in State}
    found = known.get(_plain(words))
    if found is None:
        near = closest_name(_plain(words), known)
        hint = _("did you mean {near}?").format(near=known[near].name) if near else ""
        names = ", ".join(state.name for state in State)
        hint = hint or _("use one of {names}.").format(names=names)
        raise Problem(_("--state is {words!r}, and the pump has no such state: {hint}").format(words=words, hint=hint))
    return found


def _plain(words: str) -> str:
    return re.sub(r"[^a-z0-9]", "", words.lower())
