"""The progress of a command, on the terminal of its errors: its own bars, and a line while kernels are compiled.

Nothing of it is written where standard error is no terminal.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, TaskID, TextColumn, TimeRemainingColumn

from game.words import _

from .kernels import jit

_LOOK_S: Final = 0.2
_PATIENCE_S: Final = 1.0  # of compiling, before the line is shown
_WIDE: Final = 22
_QUIET_S: Final = 0.6  # without compiling, before it is taken away


@contextmanager
def progress(*columns: ProgressColumn, console: Console | None = None) -> Iterator[Progress]:
    """A display for the command's own tasks, in which a line shows what is compiled and how far.

    columns: words, a bar and the time left by default.
    """
    console = console or Console(stderr=True)
    columns = columns or (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    shown = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    with shown, _watched(CompilingLine(shown)):
        yield shown


@contextmanager
def compiling_shown(console: Console | None = None) -> Iterator[None]:
    """The line alone, for a command that has no tasks to show; there is no display unless something is compiled."""
    console = console or Console(stderr=True)
    shown = Progress(TextColumn("{task.description}"), BarColumn(), console=console, transient=True, auto_refresh=False)
    with _watched(CompilingLine(shown, alone=True)):
        yield


class CompilingLine:
    """Adds a task to `shown` once compiling has taken a second, and removes it when that is over."""

    def __init__(self, shown: Progress, alone: bool = False) -> None:
        """`alone`: `shown` has no other tasks, and is started and stopped with the line."""
        self.shown = shown
        self._alone = alone
        self._task: TaskID | None = None
        self._begun_s: float | None = None
        self._last_s = 0.0
        self._compiled_before = jit.share_compiled()

    def update(self, now_s: float) -> None:
        """Bring the line up to date; `now_s`: seconds on any clock that does not go back."""
        kernel = jit.compiling()
        if kernel is not None:
            self._last_s = now_s
            self._begun_s = now_s if self._begun_s is None else self._begun_s
        if self._begun_s is None:
            return
        if now_s - self._last_s > _QUIET_S:
            self.remove()
        elif now_s - self._begun_s >= _PATIENCE_S:
            self._show(kernel)

    def remove(self) -> None:
        """Take the line away."""
        self._begun_s = None
        if self._task is not None:
            self.shown.remove_task(self._task)
            self._task = None
            if self._alone:
                self.shown.stop()

    def _show(self, kernel: str | None) -> None:
        if self._task is None:
            if self._alone:
                self.shown.start()
            self._task = self.shown.add_task("", total=1.0)
        share = (jit.share_compiled() - self._compiled_before) / max(0.01, 1.0 - self._compiled_before)
        self.shown.update(self._task, completed=share)
        if kernel is not None:
            # Padded to one width, or the bar would jump at each kernel.
            name = kernel.strip("_").replace("_", " ")[:_WIDE].ljust(_WIDE)
            words = _("compiling, only the first time: {kernel}").format(kernel=name)
            self.shown.update(self._task, description=words)
        if self._alone:
            self.shown.refresh()


@contextmanager
def _watched(line: CompilingLine) -> Iterator[None]:
    """Update the line five times a second while the block runs, where there is a terminal to show it on."""
    if not line.shown.console.is_terminal:
        yield
        return
    over = threading.Event()

    def watch() -> None:
        while not over.wait(_LOOK_S):
            line.update(time.monotonic())
        line.remove()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()
