"""Keeps a recording on disk while a session goes on: whole at every moment, a few seconds behind at most."""

import threading
from datetime import datetime
from pathlib import Path
from typing import Final

import platformdirs

from game.engine.recording import Recording
from game.engine.recording_file import SUFFIX, Scribe
from game.engine.session import Session
from game.engine.whole_text import write
from game.words import _

from .panels.timebar import clock_words

KEEP_S: Final = 2.0


_chosen: Path | None = None


def folder() -> Path:
    """Where recordings go that were given no name."""
    return _chosen or platformdirs.user_documents_path() / "minus70"


def use_folder(chosen: Path | None) -> Path | None:
    """Let them go to `chosen` from now on, or where they usually do; returns what was chosen before."""
    global _chosen
    before, _chosen = _chosen, chosen
    return before


def new_path(preset: str) -> Path:
    """A name that is not taken yet, in `folder`. Raises OSError where that cannot be made."""
    folder().mkdir(parents=True, exist_ok=True)
    name = f"{preset} {datetime.now():%Y-%m-%d %H.%M.%S}"
    path, more = folder() / f"{name}{SUFFIX}", 2
    while path.exists():
        path, more = folder() / f"{name} ({more}){SUFFIX}", more + 1
    return path


def cannot_write(problem: OSError) -> str:
    """What to tell when a file cannot be written."""
    reason = (problem.strerror or str(problem)).lower()
    return _("Cannot write {path}: {reason}.").format(path=problem.filename or folder(), reason=reason)


class Recorder:
    """Writes the branch that `session` is on to `path`, from its first tick; watching begins where recording did."""

    def __init__(self, session: Session, path: Path, begin: int) -> None:
        """`begin`: the tick at which watching begins. Raises OSError where the file cannot be written."""
        self.path = path
        self.begin = begin
        self._session = session
        self._scribe = Scribe()
        self._since_s = 0.0
        self._known = (session.tick, len(session.journal))
        self._kept_s = self._now_s
        self._problem: OSError | None = None
        self._writer: threading.Thread | None = None
        write(path, self._text())

    @property
    def _now_s(self) -> float:
        return self._session.tick * self._session.patch.spec.dt_s

    def keep(self, seconds: float) -> str:
        """Write what is new every few seconds, beside the session, so that no frame waits for the disk.

        Returns "", or what to tell the user where that failed: then the recording has ended.
        """
        if self._problem is not None:
            return self._lost(self._problem)
        self._since_s += seconds
        if self._since_s < KEEP_S or (self._writer is not None and self._writer.is_alive()):
            return ""
        self._since_s = 0.0
        known = (self._session.tick, len(self._session.journal))
        if known != self._known:
            self._known = known
            self._writer = threading.Thread(target=self._write, args=(self._text(), self._now_s), daemon=True)
            self._writer.start()
        return ""

    def stop(self) -> str:
        """Write all of it. Returns what to tell the user."""
        if self._writer is not None:
            self._writer.join()
        if self._problem is None:
            self._write(self._text(), self._now_s)
        if self._problem is not None:
            return self._lost(self._problem)
        return _("Recorded {time}: {path}").format(time=clock_words(self._now_s - self._begun_s), path=self.path)

    @property
    def _begun_s(self) -> float:
        return min(self.begin, self._session.tick) * self._session.patch.spec.dt_s

    def _text(self) -> str:
        return self._scribe.text(Recording.of(self._session, self.begin))

    def _write(self, text: str, until_s: float) -> None:
        try:
            write(self.path, text)
        except OSError as problem:
            self._problem = problem
        else:
            self._kept_s = until_s

    def _lost(self, problem: OSError) -> str:
        reason = (problem.strerror or str(problem)).lower()
        return _("The recording ends at {time}: {reason}. The file is whole up to there.").format(
            time=clock_words(self._kept_s), reason=reason
        )
