"""A file that shows whether it is complete: its length and a checksum precede its content.

Layout: the magic bytes, the length of the content (8 bytes, little-endian), the SHA-256 of the file's name, a zero
byte and the content, then the content. The checksum finds damage: a file that was cut, zeroed, written over or put
under another's name. It has no key, so it is no guard against forgery; that is what private folders are for.
"""

import hashlib
import os
import stat
from pathlib import Path

from game.files.atomic_file import write_bytes

from .private_folder import is_own

_MAGIC = b"minus70 checked 1\n"
_LENGTH_BYTES = 8
_HEADER_BYTES = len(_MAGIC) + _LENGTH_BYTES + hashlib.sha256().digest_size
# A link is not followed, and a pipe not waited for. Windows has neither flag, but asks for binary mode.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_BINARY", "O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK"))


class Damaged(Exception):
    """A file is not what was once written under its name."""


def write(path: Path, content: bytes) -> None:
    """Write `content` with its header to `path`, synced to the disk. Raises OSError; then `path` is as before."""
    write_bytes(path, _header(path, content) + content)


def read(path: Path) -> bytes:
    """The content of `path`. Raises FileNotFoundError; Damaged for all that is not a whole file of this user's own."""
    try:
        with open(os.open(path, _FLAGS), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode) or not is_own(status):
                raise Damaged(path)
            header = file.read(_HEADER_BYTES)
            length = int.from_bytes(header[len(_MAGIC) : len(_MAGIC) + _LENGTH_BYTES], "little")
            if not header.startswith(_MAGIC) or status.st_size != _HEADER_BYTES + length:
                raise Damaged(path)
            content = file.read()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Damaged(path) from error
    if header != _header(path, content):
        raise Damaged(path)
    return content


def _header(path: Path, content: bytes) -> bytes:
    checksum = hashlib.sha256(os.fsencode(path.name) + b"\0")
    checksum.update(content)
    return _MAGIC + len(content).to_bytes(_LENGTH_BYTES, "little") + checksum.digest()
