"""A file on disk that is at every moment the old or the new: written beside its place, and put there at the end."""

import contextlib
import os
from pathlib import Path


def write(path: Path, text: str) -> None:
    """Put `text` in the place of `path`. Raises OSError; then what was there before still is."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Put `content` in the place of `path`. Raises OSError; then what was there before still is."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
