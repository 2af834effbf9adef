"""What kernels read of a structure is what Python reads of it, and a copy stands on its own feet."""

import copy
import pickle
from dataclasses import FrozenInstanceError, replace

import numpy as np
import pytest

from game.kernels.jit import kernel
from game.kernels.structure import Structure

RECORD = np.dtype([("a", "i8"), ("b", "f8"), ("c", "i2")], align=True)


class Sample(Structure):
    """One field of every kind that there is."""

    flat: np.ndarray
    square: np.ndarray
    rows: np.ndarray
    whole: int
    real: float
    yes: bool
    no: bool


def sample(whole: int = -(2**62)) -> Sample:
    rows = np.zeros(3, RECORD)
    rows["a"], rows["b"], rows["c"] = [1, 2, 3], [0.5, 1.5, 2.5], [-1, -2, -3]
    flat, square = np.array([3, 2**32 - 1], np.uint32), np.arange(12, dtype=np.int16).reshape(3, 4)
    return Sample(flat, square, rows, whole, np.float64(-0.1), True, False)  # type: ignore[arg-type]


@kernel
def read(s, out):  # type: ignore[no-untyped-def]
    out[0], out[1], out[2] = s.flat[0], s.flat[1], s.flat.size
    out[3], out[4], out[5] = s.square[2, 3], s.square.shape[0], s.square.shape[1]
    out[6], out[7] = s.rows[1].a, s.rows[2].c
    out[8], out[9], out[10] = s.whole, s.yes, s.no


@kernel
def read_real(s):  # type: ignore[no-untyped-def]
    return s.real + s.rows[2].b


@kernel
def write(s):  # type: ignore[no-untyped-def]
    for i in range(s.square.shape[0]):
        s.square[i, 1] = -i
    s.rows[1].b = 9.0


def seen(s: Sample) -> list[int]:
    out = np.zeros(11, np.int64)
    read(s, out)
    return [int(number) for number in out]


def test_kernels_read_what_is_there() -> None:
    s = sample()
    assert seen(s) == [3, 2**32 - 1, 2, 11, 3, 4, 2, -3, -(2**62), 1, 0]
    assert read_real(s) == -0.1 + 2.5


def test_kernels_write_into_the_arrays_themselves() -> None:
    s = sample()
    write(s)
    assert s.square[:, 1].tolist() == [0, -1, -2]
    assert s.rows["b"].tolist() == [0.5, 9.0, 2.5]


COPIES = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda s: pickle.loads(pickle.dumps(s)),
    "replace": lambda s: replace(s, whole=7),
}


@pytest.mark.parametrize("way", COPIES)
def test_a_copy_outlives_what_it_was_made_from(way: str) -> None:
    s = sample()
    copied = COPIES[way](s)
    assert copied.address != s.address
    assert copied.kind is s.kind
    del s
    expected = 7 if way == "replace" else -(2**62)
    assert seen(copied)[8] == expected
    if way in ("deepcopy", "pickle"):
        other = sample()
        write(other)
        assert copied.square[1, 1] == 5


def test_what_a_kernel_could_not_read_is_refused() -> None:
    s = sample()
    with pytest.raises(ValueError, match=r"Sample\.square is not contiguous"):
        replace(s, square=s.square[:, ::2])
    with pytest.raises(TypeError, match=r"Sample\.whole is a str"):
        replace(s, whole="3")
    with pytest.raises(FrozenInstanceError):
        s.whole = 3  # type: ignore[misc]
