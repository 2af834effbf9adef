"""Play a recording in a window: it can be stopped, scrubbed, and taken over."""

from pathlib import Path

from game.engine.recording import RecordingError
from game.engine.recording_file import load
from game.engine.session import ReplayError
from game.view.app import App, WindowError
from game.view.director import Director

from .problem import Problem
from .size import pixels


def run(file: Path, *, fullscreen: bool, size: str | None) -> None:
    """Open it and stay until it is closed. Raises Problem."""
    try:
        recording = load(file)  # what is wrong with it is told before a window flashes up
        director = Director(recording.spec.name, recording.seed, replay=recording)
        App(pixels(size) if size else None, fullscreen, director.make).run()
    except (RecordingError, ReplayError, WindowError) as error:
        raise Problem(str(error)) from error
