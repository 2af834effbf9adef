"""What a path that is to be written leads to: a file, new or old; a pipe or device; or nothing that can be written.

| the path is | what happens |
| --- | --- |
| new, or a file | replaced by the new file in one step; the old one's permissions are kept |
| a link | the link stays; the file that it leads to is written, new or old |
| a pipe (FIFO) or character device | it stays; what would be the file is written into it |
| a folder, a disk, a socket, a link back to itself, a read-only file | refused before anything is written |
| the file that standard output or error goes to | refused: replaced, it would lose what is printed |

One name of a file with several (hard links) gets a file of its own; the other names keep the old one.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a path leads once all links are followed. `is_stream`: to a pipe or device; `mode`: of an old file."""

    path: Path
    is_stream: bool = False
    mode: int | None = None

    @property
    def exists(self) -> bool:
        """Whether there is something at `path`."""
        return self.is_stream or self.mode is not None


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Turn every OSError from within into one about `path`, the name that was given, whatever file it was about."""
    try:
        yield
    except OSError as error:
        number = error.errno or errno.EIO
        raise OSError(number, error.strerror or os.strerror(number), str(path)) from error
    except ValueError as error:  # a name that no file can have: it holds a zero byte, or half a character
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path)) from error


def find(path: Path) -> Destination:
    """Where `path` leads. Raises OSError that names `path` where that cannot be written."""
    with named(path):
        try:
            status = os.stat(path)
        except FileNotFoundError:
            status = None
        target = Path(os.path.realpath(path))
        if status is None:
            if not target.parent.is_dir():
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            return Destination(target)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if stat.S_ISFIFO(status.st_mode) or stat.S_ISCHR(status.st_mode):
            return Destination(path, is_stream=True)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
        if _is_standard_stream(status):
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        return Destination(target, mode=stat.S_IMODE(status.st_mode))


def _is_standard_stream(status: os.stat_result) -> bool:
    """Whether standard output or error goes to this file."""
    for descriptor in (1, 2):
        with suppress(OSError):  # a closed one
            if os.path.samestat(status, os.fstat(descriptor)):
                return True
    return False


def open_stream(path: Path) -> int:
    """A descriptor that writes into a pipe or device. Raises OSError; ENXIO where nothing reads from the pipe."""
    descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
    if sys.platform != "win32":
        os.set_blocking(descriptor, True)  # opening must not wait for a reader; writing may
    return descriptor
