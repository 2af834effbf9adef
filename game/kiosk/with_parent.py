"""A program that ends with the one that started it, even if that was killed while this one was stopped."""

import contextlib
import ctypes
import os
import signal
import sys
from typing import Final

_PR_SET_PDEATHSIG: Final = 1


def end_with_parent(parent: int | None = None) -> bool:
    """Ask Linux to kill this process as soon as its parent is gone; whether that could be asked for.

    `parent`: who it should be; if that is gone already, this process ends at once. Elsewhere than on Linux a broken
    pipe tells of the parent's end, as soon as this process writes its next heartbeat.
    """
    if not sys.platform.startswith("linux"):
        return False
    with contextlib.suppress(OSError, AttributeError):
        asked = bool(ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) == 0)
        if parent is not None and os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return asked
    return False
