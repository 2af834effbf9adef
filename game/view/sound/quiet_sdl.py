"""What libraries below SDL write on the console while SDL tries one driver after the other."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def hidden_chatter() -> Iterator[None]:
    """Keep it off the console, on Linux, where there is much of it."""
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
