"""Writes a recording to disk while a session runs: the file is complete at every moment, a few seconds old at most."""

import errno
import threading
from datetime import datetime
from pathlib import Path
from typing import Final

import platformdirs

from game.engine import recording_cost
from game.engine.recording import Recording
from game.engine.recording_file import SUFFIX, RecordingWriter
from game.engine.session import Session
from game.files.atomic_file import write_text
from game.system_errors import reason
from game.view.panels.timebar import clock_words
from game.words import _

KEEP_S: Final = 2.0


_chosen: Path | None = None


def folder() -> Path:
    """The folder for recordings without a path."""
    return _chosen or platformdirs.user_documents_path() / "minus70"


def use_folder(chosen: Path | None) -> Path | None:
    """Set that folder; None restores the default. Returns the previous choice."""
    global _chosen
    before, _chosen = _chosen, chosen
    return before


class _TooLarge(OSError):
    """A recording is too large to be replayed; `strerror` is the reason."""


class Recorder:
    """Writes the branch that `session` is on to `path`, from its first tick; watching begins where recording did."""

    def __init__(self, session: Session, path: Path, begin: int, *, replace: bool = True) -> None:
        """`begin`: the tick at which watching begins. Raises OSError where the file cannot be written.

        Without `replace` that is so where it exists, too.
        """
        self.path = path
        self.begin = begin
        self._session = session
        self._recording_writer = RecordingWriter()
        self._since_s = 0.0
        self._known = (session.tick, len(session.journal))
        self._kept_s = self._now_s
        self._problem: OSError | None = None
        self._thread: threading.Thread | None = None
        write_text(path, self._text(), replace=replace)

    @property
    def _now_s(self) -> float:
        return self._session.tick * self._session.patch.spec.dt_s

    def advance(self, seconds: float) -> str:
        """Write what is new every few seconds, beside the session, so that no frame waits for the disk.

        Returns "", or a message for the user where that failed: then the recording has ended.
        """
        if self._problem is not None:
            return self._stop_with(self._problem)
        self._since_s += seconds
        if self._since_s < KEEP_S or (self._thread is not None and self._thread.is_alive()):
            return ""
        self._since_s = 0.0
        known = (self._session.tick, len(self._session.journal))
        if known != self._known:
            self._known = known
            try:
                text = self._text()
            except OSError as problem:
                return self._stop_with(problem)
            self._thread = threading.Thread(target=self._write, args=(text, self._now_s), daemon=True)
            self._thread.start()
        return ""

    def stop(self) -> str:
        """Write all of it. Returns a message for the user."""
        if self._thread is not None:
            self._thread.join()
        if self._problem is None:
            try:
                self._write(self._text(), self._now_s)
            except OSError as problem:
                self._problem = problem
        if self._problem is not None:
            return self._stop_with(self._problem)
        return _("Recorded {time}: {path}").format(time=clock_words(self._now_s - self._begun_s), path=self.path)

    @property
    def _begun_s(self) -> float:
        return min(self.begin, self._session.tick) * self._session.patch.spec.dt_s

    def _text(self) -> str:
        """The content of the file. Raises OSError where it is too large to be replayed."""
        recording = Recording.of(self._session, self.begin)
        try:
            recording_cost.check(recording)
        except recording_cost.TooMuch as problem:
            raise _TooLarge(errno.EFBIG, str(problem)) from None
        return self._recording_writer.text(recording)

    def _write(self, text: str, until_s: float) -> None:
        try:
            write_text(self.path, text)
        except OSError as problem:
            self._problem = problem
        else:
            self._kept_s = until_s

    def _stop_with(self, problem: OSError) -> str:
        return _("The recording ends at {time}: {reason}. The file is whole up to there.").format(
            time=clock_words(self._kept_s),
            reason=str(problem.strerror) if isinstance(problem, _TooLarge) else reason(problem),
        )


def new_recorder(session: Session) -> Recorder:
    """A recorder from now on, to a new file in `folder`. Raises OSError where that cannot be written."""
    folder().mkdir(parents=True, exist_ok=True)
    name, number = f"{session.patch.spec.name} {datetime.now():%Y-%m-%d %H.%M.%S}", 1
    while True:
        path = folder() / f"{name}{f' ({number})' if number > 1 else ''}{SUFFIX}"
        try:
            return Recorder(session, path, session.tick, replace=False)
        except FileExistsError:  # another window began in the same second
            number += 1
