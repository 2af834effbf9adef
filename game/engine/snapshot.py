"""A copy of a patch at one tick: small enough to store many of, and complete, so that a run goes on from it exactly."""

import copy
import hashlib
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from game.kernels.jit import records

from .spec import PatchSpec
from .state import EVENTS, EVENTS_LOST, TRANSITS, State

PER_ION = ("x", "y", "vx", "vy", "ident")  # arrays of which only the rows in use mean anything
SCRATCH = (  # arrays that every tick writes before it reads
    *("events", "room", "near", "threshold", "bias", "words", "mark", "found"),
    *("candidate", "candidate_x", "candidate_y"),
)
_SHARED = ("spec", "rules")  # never changed in place, only replaced: a snapshot may point to them


class HasState(Protocol):
    """A patch: its arrays, and what else decides how it runs on."""

    state: State
    spec: PatchSpec
    seed: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What `take` returns; never changed afterwards. `nbytes` is the size of its arrays in memory."""

    arrays: dict[str, np.ndarray]
    sizes: dict[str, tuple[tuple[int, ...], np.dtype[Any]]]
    rest: dict[str, Any]
    nbytes: int


def rows_in_use(state: State) -> np.ndarray:
    """Rows of the arrays with a row an ion that hold a free ion, int64[free ions], segment by segment."""
    runs = zip(state.start.tolist(), state.count.tolist(), strict=True)
    return np.concatenate([np.arange(start, start + count) for start, count in runs])


def take(patch: HasState) -> Snapshot:
    """A copy of `patch` as it is now, without the events of its last step."""
    s = patch.state
    rows = rows_in_use(s)
    arrays, sizes = {}, {}
    for name, array in s.as_dict().items():
        sizes[name] = (array.shape, array.dtype)
        if name in PER_ION:
            arrays[name] = array[rows]
        elif name == "transit":
            arrays[name] = array[: int(s.now[TRANSITS])].copy()
        elif name not in SCRATCH:
            arrays[name] = array.copy()
    arrays["now"][EVENTS] = 0
    others = {name: value for name, value in vars(patch).items() if name != "state"}
    rest = {name: value if name in _SHARED else copy.deepcopy(value) for name, value in others.items()}
    return Snapshot(arrays, sizes, rest, sum(array.nbytes for array in arrays.values()))


def put(patch: HasState, snapshot: Snapshot) -> None:
    """Set `patch` back to what it was when `snapshot` was taken; every ion is in the same row again."""
    rows = _rows(snapshot)
    fields = {}
    for name, (shape, dtype) in snapshot.sizes.items():
        kept = snapshot.arrays.get(name)
        if kept is not None and kept.shape == shape:
            fields[name] = kept.copy()
            continue
        array: Any = np.zeros(shape, dtype)
        array = records(array) if dtype.names else array
        if kept is not None:
            array[rows if name in PER_ION else slice(kept.shape[0])] = kept
        fields[name] = array
    others = {name: value if name in _SHARED else copy.deepcopy(value) for name, value in snapshot.rest.items()}
    vars(patch).clear()
    vars(patch).update(others, state=State(**fields))


def _rows(snapshot: Snapshot) -> np.ndarray:
    runs = zip(snapshot.arrays["start"].tolist(), snapshot.arrays["count"].tolist(), strict=True)
    return np.concatenate([np.arange(start, start + count) for start, count in runs])


def fingerprint(patch: HasState) -> str:
    """A hash of everything that decides how `patch` runs on, and of all it has counted: 64 hex digits.

    Two patches have the same one if, and only if, they are the same run at the same tick with the same settings.
    """
    kept = take(patch)
    kept.arrays["now"][EVENTS_LOST] = 0  # depends on how many ticks are run at a time
    digest = hashlib.sha256()
    for name in sorted(kept.arrays):
        array = kept.arrays[name]
        columns = [array[field] for field in array.dtype.names] if array.dtype.names else [array]
        digest.update(f"{name}{array.shape}".encode())
        for column in columns:  # field by field: what lies between the fields of a record is left to chance
            digest.update(np.ascontiguousarray(column).tobytes())
    digest.update(repr((patch.spec, patch.seed)).encode())
    return digest.hexdigest()
