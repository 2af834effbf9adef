"""Scenes as they are on disk: found by name, read and checked.

Which scenes there are is known without the engine: the parent of an exhibit checks its config without loading it.
"""

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from game.documents import DocumentError, load
from game.documents.did_you_mean import did_you_mean
from game.words import _

if TYPE_CHECKING:
    from .scenes import AttractScene


def folder() -> Path:
    """The folder with the scenes."""
    return Path(str(files("levels"))) / "kiosk"


def names() -> list[str]:
    """The names of all scenes of the attract loop, in the order in which they are shown."""
    return sorted(file.stem for file in folder().glob("*.toml"))


def open_scene(name: str) -> "AttractScene":
    """The scene called `name`. Raises DocumentError."""
    if name not in names():
        raise DocumentError(_("There is no scene {name!r}").format(name=name) + did_you_mean(name, names()))
    return open_file(folder() / f"{name}.toml")


def open_file(file: Path) -> "AttractScene":
    """The scene in a file. Raises DocumentError with every mistake in it."""
    from .scenes import CHECKS, AttractScene  # brings the engine

    return load(file, AttractScene, CHECKS)
