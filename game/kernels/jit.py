"""The one place that sets how kernels are compiled: flags, decorators, threads, and the off-switch.

Set MINUS70_JIT=0 to run every kernel as plain Python (very slow; for a debugger).
"""

import gc
from collections.abc import Callable
from typing import Any

import numba
import numpy as np
from numba.core import event, types

from . import cache
from .source_stamp import source_stamp

__all__ = [
    "Kernel",
    "compiled_for",
    "compiling",
    "entry",
    "inlined",
    "is_compiled",
    "kernel",
    "max_threads",
    "plain",
    "records",
    "share_compiled",
    "source_stamp",
]

Kernel = Callable[..., Any]
"""A compiled function: the compiler finds its types from what it is called with."""

_CONFIG: Any = numba.config
_typeof: Any = numba.typeof

_FLAGS: dict[str, Any] = {
    "fastmath": False,  # reordered sums would differ from processor to processor, and with them whole runs
    "error_model": "numpy",
    "boundscheck": False,
    "nogil": True,
    "no_cfunc_wrapper": True,  # no kernel is handed to another as an argument
    "_nrt": False,  # kernels allocate nothing, so nothing counts references
}


def _plain(kind: types.Type) -> types.Type:
    """The type that a kernel is compiled for where another kernel gives it `kind`."""
    kind = types.unliteral(kind)  # type: ignore[no-untyped-call]
    return types.int64 if kind == types.int32 else kind


def _compile_once_for_all_integers(compiled: Any) -> None:
    """Let a kernel that others call with 0, 1, an int32 or an int64 be compiled for int64 alone.

    numba would compile it anew for each constant that it is called with: that took a quarter of all the time.
    """
    given = compiled.get_call_template

    def get_call_template(args: Any, kws: Any) -> Any:
        return given(tuple(map(_plain, args)), {name: _plain(kind) for name, kind in kws.items()})

    compiled.get_call_template = get_call_template


class _Compiling(event.Listener):
    """Notes every kernel that is compiled in this process; one that comes from the cache makes no event.

    Garbage collection is off meanwhile: the compiler makes objects by the million, and it took a ninth of the time.
    """

    def __init__(self) -> None:
        self.kernels: set[str] = set()
        self.compiled: set[str] = set()
        self.under_way: list[str] = []  # one, and those that it is being compiled for
        self._collects = False

    def on_start(self, event: Any) -> None:
        if not self.under_way:
            self._collects = gc.isenabled()
            gc.disable()
        self.under_way.append(event.data["dispatcher"].py_func.__name__)

    def on_end(self, event: Any) -> None:
        self.compiled.add(event.data["dispatcher"].py_func.__name__)
        if self.under_way:
            self.under_way.pop()
        if not self.under_way and self._collects:
            gc.enable()


_compiling = _Compiling()
event.register("numba:compile", _compiling)  # type: ignore[no-untyped-call]


def share_compiled() -> float:
    """Fraction of all kernels compiled in this process, 0 to 1; 0 where they are loaded from the cache."""
    return len(_compiling.compiled & _compiling.kernels) / max(1, len(_compiling.kernels))


def kernel(function: Kernel) -> Kernel:
    """A function that compiled functions call. It is compiled as part of them, and stored with them."""
    compiled: Kernel = numba.njit(**_FLAGS)(function)
    if not _CONFIG.DISABLE_JIT:
        _compile_once_for_all_integers(compiled)
    _compiling.kernels.add(function.__name__)
    return compiled


def entry(function: Kernel) -> Kernel:
    """A compiled function that Python calls; its machine code is stored for the next start."""
    compiled: Kernel = numba.njit(**_FLAGS)(function)
    if not _CONFIG.DISABLE_JIT:
        _compile_once_for_all_integers(compiled)
        cache.keep(compiled)
    _compiling.kernels.add(function.__name__)
    return compiled


def inlined(function: Kernel) -> Kernel:
    """A small function that is pasted into the kernels that call it."""
    compiled: Kernel = numba.njit(inline="always", **_FLAGS)(function)
    return compiled


def plain(function: Kernel) -> Kernel:
    """A kernel as the Python function that it was written as: for a single number that is not worth compiling for."""
    written: Kernel = getattr(function, "py_func", function)
    return written


def records(array: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """`array` of records in the form whose fields kernels can read as attributes, compiled or not."""
    return array.view(np.recarray) if _CONFIG.DISABLE_JIT else array


def max_threads() -> int:
    """How many threads kernels may share on this machine."""
    return int(_CONFIG.NUMBA_NUM_THREADS)


_forms: dict[tuple[Any, ...], Kernel] = {}


def compiled_for(function: Kernel, *arguments: Any) -> Kernel:
    """The compiled form of `function`, an entry, for arguments like these; a call of it takes 5 us less.

    Arguments must be structures or whole numbers, and later ones of the same kinds as these.
    """
    if _CONFIG.DISABLE_JIT:
        return function
    key = (function, *(id(getattr(argument, "kind", int)) for argument in arguments))
    if key not in _forms:
        found: Any = function
        kinds = tuple(map(_typeof, arguments))
        found.compile(kinds)
        _forms[key] = found.get_overload(kinds)
    return _forms[key]


def is_compiled(function: Kernel) -> bool:
    """Whether `function`, an entry, is ready to be called in this process: compiled, or one of those that never are."""
    return bool(_CONFIG.DISABLE_JIT) or bool(getattr(function, "signatures", None))


def compiling() -> str | None:
    """The name of the kernel that is being compiled now, in any thread of this process; None where none is."""
    names = tuple(_compiling.under_way)
    return names[-1] if names else None
