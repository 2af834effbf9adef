"""The record button: begins and ends recordings, and tells what became of them."""

from collections.abc import Callable
from pathlib import Path

from game.engine.session import Session
from game.system_errors import CannotRecord, cannot_write
from game.words import _

from .recorder import Recorder, new_recorder

Kept = tuple[Path, int]
"""A recording that another screen may go on with: its file, and the tick at which watching begins."""


class Recordings:
    """At most one recording at a time of a session. `say` tells the user."""

    def __init__(
        self, session: Session, say: Callable[[str], None], begun: Kept | None = None, must: bool = False
    ) -> None:
        """`begun`: record to this file from now on. Where it cannot be written the run goes on, and `say` is called.

        With `must`, CannotRecord is raised instead.
        """
        self._session = session
        self._say = say
        self._recorder: Recorder | None = None
        if begun is None:
            return
        try:
            self._recorder = Recorder(session, *begun)
        except OSError as problem:
            if must:
                raise CannotRecord(cannot_write(problem)) from problem
            self._say(cannot_write(problem))

    @property
    def under_way(self) -> bool:
        """Whether it records."""
        return self._recorder is not None

    @property
    def begun(self) -> Kept | None:
        """What is being recorded."""
        return None if self._recorder is None else (self._recorder.path, self._recorder.begin)

    def toggle(self) -> None:
        """Record to a new file, or end the recording."""
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

    def keep(self, seconds: float) -> None:
        """Let `seconds` pass; every few of them what is new goes to the disk."""
        if self._recorder is not None and (problem := self._recorder.keep(seconds)):
            self._recorder = None
            self._say(problem)

    def close(self) -> None:
        """Write all of it: the screen is left. `begun` still tells what it was."""
        if self._recorder is not None:
            self._recorder.stop()
