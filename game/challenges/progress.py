"""What players have reached: kept in the user's data folder, written whole or not at all.

A file that cannot be read is set aside under another name, with a message; it is never deleted.
"""

import contextlib
import csv
import errno
import io
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from game.engine import whole_text
from game.words import _

VERSION = 1
GUEST = "guest"
MOST_NAME = 24


class ProgressError(OSError):
    """Progress cannot be written; the message says why."""


@dataclass(slots=True)
class Best:
    """The best of one level: stars, the seconds of the quickest win with that many, tries and marks."""

    stars: int = 0
    seconds: float = 0.0
    tries: int = 0
    marks: int = 0
    most_marks: int = 0


@dataclass(slots=True)
class Progress:
    """Everything that has been reached, by player and level name."""

    players: dict[str, dict[str, Best]] = field(default_factory=dict)
    in_the_way: bool = False
    """Whether a file that could be neither used nor set aside stands where this would be kept: it is not replaced."""

    def of(self, player: str) -> dict[str, Best]:
        """What one player has reached, by level."""
        return self.players.setdefault(player_name(player), {})

    def note(self, player: str, level: str, stars: int, seconds: float) -> bool:
        """Take note of one go; True if it is that player's best so far."""
        best = self.of(player).setdefault(level, Best())
        best.tries += 1
        better = stars > best.stars or (stars == best.stars > 0 and seconds < best.seconds)
        if better:
            best.stars, best.seconds = stars, round(seconds, 1)
        return better

    def mark(self, player: str, level: str, marks: int, most: int) -> None:
        """Take note of marks in a level's questions; the best are kept."""
        best = self.of(player).setdefault(level, Best())
        if most > 0 and marks >= best.marks:
            best.marks, best.most_marks = marks, most

    def forget(self, player: str) -> None:
        """Start a player again from nothing."""
        self.players.pop(player_name(player), None)

    def table(self) -> str:
        """All players and levels as CSV, for a teacher."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["player", "level", "stars", "seconds", "tries", "marks", "most_marks"])
        for player, levels in sorted(self.players.items()):
            # A spreadsheet takes a name that begins with one of these for a formula.
            shown = f"'{player}" if player[:1] in "=+-@\t\r" else player
            for level, best in sorted(levels.items()):
                writer.writerow([shown, level, best.stars, best.seconds, best.tries, best.marks, best.most_marks])
        return out.getvalue()


def player_name(name: str) -> str:
    """A name as it is kept: one line, not too long; nothing at all is the guest."""
    kept = " ".join(name.split())[:MOST_NAME].strip()
    return kept if kept.isprintable() and kept else GUEST


def default_file() -> Path:
    """Where progress is kept."""
    return user_data_path("minus70", appauthor=False) / "progress.json"


def load(file: Path, say: Callable[[str], None] = lambda words: None) -> Progress:
    """Progress from a file; a new one where there is none. What is broken is set aside, and told through `say`."""
    try:
        return _from(json.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Progress()
    except OSError as trouble:
        reason = trouble.strerror or str(trouble)
    except _OtherVersion as other:
        reason = str(other)
    except (ValueError, TypeError, AttributeError, RecursionError):
        reason = _("it is damaged")
    aside = _aside(file)
    if aside is None:
        say(_("The progress file is not used: {reason}.").format(reason=reason))
    else:
        say(_("The progress file is set aside as {name}: {reason}.").format(name=aside.name, reason=reason))
    return Progress(in_the_way=aside is None)


class _OtherVersion(ValueError):
    pass


def _from(data: Any) -> Progress:
    if not isinstance(data, dict) or not isinstance(data.get("players"), dict):
        raise ValueError
    if data.get("version") != VERSION:
        raise _OtherVersion(_("another version of the program wrote it"))
    players: dict[str, dict[str, Best]] = {}
    for player, levels in data["players"].items():
        players[player_name(player)] = {str(level): _best(best) for level, best in levels.items()}
    return Progress(players)


def _best(data: Any) -> Best:
    best = Best(**data)
    whole = (best.stars, best.tries, best.marks, best.most_marks)
    if not all(isinstance(n, int) and not isinstance(n, bool) and n >= 0 for n in whole) or best.stars > 3:
        raise ValueError
    if not isinstance(best.seconds, int | float) or not 0 <= best.seconds < 1e9:
        raise ValueError
    return best


def _aside(file: Path) -> Path | None:
    """Move a file out of the way under the first name that is free."""
    for number in range(1, 1000):
        aside = file.with_name(f"{file.stem}.broken-{number}{file.suffix}")
        if not aside.exists():
            with contextlib.suppress(OSError):
                file.rename(aside)
                return aside
            return None
    return None


def save(progress: Progress, file: Path) -> None:
    """Write progress, whole or not at all. Raises ProgressError; the old file is then as it was."""
    if progress.in_the_way:
        raise _unsaved(os.strerror(errno.EEXIST))
    players = {
        player: {level: asdict(best) for level, best in levels.items()} for player, levels in progress.players.items()
    }
    words = json.dumps({"version": VERSION, "players": players}, indent=1, ensure_ascii=False, sort_keys=True)
    write_whole(file, words + "\n")


def write_whole(file: Path, words: str) -> None:
    """Put `words` in `file` so that at every moment it holds either the old text or the new. Raises ProgressError."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        whole_text.write(file, words)
    except OSError as trouble:
        raise _unsaved(trouble.strerror or str(trouble)) from None


def _unsaved(why: str) -> ProgressError:
    return ProgressError(
        _("Progress could not be saved ({why}); what you reached now is lost when you leave.").format(why=why)
    )
