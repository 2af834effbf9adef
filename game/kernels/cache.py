"""The compiled kernels that are kept between runs: a file for each form of each, checked before it is used.

A file that is missing, damaged or made by other code is a miss: it is removed, and the kernel is compiled again. What
is in a file is neither unpickled nor run before its checksum, and the owner of file and folder, have been found right.
A file is named for all that its content depends on and put in its place whole, so processes that compile side by side
need no lock: where two write one file, they write the same code. What cannot be written is not stored.
"""

import contextlib
import hashlib
import pickle
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numba
from numba.core import caching
from numba.core.serialize import dumps

from . import checked_file, folder, start_watch
from .private_folder import remove

_SUFFIX = ".kernel"
_MOST_NAME = 120  # characters of a kernel's name that go into a file's

_CONFIG: Any = numba.config
_CONFIG.CACHE_LOCATOR_CLASSES = ""  # from the environment: it would lead numba to other folders


def _file_name(function: Callable[..., Any]) -> str:
    """The beginning of the names of a kernel's files."""
    name = f"{function.__module__}.{function.__qualname__}".replace("<locals>.", "")
    return re.sub(r"[^\w.]", "_", name)[-_MOST_NAME:]


class _Locator(caching._CacheLocator):
    """numba's locator of a kernel's files, with the stamp of its source."""

    def __init__(self, function: Callable[..., Any], file: str) -> None:
        self._py_file = file
        self._line = function.__code__.co_firstlineno

    @classmethod
    def from_function(cls, function: Callable[..., Any], file: str) -> "_Locator":
        return cls(function, file)

    def ensure_cache_path(self) -> None:
        """Do nothing: the folder is there already."""

    def get_cache_path(self) -> str:
        return str(folder.FOLDER)

    def get_source_stamp(self) -> str:
        with contextlib.suppress(OSError):
            return hashlib.sha256(Path(self._py_file).read_bytes()).hexdigest()
        return ""

    def get_disambiguator(self) -> str:
        return str(self._line)


class _Parts(caching.CompileResultCacheImpl):
    """Takes a compiled kernel apart and puts it together again, as numba does."""

    _locator_classes = [_Locator]  # noqa: RUF012 - as numba has it


class KernelCache(caching.FunctionCache):
    """The compiled forms of one kernel: numba's own cache, but for the files."""

    _impl_class = _Parts

    def __init__(self, function: Callable[..., Any]) -> None:
        super().__init__(function)  # type: ignore[no-untyped-call]
        locator = self._impl.locator
        self._made_of = locator.get_source_stamp(), locator.get_disambiguator()
        self._file_name = _file_name(function)

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        """The compiled form for `sig`; None where there is none, and where its file had to be removed."""
        target_context.refresh()
        key = self._index_key(sig, target_context.codegen())  # type: ignore[no-untyped-call]
        path = self._path(key)
        try:
            content = checked_file.read(path)
            start_watch.begin()
            of, parts = pickle.loads(content)
            if of == key:
                return self._impl.rebuild(target_context, parts)
        except FileNotFoundError:
            return None
        except Exception:  # damage, or any error from rebuilding code that another version has compiled
            pass
        remove(path)
        return None

    def save_overload(self, sig: Any, data: Any) -> None:
        """Write the compiled form `data` to disk; after an error it is compiled again in the next process."""
        if not self._impl.check_cachable(data):
            return
        key = self._index_key(sig, data.codegen)  # type: ignore[no-untyped-call]
        with contextlib.suppress(OSError, MemoryError):  # a full disk, a folder that is gone or cannot be written
            content: bytes = dumps((key, self._impl.reduce(data)))  # type: ignore[no-untyped-call]
            checked_file.write(self._path(key), content)

    def flush(self) -> None:
        """Remove all compiled forms."""
        for path in Path(self.cache_path).glob(f"{self._file_name}-*{_SUFFIX}"):
            remove(path)

    def _path(self, key: Any) -> Path:
        digest = hashlib.sha256(repr((self._made_of, key)).encode()).hexdigest()[:16]
        return Path(self.cache_path) / f"{self._file_name}-{digest}{_SUFFIX}"


_to_keep: set[str] = set()
"""The beginning of the file names of each kernel that is stored."""


def keep(kernel: Any) -> None:
    """Have numba store what it compiles for `kernel`, a dispatcher; does nothing without a folder for it."""
    if folder.FOLDER is not None:
        _to_keep.add(_file_name(kernel.py_func))
        kernel._cache = KernelCache(kernel.py_func)


def can_store() -> bool:
    """Whether there is a folder to store kernels in."""
    return folder.FOLDER is not None


def all_stored(kernels: Iterable[Any]) -> bool:
    """Whether each of `kernels` has a compiled form on disk; only file names are checked, neither types nor damage."""
    return can_store() and {_file_name(kernel.py_func) for kernel in kernels} <= _stored_names()


def stored_fraction() -> float:
    """Fraction of the kernels that this process has defined, and stores, with a compiled form on disk, 0 to 1."""
    return len(_to_keep & _stored_names()) / max(1, len(_to_keep))


def _stored_names() -> set[str]:
    """The beginnings of the names of the files on disk."""
    with contextlib.suppress(OSError):
        if folder.FOLDER is not None:
            return {path.name.rpartition("-")[0] for path in folder.FOLDER.glob(f"*{_SUFFIX}")}
    return set()
