"""Values of the environment variables NUMBA_*, checked: numba itself warns with a traceback, raises late, or aborts."""

import os
import re
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import permutations
from typing import Any, Final

from game.words import N_, _

_LAYERS: Final = ("tbb", "omp", "workqueue")
_MOST_THREADS: Final = max(256, os.cpu_count() or 1)
_MISREAD: Final = re.compile(r"Environment variable '(NUMBA_\w+)' is defined but its associated value")

_USE = N_("{name} is {value!r}; use {allowed}.")
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "NUMBA_OPT": ("0", "1", "2", "3", "max"),
    "NUMBA_THREADING_LAYER": ("default", "safe", "forksafe", "threadsafe", *_LAYERS),
    "NUMBA_THREADING_LAYER_PRIORITY": tuple(" ".join(order) for order in permutations(_LAYERS)),
}
_NUMBERS: Final[Mapping[str, tuple[int, int]]] = {
    "NUMBA_NUM_THREADS": (1, _MOST_THREADS),
    "NUMBA_FUNCTION_CACHE_SIZE": (0, 2**31 - 1),
    "NUMBA_DISABLE_JIT": (0, 1),
}
_PRUNE: Final = "NUMBA_LLVM_REFPRUNE_FLAGS"
_FOLDER, _PROCESSOR, _FEATURES = "NUMBA_CACHE_DIR", "NUMBA_CPU_NAME", "NUMBA_CPU_FEATURES"
_KNOWN: Final = frozenset({*_CHOICES, *_NUMBERS, _PRUNE, _FOLDER, _PROCESSOR, _FEATURES})
_PRUNING: Final = ("all", "per_bb", "diamond", "fanout", "fanout_raise")


class BadNumbaSetting(ValueError):
    """A value in the environment that kernels cannot be compiled or run with; the message names it and the fix."""

    def __init__(self, sentence: str, **fields: object) -> None:
        """`sentence` is a message for the translators, with `fields` to put in."""
        super().__init__(sentence, fields)
        self._sentence, self._fields = sentence, fields

    def __str__(self) -> str:
        return _(self._sentence).format(**self._fields)


def check(environment: Mapping[str, str], *, start: bool = True) -> None:
    """Raise BadNumbaSetting for a value that numba cannot read, or would not survive.

    numba is imported for that only where a variable is set that is not known here, and never without `start`.
    """
    _check_known(environment)
    if start and any(name.startswith("NUMBA_") and name not in _KNOWN for name in environment):
        with _no_misreading(environment):
            import numba  # noqa: F401 - it reads its variables once, when it is imported


def _check_known(environment: Mapping[str, str]) -> None:
    for name, choices in _CHOICES.items():
        if " ".join(environment.get(name, choices[0]).split()) not in choices:
            raise _unfit(environment, name, ", ".join(choices))
    for name, (low, high) in _NUMBERS.items():
        if not low <= _as_integer(environment.get(name, str(low))) <= high:
            raise _unfit(environment, name, f"{low} ... {high}")
    if not {flag.strip() for flag in environment.get(_PRUNE, "").split(",")} <= {"", *_PRUNING}:
        raise _unfit(environment, _PRUNE, ", ".join(_PRUNING))
    folder = environment.get(_FOLDER)
    if folder and os.path.lexists(folder) and not os.path.isdir(folder):
        raise BadNumbaSetting(N_("NUMBA_CACHE_DIR is {value!r}, which is not a folder; name a folder."), value=folder)
    if environment.get(_PROCESSOR) or environment.get(_FEATURES):
        _check_processor(environment)


def _unfit(environment: Mapping[str, str], name: str, allowed: str) -> BadNumbaSetting:
    return BadNumbaSetting(_USE, name=name, value=environment[name], allowed=allowed)


def _as_integer(value: str) -> int:
    try:
        return int(value)
    except ValueError:
        return -1


def _check_processor(environment: Mapping[str, str]) -> None:
    """Have LLVM parse the processor and its features: it writes about unknown ones to standard error, and goes on."""
    name, features = environment.get(_PROCESSOR, ""), environment.get(_FEATURES, "")
    if not re.fullmatch(r"([+-][\w.-]+(,|$))*", features):
        raise _unfit(environment, _FEATURES, "+avx2,-avx512f ...")
    import llvmlite.binding as llvm

    llvm.initialize_native_target()
    target: Any = llvm.Target.from_default_triple()
    for variable, value, arguments in (
        (_PROCESSOR, name, {"cpu": name}),
        (_FEATURES, features, {"features": features}),
    ):
        if _stderr_of(partial(target.create_target_machine, **arguments)):
            sentence = N_(
                "{name} is {value!r}, which LLVM does not know for this processor; take it out of the environment."
            )
            raise BadNumbaSetting(sentence, name=variable, value=value)


def _stderr_of(act: Callable[[], object]) -> bytes:
    """What the process writes to file descriptor 2 while `act` is called; empty where that is closed."""
    try:
        kept = os.dup(2)
    except OSError:
        act()
        return b""
    with tempfile.TemporaryFile() as taken:
        os.dup2(taken.fileno(), 2)
        try:
            act()
        finally:
            os.dup2(kept, 2)
            os.close(kept)
        taken.seek(0)
        return taken.read()


@contextmanager
def _no_misreading(environment: Mapping[str, str]) -> Iterator[None]:
    """While numba is imported: raise BadNumbaSetting where it cannot read a value, or fails with one set."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            yield
        except Exception as error:
            names = ", ".join(sorted(name for name in environment if name.startswith("NUMBA_")))
            if not names:
                raise
            sentence = N_("numba does not start ({reason}); take these out of the environment: {names}.")
            raise BadNumbaSetting(sentence, reason=str(error).rstrip("."), names=names) from error
    for warning in caught:
        if found := _MISREAD.match(str(warning.message)):
            sentence = N_("{name} is {value!r}, which numba cannot read; take it out of the environment.")
            raise BadNumbaSetting(sentence, name=found[1], value=environment.get(found[1], ""))
        warnings.warn_explicit(warning.message, warning.category, warning.filename, warning.lineno)
