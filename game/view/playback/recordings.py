"""The record button: starts and stops recordings, and reports the result."""

from collections.abc import Callable
from pathlib import Path

from game.engine.session import Session
from game.system_errors import CannotRecord, cannot_write
from game.words import _

from .recorder import Recorder, new_recorder


def _discard(words: str) -> None:
    """Discards a message: no screen shows the run."""


class Recordings:
    """Makes recordings of a session, one at a time. It lasts as long as the session: screens come and go."""

    def __init__(self, session: Session, path: Path | None = None) -> None:
        """`path`: record to this file, from the first tick. Raises CannotRecord where it cannot be written."""
        self._session = session
        self._say: Callable[[str], None] = _discard
        self._recorder: Recorder | None = None
        if path is None:
            return
        try:
            self._recorder = Recorder(session, path, 0)
        except OSError as problem:
            raise CannotRecord(cannot_write(problem)) from problem

    def open(self, say: Callable[[str], None]) -> None:
        """Attach to a screen; `say` shows a message to the user."""
        self._say = say

    def close(self) -> None:
        """Write all of it, and detach from the screen. Recording goes on; the next screen shows a problem."""
        self._say = _discard
        if self._recorder is not None:
            self._recorder.stop()

    @property
    def under_way(self) -> bool:
        """Whether it records."""
        return self._recorder is not None

    @property
    def path(self) -> Path | None:
        """The file that is recorded to."""
        return None if self._recorder is None else self._recorder.path

    def toggle(self) -> None:
        """Start recording to a new file, or stop."""
        if self._recorder is not None:
            recorder, self._recorder = self._recorder, None
            self._say(recorder.stop())
            return
        try:
            self._recorder = new_recorder(self._session)
        except OSError as problem:
            self._say(cannot_write(problem))
        else:
            self._say(_("Recording. It will be in {path}").format(path=self._recorder.path))

    def advance(self, seconds: float) -> None:
        """Advance by `seconds`; every few seconds new content is written to the disk."""
        if self._recorder is not None and (problem := self._recorder.advance(seconds)):
            self._recorder = None
            self._say(problem)
