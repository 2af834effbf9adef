"""Open the live screen in a window."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from game.engine import presets
from game.system_errors import CannotRecord
from game.view.splash.opening import Opening
from game.view.window.app import App
from game.view.window.size import WindowError
from game.words import _

from .command_error import CommandError
from .first_screen import made_by
from .look import LookOptions
from .output_file import check
from .size import pixels

if TYPE_CHECKING:
    from game.view.screens.director import Director


def run(
    preset: str,
    seed: int,
    *,
    fullscreen: bool,
    size: str | None,
    record: Path | None = None,
    look: LookOptions | None = None,
    sound: bool = False,
) -> None:
    """Open it and stay until it is closed. Raises CommandError or presets.UnknownPreset."""
    look = look or LookOptions()
    look.use()
    opening = Opening(presets.get(preset), look.reduced_motion)  # raises for an unknown name, before a window opens
    if record is not None:
        _check(record)

    def director() -> "Director":
        from game.view.screens.director import Director

        return Director(preset, seed, record=record, reduced_motion=look.reduced_motion)

    try:
        app = App(
            pixels(size) if size else None,
            fullscreen,
            made_by(director),
            sound=sound,
            presenter=look.presenter(),
            opening=opening,
        )
        app.run()
    except (WindowError, CannotRecord) as error:
        raise CommandError(error) from error


def _check(path: Path) -> None:
    """Raise CommandError unless a recording may go to `path`: in place of another recording, or of nothing."""
    from game.engine.recording_file import SUFFIX, is_recording

    if os.path.exists(path) and not (os.path.isfile(path) and is_recording(path)):
        raise CommandError(
            _("--record is {path}, which is there already and is no recording; use another name, such as run{suffix}.")
            .format(path=path, suffix=SUFFIX)
        )  # fmt: skip
    check(path)
