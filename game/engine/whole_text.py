"""Text on disk that is at every moment the old or the new: written beside its place, and put there at the end."""

import os
from pathlib import Path


def write(path: Path, text: str) -> None:
    """Put `text` in the place of `path`. Raises OSError; then what was there before still is."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
