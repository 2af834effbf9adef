"""Which scenes there are, by the names of their files, and what is in them."""

from importlib.resources import files
from pathlib import Path

from game.challenges.near import did_you_mean
from game.challenges.source import Problem, read
from game.words import _

from .scenes import AttractScene, load


class SceneError(ValueError):
    """A scene that cannot be shown; str() says why, a line for each mistake."""


def folder() -> Path:
    """Where the scenes are."""
    return Path(str(files("levels"))) / "kiosk"


def names() -> list[str]:
    """The scenes of the attract loop, in the order in which they are shown."""
    return sorted(file.stem for file in folder().glob("*.toml"))


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
