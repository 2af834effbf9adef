"""What the C library does with memory that is given back: by default it keeps much of it, in ever smaller pieces."""

import contextlib
import ctypes
import math
from typing import Final

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8  # glibc's M_MMAP_THRESHOLD and M_ARENA_MAX
_LARGE_BYTES: Final = 2**18


class _Told(ctypes.Structure):
    """glibc's struct mallinfo2: what its heap holds, in bytes."""

    _names = ("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost")
    _fields_ = [(name, ctypes.c_size_t) for name in _names]


def in_use_MB() -> float:
    """What the program's C libraries have asked for and not given back, as glibc tells; nan elsewhere."""
    try:
        ask = ctypes.CDLL(None).mallinfo2
    except (OSError, AttributeError, TypeError):
        return math.nan
    ask.restype = _Told
    told = ask()
    return float(told.uordblks + told.hblkhd) / 2**20


def give_back_large() -> None:
    """Let whole pictures go back to the system as soon as they are dropped.

    glibc learns from the first of them that are freed to keep such memory for itself; a program that runs for weeks and
    makes pictures of many sizes then ends up with a heap full of holes. All threads share one heap as well:
    else what one has dropped is of no use to another. Elsewhere this does nothing.
    """
    with contextlib.suppress(OSError, AttributeError, TypeError):
        libc = ctypes.CDLL(None)
        libc.mallopt(_MMAP_THRESHOLD, _LARGE_BYTES)
        libc.mallopt(_ARENA_MAX, 1)


def give_back_free() -> None:
    """Give back now what is free, so that memory can be measured. Elsewhere than with glibc this does nothing."""
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
