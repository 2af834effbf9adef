"""The config file: found, read and checked completely, so that every mistake in it is reported at once."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from game import documents
from game.documents.did_you_mean import did_you_mean
from game.words import _

from . import scene_files
from .config import KioskConfig

TEMPLATE = Path(__file__).parent / "template.toml"


def default_file() -> Path:
    """Path of the config file that is used unless another one is named."""
    return user_config_path("minus70", appauthor=False) / "kiosk.toml"


def load(file: Path | None = None) -> KioskConfig:
    """The config in `file`, by default in `default_file()` if that exists. Raises DocumentError."""
    if file is None:
        file = default_file()
        if not file.exists():
            return KioskConfig()
    return documents.load(file, KioskConfig, CHECKS)


def _unknown_scenes(tables: Mapping[str, Any]) -> Iterator[documents.Mistake]:
    given, known = tables.get("scenes"), scene_files.names()
    for number, name in enumerate(given if isinstance(given, list) else ()):
        if isinstance(name, str) and name not in known:
            unknown = _("there is no scene {name!r}").format(name=name[:40])
            yield ("scenes", number), unknown + did_you_mean(name, known)


CHECKS = documents.Checks[KioskConfig](tables=_unknown_scenes)
