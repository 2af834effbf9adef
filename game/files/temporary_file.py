"""The file that is written first, beside its place, under a name and a lock of its own.

The lock lasts as long as the program that holds it: what a killed program left behind is known by its name and by a
lock that nothing holds, and is removed by the next one that writes there.
"""

import contextlib
import os
import re
import secrets
import stat
import sys
import time
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

_NAME = re.compile(r"\.minus70-[0-9a-f]{16}\.part")  # short: the name that is wanted may be as long as names can be
_NO_LOCKS_S = 7 * 86_400.0  # where files cannot be locked, one that was last written so long ago is an abandoned one


def create(folder: Path, mode: int) -> tuple[BinaryIO, Path]:
    """A new file in `folder`, locked, open to be written and read, with permissions `mode` less the umask.

    Files that killed programs left in `folder` are removed. Raises OSError.
    """
    _remove_abandoned_once(folder)
    while True:
        path = folder / f".minus70-{secrets.token_hex(8)}.part"
        file = open(path, "x+b", opener=lambda name, flags: os.open(name, flags, mode))  # noqa: SIM115
        _locks(file.fileno())
        if sys.platform == "win32" or os.fstat(file.fileno()).st_nlink > 0:
            return file, path
        file.close()  # another program took it for an abandoned one in the moment before it was locked


def _locks(descriptor: int) -> bool | None:
    """Whether this program now holds the file's lock; None where files cannot be locked."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True
    return None


@lru_cache(maxsize=256)
def _remove_abandoned_once(folder: Path) -> None:
    """`remove_abandoned`, once for each folder: a recording is written every other second."""
    remove_abandoned(folder)


def remove_abandoned(folder: Path) -> None:
    """Remove the temporary files in `folder` that are this program's and this user's, and that none writes to."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name):
                with contextlib.suppress(OSError):
                    _remove_if_abandoned(entry.path)


def _remove_if_abandoned(path: str) -> None:
    status = os.lstat(path)
    if not stat.S_ISREG(status.st_mode) or (sys.platform != "win32" and status.st_uid != os.geteuid()):
        return
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        free = _locks(descriptor)
        if free is None:
            free = status.st_mtime < time.time() - _NO_LOCKS_S
        if free and sys.platform != "win32":
            os.unlink(path)
    finally:
        os.close(descriptor)
    if free and sys.platform == "win32":  # an open file cannot be removed there, its writer's neither
        os.unlink(path)
