"""The config file: found, read and checked whole, so that every mistake in it is told at once."""

from pathlib import Path

from platformdirs import user_config_path
from pydantic import ValidationError

from game.documents.did_you_mean import did_you_mean
from game.documents.problem import Problem, in_order
from game.documents.schema_errors import mistakes
from game.documents.source import Source, read
from game.words import _

from . import scene_names
from .config import KioskConfig

TEMPLATE = Path(__file__).parent / "template.toml"


class ConfigError(ValueError):
    """A config file that cannot be used: every mistake in it, a line each."""

    def __init__(self, *lines: object) -> None:
        self.lines = tuple(map(str, lines))
        super().__init__("\n".join(self.lines))


def default_file() -> Path:
    """Where the config file is looked for unless another one is named."""
    return user_config_path("minus70", appauthor=False) / "kiosk.toml"


def load(file: Path | None = None) -> KioskConfig:
    """What `file` says; without one, what the default file says, if there is one. Raises ConfigError."""
    if file is None:
        file = default_file()
        if not file.exists():
            return KioskConfig()
    source = read(file)
    config = [source] if isinstance(source, Problem) else check(source)
    if isinstance(config, list):
        raise ConfigError(*config)
    return config


def check(source: Source) -> KioskConfig | list[Problem]:
    """The config that a source holds, or every mistake in it, in the order of the file."""
    problems = list(_unknown_scenes(source))
    try:
        config = KioskConfig.model_validate(source.data)
    except ValidationError as wrong:
        return in_order(problems + mistakes(source, wrong, KioskConfig))
    return in_order(problems) if problems else config


def _unknown_scenes(source: Source) -> list[Problem]:
    given, known = source.data.get("scenes"), scene_names.names()
    return [
        source.problem(
            ("scenes", number),
            _("there is no scene {name!r}").format(name=name[:40]) + did_you_mean(name, known),
        )
        for number, name in enumerate(given if isinstance(given, list) else ())
        if isinstance(name, str) and name not in known
    ]
