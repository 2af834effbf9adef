"""Open the live screen in a window."""

from pathlib import Path

from game.engine import presets
from game.engine.recording_file import SUFFIX, is_recording
from game.view.app import App, WindowError
from game.view.director import Director
from game.view.recordings import CannotRecord
from game.words import _

from .look import Look
from .problem import Problem
from .size import pixels


def run(
    preset: str,
    seed: int,
    *,
    fullscreen: bool,
    size: str | None,
    record: Path | None = None,
    look: Look | None = None,
    sound: bool = False,
) -> None:
    """Open it and stay until it is closed. Raises Problem or presets.UnknownPreset."""
    look = look or Look()
    look.use()
    presets.get(preset)  # an unknown name is told before a window flashes up
    if record is not None:
        _check(record)
    try:
        director = Director(preset, seed, record=record, reduced_motion=look.reduced_motion)
        App(pixels(size) if size else None, fullscreen, director.make, sound=sound, presenter=look.presenter()).run()
    except (WindowError, CannotRecord) as error:
        raise Problem(str(error)) from error


def _check(path: Path) -> None:
    """Raise Problem unless a recording may go to `path`: in the place of another recording, and of nothing else."""
    if not path.parent.is_dir():
        raise Problem(_("Cannot write {path}: there is no folder {folder}.").format(path=path, folder=path.parent))
    if path.exists() and not (path.is_file() and is_recording(path)):
        raise Problem(
            _("--record is {path}, which is there already and is no recording; use another name, such as run{suffix}.")
            .format(path=path, suffix=SUFFIX)
        )  # fmt: skip
