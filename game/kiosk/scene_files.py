"""Scenes as they are on disk: found by name, read and checked."""

from pathlib import Path

from game.documents.did_you_mean import did_you_mean
from game.documents.problem import Problem
from game.documents.source import read
from game.words import _

from .scene_names import folder as folder
from .scene_names import names as names
from .scenes import AttractScene, load


class SceneError(ValueError):
    """A scene that cannot be shown; str() says why, a line for each mistake."""


def open_scene(name: str) -> AttractScene:
    """The scene called `name`. Raises SceneError."""
    if name not in names():
        raise SceneError(_("There is no scene {name!r}").format(name=name) + did_you_mean(name, names()))
    return open_file(folder() / f"{name}.toml")


def open_file(file: Path) -> AttractScene:
    """The scene in a file. Raises SceneError with every mistake in it."""
    source = read(file)
    found = [source] if isinstance(source, Problem) else load(source)
    if isinstance(found, list):
        raise SceneError("\n".join(map(str, found)))
    return found
