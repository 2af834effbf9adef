"""A crash report: a text file in the log folder, for those who fix the program, and a recording of the run beside it.

It is written in English, in every language of the program, and without the engine or pygame, which may be what
has failed.
"""

import contextlib
import platform
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Final

from game import __version__
from game.files.atomic_file import write_text
from game.kiosk.logs import default_folder

from . import last_actions

MOST_REPORTS: Final = 10
"""Older ones are deleted, so that a program that fails for ever does not fill the disk."""
_LIBRARIES: Final = ("pygame-ce", "numpy", "numba", "llvmlite", "typer", "pydantic")
_NAME, _REPORT, _RUN = "crash-", ".txt", ".minus70"


@dataclass(frozen=True, slots=True)
class CrashReport:
    """Where a report and the run are; `run` is None where there was none, or where it could not be kept."""

    file: Path
    run: Path | None


def write(error: BaseException, arguments: Sequence[str], folder: str = "") -> CrashReport:
    """Write a report about `error` to `folder` ("" is the default log folder). Raises OSError."""
    place = Path(folder) if folder else default_folder()
    place.mkdir(parents=True, exist_ok=True)
    _delete_oldest(place)
    file = _free_name(place)
    run, why_not = _write_run(file.with_suffix(_RUN))
    kept = f"{run.name}, beside this file" if run is not None else why_not
    write_text(file, _text(error, arguments, kept), replace=False)
    return CrashReport(file, run)


def _free_name(place: Path) -> Path:
    """A name that no report or run in `place` has yet."""
    name, more = f"{_NAME}{datetime.now():%Y-%m-%d-%H%M%S}", 2
    file = place / f"{name}{_REPORT}"
    while file.exists() or file.with_suffix(_RUN).exists():
        file, more = place / f"{name}-{more}{_REPORT}", more + 1
    return file


def _write_run(file: Path) -> tuple[Path | None, str]:
    """Write a recording of the run that is shown; returns the file, or None and why there is none."""
    try:
        text = last_actions.run_text()
        if text is None:
            return None, "none"
        write_text(file, text, replace=False)
    except Exception as problem:  # the run may be what is broken: the report comes first
        return None, f"could not be kept: {type(problem).__name__}: {problem}"
    return file, ""


def _text(error: BaseException, arguments: Sequence[str], run: str) -> str:
    actions = last_actions.lines() or ["none"]
    return "\n".join(
        [
            f"minus70 {__version__} has failed",
            "",
            f"time:      {datetime.now().astimezone().isoformat(timespec='seconds')}",
            f"arguments: {list(arguments)!r}",
            f"platform:  {platform.platform()}",
            f"python:    {sys.version}",
            f"libraries: {', '.join(f'{name} {_version_of(name)}' for name in _LIBRARIES)}",
            f"run:       {run}",
            "",
            "last actions:",
            *(f"  {line}" for line in actions),
            "",
            "".join(traceback.format_exception(error)),
        ]
    )


def _version_of(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "is not installed"


def _delete_oldest(place: Path) -> None:
    """Make room for one more report."""
    with contextlib.suppress(OSError):
        reports = sorted(place.glob(f"{_NAME}*{_REPORT}"), key=lambda file: file.stat().st_mtime)
        for file in reports[: max(0, len(reports) - MOST_REPORTS + 1)]:
            file.unlink(missing_ok=True)
            file.with_suffix(_RUN).unlink(missing_ok=True)
