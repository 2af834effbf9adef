"""What players have reached, and the changes of it that no file holds yet."""

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
    """Everything that has been reached. `unsaved`: what was changed since it was read from a file or written to one.

    Another window may change the same file: what is saved is not all of this, but its changes, made to what the file
    holds by then. So stars of both windows are kept, tries add up, and a player whom one forgets stays forgotten.
    """

    players: Players = field(default_factory=dict)
    unsaved: list[Callable[[Players], object]] = field(default_factory=list)

    def of(self, player: str) -> dict[str, Best]:
        """What one player has reached, by level."""
        return self.players.setdefault(player_name(player), {})

    def note(self, player: str, level: str, stars: int, seconds: float) -> bool:
        """Take note of one go; True if it is that player's best so far."""
        return self._change(partial(_note, player_name(player), as_text(level), stars, seconds))

    def mark(self, player: str, level: str, marks: int, most: int) -> None:
        """Take note of marks in a level's questions; the best are kept."""
        self._change(partial(_mark, player_name(player), as_text(level), marks, most))

    def forget(self, player: str) -> None:
        """Start a player again from nothing."""
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
    """A name as it is kept: one line of what can be printed, not too long; nothing at all is the guest."""
    words = ("".join(filter(str.isprintable, word)) for word in name.split())
    return " ".join(word for word in words if word)[:MOST_NAME].strip() or GUEST


def best_of(one: Best, other: Best) -> Best:
    """What two records of one level come to: the better of each, and the larger number of tries."""
    won = max(one, other, key=lambda best: (best.stars, -best.seconds))
    marked = max(one, other, key=lambda best: (best.marks, best.most_marks))
    return Best(won.stars, won.seconds, max(one.tries, other.tries), marked.marks, marked.most_marks)


def _no_formula(name: str) -> str:
    """A spreadsheet takes a name that begins with one of these for a formula."""
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
