"""The results of players, and the changes of them that are not saved yet."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from game.files.names import as_text

GUEST = "guest"
MOST_NAME = 24


@dataclass(slots=True)
class Best:
    """The best of one level: stars, the seconds of the quickest win with that many, tries and marks."""

    stars: int = 0
    seconds: float = 0.0
    tries: int = 0
    marks: int = 0
    most_marks: int = 0


Players = dict[str, dict[str, Best]]
"""By player and level name."""

Answer = TypeVar("Answer")


@dataclass(slots=True)
class Progress:
    """The results of all players. `unsaved`: the changes since it was read from a file or written to one.

    Another window may change the same file: not all of this is saved, but its changes are applied to what the file
    holds by then. So stars of both windows are kept, tries add up, and a player deleted in one stays deleted.
    """

    players: Players = field(default_factory=dict)
    unsaved: list[Callable[[Players], object]] = field(default_factory=list)

    def of(self, player: str) -> dict[str, Best]:
        """The results of one player, by level name."""
        return self.players.setdefault(player_name(player), {})

    def note(self, player: str, level: str, stars: int, seconds: float) -> bool:
        """Record a win. Returns whether it is that player's best of the level so far."""
        return self._change(partial(_note, player_name(player), as_text(level), stars, seconds))

    def mark(self, player: str, level: str, marks: int, most: int) -> None:
        """Record marks in a level's questions; the best are kept."""
        self._change(partial(_mark, player_name(player), as_text(level), marks, most))

    def forget(self, player: str) -> None:
        """Delete a player's results."""
        self._change(partial(_forget, player_name(player)))

    def _change(self, change: Callable[[Players], Answer]) -> Answer:
        self.unsaved.append(change)
        return change(self.players)

    def table(self) -> str:
        """All players and levels as CSV, for a teacher."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["player", "level", "stars", "seconds", "tries", "marks", "most_marks"])
        for player, levels in sorted(self.players.items()):
            for level, best in sorted(levels.items()):
                names = _no_formula(player), _no_formula(level)
                writer.writerow([*names, best.stars, best.seconds, best.tries, best.marks, best.most_marks])
        return out.getvalue()


def player_name(name: str) -> str:
    """A name as it is stored: one line, printable, not too long; the guest's for an empty one."""
    words = ("".join(filter(str.isprintable, word)) for word in name.split())
    return " ".join(word for word in words if word)[:MOST_NAME].strip() or GUEST


def best_of(one: Best, other: Best) -> Best:
    """Two results of one level merged: the better of each figure, and the larger number of tries."""
    won = max(one, other, key=lambda best: (best.stars, -best.seconds))
    marked = max(one, other, key=lambda best: (best.marks, best.most_marks))
    return Best(won.stars, won.seconds, max(one.tries, other.tries), marked.marks, marked.most_marks)


def _no_formula(name: str) -> str:
    """`name`, escaped where a spreadsheet would take it for a formula."""
    return f"'{name}" if name[:1] in "=+-@\t\r" else name


def _note(player: str, level: str, stars: int, seconds: float, players: Players) -> bool:
    best = players.setdefault(player, {}).setdefault(level, Best())
    best.tries += 1
    better = stars > best.stars or (stars == best.stars > 0 and seconds < best.seconds)
    if better:
        best.stars, best.seconds = stars, round(seconds, 1)
    return better


def _mark(player: str, level: str, marks: int, most: int, players: Players) -> None:
    best = players.setdefault(player, {}).setdefault(level, Best())
    if most > 0 and marks >= best.marks:
        best.marks, best.most_marks = marks, most


def _forget(player: str, players: Players) -> None:
    players.pop(player, None)
