"""How the C library returns freed memory to the system: by default it holds much of it, in ever smaller pieces."""

import contextlib
import ctypes
import math
from typing import Final

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8  # glibc's M_MMAP_THRESHOLD and M_ARENA_MAX
_LARGE_BYTES: Final = 2**18


class _MallInfo2(ctypes.Structure):
    """glibc's struct mallinfo2: what its heap holds, in bytes."""

    _names = ("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost")
    _fields_ = [(name, ctypes.c_size_t) for name in _names]


def in_use_MB() -> float:
    """Memory that the program's C libraries have allocated and not freed, as glibc reports it; nan elsewhere."""
    try:
        mallinfo2 = ctypes.CDLL(None).mallinfo2
    except (OSError, AttributeError, TypeError):
        return math.nan
    mallinfo2.restype = _MallInfo2
    info = mallinfo2()
    return float(info.uordblks + info.hblkhd) / 2**20


def release_large() -> None:
    """Have freed blocks of the size of pictures returned to the system at once. Does nothing without glibc.

    By default glibc raises its threshold when the first of them are freed, and holds such memory from then on; a
    program that runs for weeks and makes pictures of many sizes ends up with a fragmented heap. All threads are made
    to share one heap as well, so that each can use what another has freed.
    """
    with contextlib.suppress(OSError, AttributeError, TypeError):
        libc = ctypes.CDLL(None)
        libc.mallopt(_MMAP_THRESHOLD, _LARGE_BYTES)
        libc.mallopt(_ARENA_MAX, 1)


def release_free() -> None:
    """Return free memory to the system now, so that memory can be measured. Does nothing without glibc."""
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
