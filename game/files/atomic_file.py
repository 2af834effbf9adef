"""A file that is at every moment the old one or the new one, complete, even after a crash or a power cut.

It is written beside its place, flushed to the disk, and put there in one step. What else a path may lead to, and what
is done then, stands in `destination`.
"""

import contextlib
import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from . import temporary_file
from .destination import Destination, find, named, open_stream

_PART_BYTES = 1 << 20


@contextmanager
def atomic_file(path: Path, *, replace: bool = True) -> Iterator[BinaryIO]:
    """A temporary file, to be written here or, by its `name`, elsewhere; it becomes `path` when the context ends well.

    Where the context ends with an error, and where nothing was written, `path` stays as it was.
    Raises OSError that names `path`: at once where it cannot be written (or, without `replace`, where it exists), and
    at the end where the disk is full.
    """
    with contextlib.ExitStack() as stack:
        with named(path):
            destination = find(path)
            if destination.exists and not replace:
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            stream: FileIO | None = None
            if destination.is_stream:  # opened now, so that a pipe without a reader is known before a long run
                stream = stack.enter_context(FileIO(open_stream(destination.path), "wb"))
            folder = Path(tempfile.gettempdir()) if stream else destination.path.parent
            file, temporary = temporary_file.create(folder, 0o600 if destination.exists else 0o666)
        stack.callback(_discard, file, temporary)
        yield file
        with named(path):
            file.flush()
            if os.fstat(file.fileno()).st_size == 0:
                return
            if stream is not None:
                _copy(file, stream)
            else:
                _put_in_place(file, temporary, destination, replace)


def write_bytes(path: Path, content: bytes, *, replace: bool = True) -> None:
    """Replace the content of `path` by `content`, not empty. Raises OSError that names `path`; it is then unchanged."""
    with atomic_file(path, replace=replace) as file, named(path):
        file.write(content)


def write_text(path: Path, text: str, *, replace: bool = True) -> None:
    """`write_bytes` for text: UTF-8, lines that end in LF. What UTF-8 cannot encode (in a file's name) is escaped."""
    write_bytes(path, text.encode("utf-8", "backslashreplace"), replace=replace)


def check_writable(path: Path) -> None:
    """Raise OSError if `path` cannot be written; it stays as it is. A disk that is full later is not noticed."""
    if not find(path).is_stream:  # a pipe's reader would take opening and closing it for the end
        with atomic_file(path):
            pass


def _copy(file: BinaryIO, stream: FileIO) -> None:
    """Write all of `file` into `stream`, which is unbuffered: it may take less than it is given."""
    file.seek(0)
    while part := memoryview(file.read(_PART_BYTES)):
        while part:
            part = part[stream.write(part) :]


def _put_in_place(file: BinaryIO, temporary: Path, destination: Destination, replace: bool) -> None:
    _keep_owner_and_mode(file, destination)
    os.fsync(file.fileno())
    if sys.platform == "win32":
        file.close()  # an open file cannot be renamed there
    if replace:
        os.replace(temporary, destination.path)
    else:
        _put_in_empty_place(temporary, destination.path)
    _flush_folder(destination.path.parent)


def _keep_owner_and_mode(file: BinaryIO, destination: Destination) -> None:
    """Copy owner and mode of the file that is replaced, as far as the system allows this user."""
    if sys.platform == "win32":
        return
    mode = destination.mode
    with contextlib.suppress(OSError):  # it may have been removed meanwhile, or be another user's to give away
        old = os.stat(destination.path)
        mode = stat.S_IMODE(old.st_mode)
        os.fchown(file.fileno(), old.st_uid, old.st_gid)
    if mode is not None:
        with contextlib.suppress(OSError):  # some file systems have no permissions
            os.fchmod(file.fileno(), mode & 0o777)


def _put_in_empty_place(temporary: Path, path: Path) -> None:
    """Rename, unless there is something by now: whichever program makes the empty file first has the name."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    try:
        os.replace(temporary, path)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _flush_folder(folder: Path) -> None:
    """Let the new name survive a power cut. Where folders cannot be flushed, the file is in its place all the same."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _discard(file: BinaryIO, temporary: Path) -> None:
    """Close and remove what is left of the temporary file."""
    with contextlib.suppress(OSError):  # its buffer cannot be flushed to a full disk, and need not be
        file.close()
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)
