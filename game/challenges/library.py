"""Where levels are found: those of the campaign, in order, and any file by its path."""

import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from game.documents import DocumentError, load
from game.documents.did_you_mean import did_you_mean
from game.documents.translated import translated
from game.words import _

from .level import Level
from .level_checks import CHECKS

_OWN = Path(str(files("levels"))).resolve()
_NUMBERED = re.compile(r"^(?P<number>\d+)_(?P<name>[a-z0-9_]+)\.toml$")


@dataclass(frozen=True, slots=True)
class LevelEntry:
    """One level of the campaign: its place in it, its name and its file."""

    number: int
    name: str
    file: Path


def campaign() -> list[LevelEntry]:
    """The levels that come with the program, in the order in which they teach."""
    found = []
    for item in _OWN.glob("*.toml"):
        match = _NUMBERED.match(item.name)
        if match:
            found.append(LevelEntry(int(match["number"]), match["name"], item))
    return sorted(found, key=lambda entry: (entry.number, entry.name))


def find(wanted: str) -> Path:
    """The file of a level given by name, by number or by path. Raises DocumentError."""
    entries = campaign()
    for entry in entries:
        if wanted in (entry.name, str(entry.number), entry.file.stem):
            return entry.file
    path = Path(wanted)
    if path.suffix == ".toml" or len(path.parts) > 1:
        return path
    names = [entry.name for entry in entries]
    raise DocumentError(_("There is no level {name!r}").format(name=wanted) + did_you_mean(wanted, names))


def open_level(file: Path) -> Level:
    """The level in a file, the program's own in the language in use. Raises DocumentError with every mistake in it."""
    level = load(file, Level, CHECKS)
    # A teacher's own level stays as it is written, even where it borrows a sentence.
    return translated(level) if _OWN in file.resolve().parents else level
