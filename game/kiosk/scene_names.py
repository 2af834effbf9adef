"""Which scenes there are, by the names of their files. Nothing of the engine is needed to know that."""

from importlib.resources import files
from pathlib import Path


def folder() -> Path:
    """Where the scenes are."""
    return Path(str(files("levels"))) / "kiosk"


def names() -> list[str]:
    """The scenes of the attract loop, in the order in which they are shown."""
    return sorted(file.stem for file in folder().glob("*.toml"))
