"""The progress file, in the user's data folder: written completely or not at all, and shared by several windows.

A file that cannot be read is set aside under another name, with a message; it is never deleted.
"""

import contextlib
import errno
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from platformdirs import user_data_path

from game.files.atomic_file import write_text
from game.files.names import as_text
from game.system_errors import reason
from game.words import _

from .progress import Best, Players, Progress, best_of, player_name

VERSION = 1
WAIT_S = 3.0  # another window writes for some milliseconds, unless it has been stopped

Say = Callable[[str], None]


class ProgressError(OSError):
    """Progress cannot be written; the message says why."""


class _Unusable(ValueError):
    """The file cannot be used; the message says why."""


def default_file() -> Path:
    """Path of the progress file."""
    return user_data_path("minus70", appauthor=False) / "progress.json"


def load(file: Path, say: Say = lambda words: None) -> Progress:
    """Progress from a file, empty where there is none. A broken file is renamed, and `say` called with a sentence."""
    try:
        return Progress(_read(file) or {})
    except _Unusable as unusable:
        why = str(unusable)
    try:
        with _locked(file):  # another window may have set it aside, and written a good one
            return Progress(_read_or_set_aside(file, say) or {})
    except (_Unusable, ProgressError):
        say(_("The progress file is not used: {reason}.").format(reason=why))
        return Progress()


def save(progress: Progress, file: Path, say: Say = lambda words: None, wait_s: float = WAIT_S) -> None:
    """Apply the unsaved changes to what the file holds by now, write it, and take over what other windows added.

    Raises ProgressError: the file is then as it was, and the changes are still unsaved. `say` as in `load`.
    `wait_s`: how long another window may hold the file.
    """
    with _locked(file, wait_s):
        try:
            players = _read_or_set_aside(file, say)
        except _Unusable as unusable:
            raise _unsaved(str(unusable)) from None
        if players is None:  # there is none: all that is known here goes into it
            players = progress.players
            changed = bool(players)
        else:
            for change in progress.unsaved:
                change(players)
            changed = bool(progress.unsaved)
        if changed:
            _write(players, file)
    _take_over(progress, players)
    progress.unsaved.clear()


def refresh(progress: Progress, file: Path) -> None:
    """Take over what other windows have written, where nothing is unsaved; where the file cannot be read, nothing."""
    with contextlib.suppress(_Unusable):
        players = None if progress.unsaved else _read(file)
        if players is not None:
            _take_over(progress, players)


def _take_over(progress: Progress, players: Players) -> None:
    for player, levels in progress.players.items():
        if not levels:  # a name that was given, and has not played yet
            players.setdefault(player, {})
    progress.players = players


@contextlib.contextmanager
def _locked(file: Path, wait_s: float = WAIT_S) -> Iterator[None]:
    """Hold the file's lock, so that no other window changes it. Raises ProgressError if it is not free in `wait_s`."""
    target = os.path.realpath(file)
    try:
        with contextlib.suppress(FileExistsError):
            os.makedirs(os.path.dirname(target), exist_ok=True)
        if not os.path.isdir(os.path.dirname(target)):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), target)
        lock = FileLock(f"{target}.lock", timeout=wait_s)
        lock.acquire()
    except Timeout:
        raise _unsaved(_("another window holds the file; close that window")) from None
    except OSError as error:
        raise _unsaved(reason(error)) from None
    except NotImplementedError:  # no locks on this disk: two windows must then not write in the same moment
        lock = None
    try:
        yield
    finally:
        if lock is not None:
            lock.release()


def _read(file: Path) -> Players | None:
    """What the file holds; None where there is none. Raises _Unusable."""
    try:
        return _players(json.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _Unusable(reason(error)) from None
    except _Unusable:
        raise
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise _Unusable(_("it is damaged")) from None


def _read_or_set_aside(file: Path, say: Say) -> Players | None:
    """`_read`, after which a file that cannot be used is out of the way. Raises _Unusable where it still is not."""
    try:
        return _read(file)
    except _Unusable as unusable:
        aside = _set_aside(file)
        if aside is None:
            raise
        say(_("The progress file is set aside as {name}: {reason}.").format(name=aside.name, reason=unusable))
        return None


def _players(data: Any) -> Players:
    if not isinstance(data, dict) or not isinstance(data.get("players"), dict):
        raise ValueError
    if data.get("version") != VERSION:
        raise _Unusable(_("another version of the program wrote it"))
    players: Players = {}
    for player, levels in data["players"].items():
        known = players.setdefault(player_name(player), {})
        for level, best in levels.items():
            name = as_text(level)
            known[name] = best_of(known[name], _best(best)) if name in known else _best(best)
    return players


def _best(data: Any) -> Best:
    best = Best(**data)
    counts = (best.stars, best.tries, best.marks, best.most_marks)
    if not all(isinstance(n, int) and not isinstance(n, bool) and n >= 0 for n in counts) or best.stars > 3:
        raise ValueError
    if not isinstance(best.seconds, int | float) or not 0 <= best.seconds < 1e9:
        raise ValueError
    return best


def _set_aside(file: Path) -> Path | None:
    """Move a file out of the way under the first name that is free; None where that cannot be."""
    for number in range(1, 1000):
        aside = file.with_name(f"{file.stem}.broken-{number}{file.suffix}")
        if not os.path.lexists(aside):
            with contextlib.suppress(OSError):
                file.rename(aside)
                return aside
            return None
    return None


def _write(players: Players, file: Path) -> None:
    plain = {player: {level: asdict(best) for level, best in levels.items()} for player, levels in players.items()}
    words = json.dumps({"version": VERSION, "players": plain}, indent=1, ensure_ascii=False, sort_keys=True)
    try:
        write_text(file, words + "\n")
    except OSError as error:
        raise _unsaved(reason(error)) from None


def _unsaved(why: str) -> ProgressError:
    return ProgressError(
        _("Progress could not be saved ({why}); what you reached now is lost when you leave.").format(why=why)
    )
