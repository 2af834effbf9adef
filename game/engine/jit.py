"""The one place that sets how kernels are compiled: flags, where compiled code is kept, and the off-switch.

Set MINUS70_JIT=0 to run every kernel as plain Python (very slow; for a debugger).
"""

import contextlib
import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numba
import numpy as np
from filelock import FileLock
from numba.core import caching, event, types
from platformdirs import user_cache_path

_WEEK_S = 7 * 86_400

Kernel = Callable[..., Any]
"""A compiled function: the compiler finds its types from what it is called with."""


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def source_stamp() -> str:
    """A name that changes whenever a kernel's source does, or a constant that a kernel was compiled with.

    numba notices a change in the file of the kernel that is called, not in the files that it imports from.
    """
    package = Path(__file__).parent.parent
    files = sorted([*package.glob("engine/*.py"), *package.glob("view/*.py")])
    source = {file.stem: file.read_text(encoding="utf-8") for file in files}
    found = {name for name, text in source.items() if re.search(r"^@(kernel|parallel_kernel|inlined)", text, re.M)}
    todo = list(found)
    while todo:
        text = source[todo.pop()]
        imported = set(re.findall(r"^from (?:game\.engine)?\.(\w+) import", text, re.M))
        for names in re.findall(r"^from (?:game\.engine|\.) import (.+)$", text, re.M):
            imported |= set(re.findall(r"\w+", names))
        fresh = (imported & source.keys()) - found
        found |= fresh
        todo += fresh
    digest = hashlib.sha256()
    for name in sorted(found):
        digest.update(source[name].encode())
    return digest.hexdigest()[:16]


def _prune(parent: Path) -> None:
    """Remove caches that earlier sources left and nothing has written to for a week."""
    with contextlib.suppress(OSError):
        for folder in parent.iterdir():
            if folder.is_dir() and folder.stat().st_mtime < time.time() - _WEEK_S:
                shutil.rmtree(folder, ignore_errors=True)


def _write_in_turn(folder: str) -> None:
    """Let one process at a time add to the cache.

    numba numbers what it stores from an index that two processes, compiling for the first time side by side, would each
    read, extend and write back: one would then find the other's machine code under its own number, and crash.
    """
    lock = FileLock(str(Path(folder) / "writing.lock"))
    store: Any = caching.IndexDataCacheFile
    unguarded = store.save

    def save(self: Any, key: Any, data: Any) -> None:
        with lock:
            unguarded(self, key, data)

    store.save = save


def _choose_cache() -> str | None:
    """A folder that can be written, so that compiled kernels survive; None when there is none."""
    if chosen := os.environ.get("NUMBA_CACHE_DIR"):
        parents = [Path(chosen)]
    else:
        parents = [user_cache_path("minus70", appauthor=False) / "kernels"]
        parents.append(Path(tempfile.gettempdir()) / f"minus70-kernels-{_user()}")
    for parent in parents:
        if _writable(parent / (stamp := source_stamp())):
            _prune(parent)
            return str(parent / stamp)
    return None


def _user() -> str:
    """A name for this user's own temporary folder, even where the user has no name."""
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")


CACHE_DIR = _choose_cache()
_CONFIG: Any = numba.config
# Set on numba itself, not in the environment, which numba may have read before this module was imported. Every kernel
# passes through here, so none is compiled before. With nowhere to write, kernels are compiled afresh at every start.
_CONFIG.CACHE_DIR = CACHE_DIR or ""
if CACHE_DIR is not None:
    _write_in_turn(CACHE_DIR)
if os.environ.get("MINUS70_JIT") == "0":
    _CONFIG.DISABLE_JIT = 1

_FLAGS: dict[str, Any] = {
    "fastmath": False,  # reordered sums would differ from processor to processor, and with them whole runs
    "error_model": "numpy",
    "boundscheck": False,
    "nogil": True,
    "cache": CACHE_DIR is not None,
}


def _plain(kind: types.Type) -> types.Type:
    """The type that a kernel is compiled for where another kernel gives it `kind`."""
    kind = types.unliteral(kind)  # type: ignore[no-untyped-call]
    return types.int64 if kind == types.int32 else kind


def _compile_once_for_all_integers(compiled: Any) -> None:
    """Let a kernel that others call with 0, 1, an int32 or an int64 be compiled for int64 alone.

    numba would compile it anew for each constant that it is called with: that took a quarter of all the time.
    """
    if _CONFIG.DISABLE_JIT:
        return
    given = compiled.get_call_template

    def get_call_template(args: Any, kws: Any) -> Any:
        return given(tuple(map(_plain, args)), {name: _plain(kind) for name, kind in kws.items()})

    compiled.get_call_template = get_call_template


class _Counter(event.Listener):
    """Hears of every kernel that is compiled here; one that comes from the cache is not told of."""

    def __init__(self) -> None:
        self.kernels: set[str] = set()
        self.compiled: set[str] = set()

    def on_start(self, event: Any) -> None:
        pass

    def on_end(self, event: Any) -> None:
        self.compiled.add(event.data["dispatcher"].py_func.__name__)


_counter = _Counter()
event.register("numba:compile", _counter)  # type: ignore[no-untyped-call]


def share_compiled() -> float:
    """How many of all kernels have been compiled in this process, 0 to 1; 0 where they are kept from an earlier one."""
    return len(_counter.compiled & _counter.kernels) / max(1, len(_counter.kernels))


def kernel(function: Kernel) -> Kernel:
    """Compile `function` to machine code on its first call."""
    compiled: Kernel = numba.njit(**_FLAGS)(function)
    _compile_once_for_all_integers(compiled)
    _counter.kernels.add(function.__name__)
    return compiled


def parallel_kernel(function: Kernel) -> Kernel:
    """Compile `function` with its `prange` loops shared among threads."""
    compiled: Kernel = numba.njit(parallel=True, **_FLAGS)(function)
    return compiled


def inlined(function: Kernel) -> Kernel:
    """A small function that is pasted into the kernels that call it."""
    compiled: Kernel = numba.njit(inline="always", **{k: v for k, v in _FLAGS.items() if k != "cache"})(function)
    return compiled


def records(array: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """`array` of records in the form whose fields kernels can read as attributes, compiled or not."""
    return array.view(np.recarray) if _CONFIG.DISABLE_JIT else array


def max_threads() -> int:
    """How many threads kernels may share on this machine."""
    return int(_CONFIG.NUMBA_NUM_THREADS)


def use_threads(count: int) -> None:
    """Let parallel kernels use `count` threads (1 to `max_threads`)."""
    numba.set_num_threads(max(1, min(count, max_threads())))


class _UnderWay(event.Listener):
    """Knows which kernels are being compiled now: one, and those that it is being compiled for."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def on_start(self, event: Any) -> None:
        self.names.append(event.data["dispatcher"].py_func.__name__)

    def on_end(self, event: Any) -> None:
        if self.names:
            self.names.pop()


_under_way = _UnderWay()
event.register("numba:compile", _under_way)  # type: ignore[no-untyped-call]


def compiling() -> str | None:
    """The name of the kernel that is being compiled now, in any thread of this process; None where none is."""
    names = tuple(_under_way.names)
    return names[-1] if names else None
