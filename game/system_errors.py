"""Why a file cannot be written or read, in the user's language: the end of a sentence."""

import errno
from pathlib import Path
from typing import Final

from game.words import N_, _

_REASONS: Final = {
    errno.ENOENT: N_("there is no such file"),
    errno.EACCES: N_("permission denied"),
    errno.EPERM: N_("permission denied"),
    errno.EROFS: N_("the disk is read-only"),
    errno.ENOSPC: N_("no space left on device"),
    errno.EDQUOT: N_("no space left on device"),
    errno.EFBIG: N_("the file becomes too large"),
    errno.EISDIR: N_("it is a folder"),
    errno.EEXIST: N_("it is there already"),
    errno.ELOOP: N_("it is a link that leads back to itself"),
    errno.ENAMETOOLONG: N_("file name too long"),
    errno.EINVAL: N_("no file can have this name"),
    errno.ENXIO: N_("nothing reads from this pipe; start its reader first"),
    errno.EPIPE: N_("the program that read from this pipe has ended"),
    errno.ENODEV: N_("it is neither a file nor a pipe"),
    errno.EBUSY: N_("it is in use, or this command prints to it"),
    errno.EIO: N_("the disk reports an error"),
}


def reason(error: OSError) -> str:
    """The reason of an error, in the language in use; the system's own English words where it is not in the table."""
    if error.errno in (errno.ENOENT, errno.ENOTDIR) and error.filename is not None:
        folder = Path(error.filename).parent
        if not folder.is_dir():
            return _("there is no folder {folder}").format(folder=folder)
    if error.errno in _REASONS:
        return _(_REASONS[error.errno])
    return (error.strerror or str(error)).lower()


def cannot_write(error: OSError, path: Path | None = None) -> str:
    """The sentence for a file that cannot be written: `path`, or the one that the error names."""
    return _("Cannot write {path}: {reason}.").format(path=path or error.filename, reason=reason(error))


def cannot_read(error: OSError, path: Path) -> str:
    """The sentence for a file that cannot be read."""
    return _("Cannot read {path}: {reason}.").format(path=path, reason=reason(error))


class CannotRecord(Exception):
    """A recording whose path the user has given cannot be written; the message says where and why."""
