"""A file on disk that is either whole or not there: it is written beside its place, and put there at the end."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from game.words import _

from .problem import Problem


@contextlib.contextmanager
def system_errors(path: Path) -> Iterator[None]:
    """Turn the system's errors about `path` into one sentence, a Problem."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Problem(_("Cannot write {path}: {reason}.").format(path=path, reason=reason)) from error


def checked_suffix(path: Path, option: str, suffixes: tuple[str, ...]) -> str:
    """The suffix of `path`, in lower case. Raises Problem where it is none of `suffixes`."""
    suffix = path.suffix.lower()
    if suffix not in suffixes:
        sentence = _("{option} is {path}; use a name that ends in {suffixes}.")
        raise Problem(sentence.format(option=option, path=path, suffixes=_(" or ").join(suffixes)))
    return suffix


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Gives a temporary path beside `path` to write to; it takes its place when the context ends well.

    Raises Problem, at once, where `path` cannot be written; an error within leaves what was there before.
    """
    with system_errors(path):
        target = path.resolve()
        if target.is_dir():
            raise Problem(_("Cannot write {path}: it is a folder.").format(path=path))
        if not target.parent.is_dir():
            raise Problem(_("Cannot write {path}: there is no folder {folder}.").format(path=path, folder=path.parent))
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(13, "Permission denied")
        temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
        temporary.touch()
    try:
        yield temporary
        with system_errors(path):
            if temporary.stat().st_size == 0:
                return  # nothing was written: what was there stays
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            os.replace(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
