"""A program that ends with the one that started it, even if that was killed while this one was stopped."""

import contextlib
import ctypes
import os
import signal
import sys
from typing import Final

_PR_SET_PDEATHSIG: Final = 1


def end_with_parent(parent: int | None = None) -> bool:
    """Have Linux kill this process as soon as its parent is gone. Returns whether Linux will.

    `parent`: its process id; if it is gone already, this process ends at once. Elsewhere than on Linux the next
    heartbeat, into a broken pipe, ends this process.
    """
    if not sys.platform.startswith("linux"):
        return False
    with contextlib.suppress(OSError, AttributeError):
        done = bool(ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) == 0)
        if parent is not None and os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return done
    return False
