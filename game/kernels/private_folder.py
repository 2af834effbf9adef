"""A folder that is this user's alone: code that is read from it is run, so only this user may have put it there."""

import contextlib
import os
import shutil
import stat
from pathlib import Path

_OTHERS, _OTHERS_WRITE = 0o077, 0o022


def is_own(status: os.stat_result) -> bool:
    """Whether a file or folder belongs to the user of this process; on Windows, where profiles are private, always."""
    return not hasattr(os, "geteuid") or status.st_uid == os.geteuid()


def private_folder(base: Path, *names: str) -> Path:
    """The folder `base`/`names`..., made where it is missing; each of `names` has mode 0700 afterwards.

    One that others could write to is emptied first. Raises OSError where one of `names` is a link, is no folder or
    belongs to another user, and where it cannot be made.
    """
    base.mkdir(parents=True, exist_ok=True)
    folder = base
    for name in names:
        folder = folder / name
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        _close_to_others(folder)
    return folder


def _close_to_others(folder: Path) -> None:
    """Let `folder` have mode 0700. Raises OSError where it is no folder of this user's own."""
    status = folder.lstat()  # of a link itself: another user may have put it there, also one to a folder of this user
    if not stat.S_ISDIR(status.st_mode):
        raise NotADirectoryError(20, "Not a folder", str(folder))
    if not is_own(status):
        raise PermissionError(1, "Belongs to another user", str(folder))
    if not hasattr(os, "geteuid") or not status.st_mode & _OTHERS:
        return
    folder.chmod(0o700)
    if status.st_mode & _OTHERS_WRITE:
        empty(folder)


def empty(folder: Path) -> None:
    """Remove all that is in `folder`, as far as it can be removed."""
    with contextlib.suppress(OSError):
        for path in list(folder.iterdir()):
            remove(path)


def remove(path: Path) -> None:
    """Remove a file, a link or a folder with all that is in it, if it is there and can be removed."""
    with contextlib.suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
