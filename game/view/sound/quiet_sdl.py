"""Keeps off the console what the libraries below SDL write while SDL tries one driver after the other."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def discarded_stderr() -> Iterator[None]:
    """Within this context, discard what the process writes to file descriptor 2; on Linux only."""
    if sys.platform != "linux" or sys.stderr is None:
        yield
        return
    sys.stderr.flush()
    console, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(console, 2)
        os.close(console)
        os.close(nowhere)
