"""Open the live screen in a window."""

from game.engine import presets
from game.view.app import App, WindowError
from game.view.director import Director

from .problem import Problem
from .size import pixels


def run(preset: str, seed: int, *, fullscreen: bool, size: str | None) -> None:
    """Open it and stay until it is closed. Raises Problem or presets.UnknownPreset."""
    presets.get(preset)  # an unknown name is told before a window flashes up
    try:
        App(pixels(size) if size else None, fullscreen, Director(preset, seed).make).run()
    except WindowError as error:
        raise Problem(str(error)) from error
