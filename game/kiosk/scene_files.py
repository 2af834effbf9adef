"""Scenes as they are on disk: found by name, read and checked."""

from pathlib import Path

from game.documents import DocumentError, load
from game.documents.did_you_mean import did_you_mean
from game.words import _

from .scene_names import folder as folder
from .scene_names import names as names
from .scenes import CHECKS, AttractScene


def open_scene(name: str) -> AttractScene:
    """The scene called `name`. Raises DocumentError."""
    if name not in names():
        raise DocumentError(_("There is no scene {name!r}").format(name=name) + did_you_mean(name, names()))
    return open_file(folder() / f"{name}.toml")


def open_file(file: Path) -> AttractScene:
    """The scene in a file. Raises DocumentError with every mistake in it."""
    return load(file, AttractScene, CHECKS)
