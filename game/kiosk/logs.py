"""The log of an exhibit: a few files that take turns, so that it never fills a disk, and the standard error.

Where the disk is full, or cannot be written, the show goes on: lines still go to the standard error (the journal,
under systemd), and the file is tried again once a minute.
"""

import contextlib
import logging
import sys
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path

from platformdirs import user_log_path

from game.printable import lines, one_line

MOST_BYTES = 500_000
FILES = 5
AGAIN_S = 60.0
_FORMAT = "%(asctime)s %(levelname)s %(message)s"


class _OneLine(logging.Formatter):
    """Formats an entry as one line, also with text from a file or a crashed program; a traceback keeps its lines."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The entry's own line."""
        return one_line(super().formatMessage(record))

    def format(self, record: logging.LogRecord) -> str:
        """The entry, with its traceback if it has one."""
        return lines(super().format(record))


class _RetryingFile(RotatingFileHandler):
    """A log file that is tried again after an error; entries until then are missing in it, without an error."""

    def __init__(self, file: Path) -> None:
        self._not_before = 0.0
        super().__init__(
            file,
            maxBytes=MOST_BYTES,
            backupCount=FILES - 1,
            encoding="utf-8",
            delay=True,
            errors="backslashreplace",  # a file's name need not be text
        )

    def emit(self, record: logging.LogRecord) -> None:
        """Write the entry, or drop it."""
        if time.monotonic() >= self._not_before:
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:
        """Close the file, and try it again after a minute."""
        self._not_before = time.monotonic() + AGAIN_S
        with contextlib.suppress(OSError):
            self.close()


class _Stderr(logging.StreamHandler):  # type: ignore[type-arg]
    """The standard error, if there is one and it is open."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Ignore the error: there is nowhere to report it."""


def default_folder() -> Path:
    """Where logs go unless the config names a folder."""
    return user_log_path("minus70", appauthor=False)


def log_folder(folder: str = "") -> Path:
    """The folder of an exhibit's log: `folder`, or the default one for ""."""
    return Path(folder) if folder else default_folder()


def open_log(folder: str = "", to_stderr: bool = True) -> logging.Logger:
    """The exhibit's log, in `kiosk.log` in a folder ("" is the default one). Never raises."""
    log = logging.Logger("kiosk", logging.INFO)
    handlers: list[logging.Handler] = [_Stderr(sys.stderr)] if to_stderr and sys.stderr is not None else []
    with contextlib.suppress(OSError, ValueError):
        place = log_folder(folder)
        with contextlib.suppress(OSError):
            place.mkdir(parents=True, exist_ok=True)
        handlers.append(_RetryingFile(place / "kiosk.log"))
    for handler in handlers:
        handler.setFormatter(_OneLine(_FORMAT))
        log.addHandler(handler)
    return log
