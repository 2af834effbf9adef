"""Checks of the patch that a level or a scene starts with: its table [start], and the spec made from it."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from game.documents import Mistake
from game.documents.schema_errors import number_wanted
from game.engine import PatchSpec, settings
from game.engine.chemistry import ion_counts
from game.engine.spec import SpecError
from game.words import _, translated


class Started(Protocol):
    """Content of a file with a table [start]."""

    @property
    def start(self) -> dict[str, Any]:
        """The settings that differ from the preset's."""
        ...

    def spec(self) -> PatchSpec:
        """The patch. Raises SettingError or SpecError."""
        ...


def wrong_settings(tables: Mapping[str, Any]) -> Iterator[Mistake]:
    """Each entry of [start] in a parsed file that is no setting or has no value for it."""
    start = tables.get("start")
    for key, value in start.items() if isinstance(start, dict) else ():
        wrong = _wrong(key, value)
        if wrong is not None:
            yield ("start", key), wrong


def impossible(started: Started) -> Iterator[Mistake]:
    """One mistake where no patch can be built: settings that are each in range, but not possible together."""
    try:
        ion_counts(started.spec())
    except (settings.SettingError, SpecError) as refused:
        yield ("start",) if started.start else ("preset",), translated(refused)


def _wrong(key: str, value: object) -> str | None:
    """What is wrong with one entry, in a sentence; None where nothing is."""
    setting = settings.TABLE.get(key)
    if setting is not None and not setting.choices and (isinstance(value, bool) or not isinstance(value, int | float)):
        return number_wanted(value)
    try:
        settings.parse(key, value)
    except settings.SettingError as problem:
        return translated(problem)
    if key == "size" and value in ("large", "huge"):
        return _("a level is played on a standard or a small patch.")
    return None
