"""Open the pump lab in a window; and the pump's states by name, for `minus70 picture --state`."""

import re
from typing import TYPE_CHECKING

from game.closest_name import closest_name
from game.engine import presets
from game.view.actions.window import WindowAction
from game.view.splash.opening import Opening
from game.view.window.app import App
from game.view.window.size import WindowError
from game.words import _

from .command_error import CommandError
from .first_screen import made_by
from .look import LookOptions
from .size import pixels

if TYPE_CHECKING:
    from game.engine.pump import PumpState
    from game.view.screens.director import Director


def run(
    preset: str, seed: int, *, fullscreen: bool, size: str | None, look: LookOptions | None = None, sound: bool = False
) -> None:
    """Open it and stay until it is closed. Raises CommandError or presets.UnknownPreset."""
    look = look or LookOptions()
    look.use()
    presets.get(preset)  # raises for an unknown name, before a window opens
    opening = Opening(reduced_motion=look.reduced_motion)

    def director() -> "Director":
        from game.view.screens.director import Director

        return Director(preset, seed, reduced_motion=look.reduced_motion)

    try:
        window = pixels(size) if size else None
        App(window, fullscreen, made_by(director), WindowAction.LAB, sound, look.presenter(), opening).run()
    except WindowError as error:
        raise CommandError(error) from error


def state_named(words: str) -> "PumpState":
    """The state called "E2P", "e1_3na" or "E1·3Na⁺". Raises CommandError."""
    from game.engine.pump import PumpState

    known = {_plain(state.name): state for state in PumpState}
    found = known.get(_plain(words))
    if found is None:
        near = closest_name(_plain(words), known)
        hint = _("did you mean {near}?").format(near=known[near].name) if near else ""
        names = ", ".join(state.name for state in PumpState)
        hint = hint or _("use one of {names}.").format(names=names)
        raise CommandError(
            _("--state is {words!r}, and the pump has no such state: {hint}").format(words=words, hint=hint)
        )
    return found


def _plain(words: str) -> str:
    return re.sub(r"[^a-z0-9]", "", words.lower())
