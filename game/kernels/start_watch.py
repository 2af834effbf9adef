"""Counts starts that ended early: before a first tick or picture was done, and not by an ordinary exit.

From the first kernel that it loads until its first tick or picture is done, a start has a file `starting-*`, and
holds a lock. A crash leaves the file behind and frees the lock: the next start makes it a file `failed-*`. So the
lock, and no process id, distinguishes a process that is gone from one that is starting at the same time. An ordinary
exit, Ctrl-C among them, takes the file away.

What shows a first picture, or runs a first tick without one, calls `succeeded`. Nothing here imports numba.
"""

import atexit
import contextlib
import multiprocessing
import os
import sys
import threading
import uuid
from pathlib import Path

from filelock import FileLock, Timeout

from .private_folder import remove

_STARTING, _FAILED, _LOCK = "starting-", "failed-", "lock-"
_NO_LOCK = (Timeout, OSError, NotImplementedError)  # another process holds it, or the file system has none


_watch: "StartWatch | None" = None


def watch(folder: Path) -> "StartWatch":
    """Watch this process's start in `folder`."""
    global _watch
    _watch = StartWatch(folder)
    return _watch


def begin() -> None:
    """Record that code from the cache is about to run. Does nothing when called again, or where nothing is cached."""
    if _watch is not None:
        _watch.begin()


def succeeded() -> None:
    """Record that a first tick or picture is done. Does nothing when called again, or where nothing is cached."""
    if _watch is not None:
        _watch.succeeded()


def failed() -> None:
    """Record that this process ends with an unforeseen error; it counts unless `succeeded` was called before."""
    if _watch is not None:
        _watch.failed()


def ignore() -> None:
    """Record that this process only compiles for others: its end is not counted, however it comes."""
    if _watch is not None:
        _watch.ignore()


class StartWatch:
    """The starts that load kernels from one folder. Every method may be called from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turn = threading.Lock()
        self._lock: FileLock | None = None
        self._pid = os.getpid()
        self._id = f"{self._pid}-{uuid.uuid4().hex[:8]}"
        self._off = False
        self._at_exit = False

    def failures(self) -> int:
        """How many starts in a row have failed before this one."""
        with contextlib.suppress(OSError):
            for marker in list(self._folder.glob(f"{_STARTING}*")):
                self._judge(marker.name.removeprefix(_STARTING))
        return len(self._failed())

    def begin(self) -> None:
        """Count as a start until `succeeded` or an ordinary exit; does nothing the second time, and in a worker."""
        if self._lock is not None or self._off:
            return
        with self._turn:
            if self._lock is not None or self._off or self._child():
                return
            if multiprocessing.parent_process() is not None:  # it may not know this yet when the module is imported
                self._off = True  # a worker is part of its parent's start
                return
            # Not bound to a thread: a splash begins in one and succeeds in another.
            lock = FileLock(self._folder / (_LOCK + self._id), timeout=0, thread_local=False)
            try:
                lock.acquire()
                self._lock = lock
                (self._folder / (_STARTING + self._id)).touch(mode=0o600)
            except _NO_LOCK:
                self._off = True
                self._drop()
            if not self._at_exit:
                self._at_exit = True
                atexit.register(self._end)

    def succeeded(self) -> None:
        """End the start, and reset the count of failures; does nothing where none has begun."""
        if self._lock is None:
            return
        with self._turn:
            if self._lock is None or self._child():
                return
            self._drop()
            for record in self._failed():
                remove(record)

    def failed(self) -> None:
        """Count this start as failed, though the process will end by an ordinary exit."""
        with self._turn:
            if self._lock is None or self._child():
                return
            with contextlib.suppress(OSError):
                (self._folder / (_FAILED + self._id)).touch(mode=0o600)
            self._drop()

    def ignore(self) -> None:
        """Count this process as no start: it compiles for others, and runs nothing."""
        with self._turn:
            self._off = True
            if not self._child():
                self._drop()

    def _end(self) -> None:
        """Handle the end of the interpreter: a failure if an error has ended it, other than Ctrl-C."""
        error = getattr(sys, "last_exc", None) or getattr(sys, "last_value", None)  # its name until Python 3.11
        if isinstance(error, Exception):
            self.failed()
        else:
            self.succeeded()

    def _child(self) -> bool:
        """Whether this is a fork of the process that began."""
        return os.getpid() != self._pid

    def _failed(self) -> list[Path]:
        with contextlib.suppress(OSError):
            return list(self._folder.glob(f"{_FAILED}*"))
        return []

    def _drop(self) -> None:
        """Remove the marker, then release the lock: a marker without a lock is thus one of a process that has ended."""
        remove(self._folder / (_STARTING + self._id))
        lock, self._lock = self._lock, None
        if lock is not None:
            with contextlib.suppress(OSError):
                lock.release()
            remove(Path(lock.lock_file))

    def _judge(self, name: str) -> None:
        """Make the start called `name` a failed one if its process is gone."""
        path = self._folder / (_LOCK + name)
        try:
            with FileLock(path, timeout=0):
                (self._folder / (_STARTING + name)).rename(self._folder / (_FAILED + name))
        except FileNotFoundError:
            pass  # it has succeeded meanwhile
        except _NO_LOCK:
            return
        remove(path)
