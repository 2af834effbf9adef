"""One mistake in a file: its place, and a sentence that says what is wrong and how to fix it."""

import re
from dataclasses import dataclass

from game.printable import one_line

KeyPath = tuple[str | int, ...]
"""The keys, and places in lists from 0, that lead to a value: ("stars", 1, "hold")."""
_BARE = re.compile(r"[\w-]{1,40}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a file, at a line and column from 1; str() is the line that its author reads."""

    file: str
    line: int
    column: int
    key: str
    what: str

    def __str__(self) -> str:
        key = f"{self.key}: " if self.key else ""
        return one_line(f"{self.file}:{self.line}:{self.column}: {key}{self.what}")


class DocumentError(ValueError):
    """A file that has mistakes or does not exist; str() is a line for each mistake."""

    def __init__(self, *mistakes: Problem | str) -> None:
        self.problems = [mistake for mistake in mistakes if isinstance(mistake, Problem)]
        """The mistakes that have a place in a file."""
        self.lines = tuple(map(str, mistakes))
        super().__init__("\n".join(self.lines))


def in_order(problems: list[Problem]) -> list[Problem]:
    """Each problem once, in the order of the file."""
    return sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.column))


def spelled(path: KeyPath) -> str:
    """A path in dotted form: `goal.hold.band[2]`. Lists count from 1."""
    words = ""
    for raw in path:
        part = raw if isinstance(raw, int) or _BARE.fullmatch(raw) else repr(raw)[:40]
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words
