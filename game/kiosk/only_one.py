"""At most one exhibit on a screen of a machine: a second one would fight with the first for the screen and the log."""

import contextlib
from collections.abc import Iterator

from filelock import FileLock, Timeout
from platformdirs import user_state_path

from game.words import _


class AlreadyRuns(RuntimeError):
    """Another exhibit runs on the screen; the message is the sentence for the user."""


@contextlib.contextmanager
def only_one(display: int) -> Iterator[None]:
    """Hold the lock of this screen's exhibit within this context. Raises AlreadyRuns.

    The lock ends with the process, however that ends. Where no file can be written there is no lock.
    """
    lock: FileLock | None = FileLock(user_state_path("minus70", appauthor=False) / f"exhibit-{display}.lock")
    try:
        assert lock is not None
        with contextlib.suppress(OSError):
            user_state_path("minus70", appauthor=False).mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout:
        raise AlreadyRuns(
            _("An exhibit runs on screen {display} of this machine already; end that one first.").format(
                display=display
            )
        ) from None
    except (OSError, NotImplementedError):
        lock = None
    try:
        yield
    finally:
        if lock is not None:
            lock.release()
