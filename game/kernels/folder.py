"""The folder that compiled kernels are kept in: chosen, found safe, swept, and emptied where starts have failed.

It is below the user's cache folder, or below `NUMBA_CACHE_DIR`; another one is never made up. Where it cannot be made,
or may be another user's, kernels are not kept.
"""

import contextlib
import hashlib
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import llvmlite
import numba
from platformdirs import user_cache_path

from . import start_watch
from .private_folder import empty, is_own, private_folder, remove
from .source_stamp import source_stamp

_WEEK_S, _HOUR_S = 7 * 86_400, 3_600
_FAILED_STARTS = 2  # so many in a row, and the next one begins with an empty folder

_CONFIG: Any = numba.config


def _stamp() -> str:
    """A name for everything that determines a kernel's machine code, except its types and the processor."""
    python = f"{sys.implementation.cache_tag} {getattr(sys, 'abiflags', '')}"
    made_by = f"{source_stamp()} numba {numba.__version__} llvmlite {llvmlite.__version__} {python}"
    return hashlib.sha256(made_by.encode()).hexdigest()[:16]


def _place() -> tuple[Path, tuple[str, ...]]:
    """A folder that is given, and the names of the folders below it that are to be this program's own.

    Raises OSError where the user has no home.
    """
    if given := os.environ.get("NUMBA_CACHE_DIR"):
        return Path(given).absolute(), ("minus70-kernels", _stamp())
    own = user_cache_path("minus70", appauthor=False)
    if not own.is_absolute():
        raise FileNotFoundError(2, "No home folder", str(own))
    return own.parent, (own.name, "kernels", _stamp())


def _open_folder() -> Path:
    """The folder to keep kernels in, swept. Raises OSError where there is none that is safe to use."""
    base, names = _place()
    if not os.environ.get("NUMBA_CACHE_DIR"):
        home = next(folder for folder in (base, *base.parents) if folder.exists())
        if not is_own(home.stat()):  # such as another user's home, kept by sudo, or the folder for everyone's files
            raise PermissionError(1, "Belongs to another user", str(home))
    folder = private_folder(base, *names)
    with contextlib.suppress(OSError):
        os.utime(folder)  # in use
        _remove_older(folder.parent.iterdir(), _WEEK_S)  # what other sources compiled to
        _remove_older(folder.glob(".*"), _HOUR_S)  # what was being written when a process was killed
    return folder


def _remove_older(paths: Iterable[Path], seconds: float) -> None:
    for path in list(paths):
        if path.lstat().st_mtime < time.time() - seconds:
            remove(path)


def _choose() -> tuple[Path | None, OSError | None]:
    """The folder, emptied where starts have failed; or why there is none."""
    if _CONFIG.DISABLE_JIT:
        return None, None
    try:
        folder = _open_folder()
    except OSError as error:
        return None, error
    if start_watch.watch(folder).failures() >= _FAILED_STARTS:
        empty(folder)
    return folder, None


if os.environ.get("MINUS70_JIT") == "0":
    _CONFIG.DISABLE_JIT = 1
FOLDER, PROBLEM = _choose()
"""Where kernels are kept, or None; then PROBLEM says why, unless nothing is compiled at all."""
