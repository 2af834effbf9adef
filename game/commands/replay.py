"""Play a recording in a window: it can be paused, scrubbed, and continued by the user."""

from pathlib import Path

from game.engine.recording import RecordingError
from game.engine.recording_file import load
from game.engine.session import ReplayError
from game.progress import compiling_shown
from game.view.screens.director import Director
from game.view.splash.opening import Opening
from game.view.window.app import App
from game.view.window.size import WindowError

from .command_error import CommandError, unreadable
from .look import LookOptions
from .size import pixels


def run(file: Path, *, fullscreen: bool, size: str | None, look: LookOptions | None = None) -> None:
    """Open it and stay until it is closed. Raises CommandError."""
    look = look or LookOptions()
    look.use()
    try:
        recording = load(file)  # raises for a recording with mistakes, before a window opens
        name = recording.spec.name
        director = Director(name, recording.seed, replay=recording, reduced_motion=look.reduced_motion)
        opening = Opening(recording.spec, look.reduced_motion)
        window = pixels(size) if size else None
        with compiling_shown():
            App(window, fullscreen, director.make, presenter=look.presenter(), opening=opening).run()
    except RecordingError as error:
        raise unreadable(error, file) from error
    except (ReplayError, WindowError) as error:
        raise CommandError(error) from error
