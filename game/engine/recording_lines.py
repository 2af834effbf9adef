"""The lines of a recording's file: JSON objects, each with a checksum of itself and all before it.

A file may come from anywhere, so nothing in it is trusted: its size is bounded before it is read, and every line is
parsed, and compared with its checksum, before any is used.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from game.files.text_bytes import NotText, decoded
from game.sentence import N_, Sentence

from .recording import RecordingError

SUFFIX = ".minus70"
CUT_SHORT = N_("{path}:{number}: the recording is cut short; copy the whole file again.")
MOST_BYTES = 64 * 2**20
MOST_LETTERS = 65_536  # in a line
MOST_DEPTH = 8  # of brackets in brackets
_SUM = ', "sum": "'
_SUM_DIGITS = 12


def body(row: dict[str, Any]) -> str:
    """The text of a line up to its checksum."""
    return json.dumps(row, ensure_ascii=False)[:-1]


def signed(total: str, words: str) -> tuple[str, str]:
    """The whole line whose `body` is `words`, and the checksum up to it; `total` is the one up to the line before."""
    total = _chained(total, words)
    return f'{words}{_SUM}{total}"}}\n', total


def lines(path: Path) -> list[str]:
    """The lines of the file, one at least. Raises RecordingError."""
    try:
        other = path.exists() and not path.is_file()  # a folder, or a pipe, which might block
        raw = b"" if other else _bytes(path)
    except (OSError, ValueError) as problem:
        reason = (getattr(problem, "strerror", None) or str(problem)).lower()
        raise RecordingError(Sentence("Cannot read {path}: {reason}.", path=path, reason=reason)) from problem
    if other:
        raise not_one(path)
    if len(raw) > MOST_BYTES:
        raise RecordingError(
            Sentence(
                "{path} is too large for a recording: it has more than {most} MB.", path=path, most=MOST_BYTES >> 20
            )
        )
    try:
        text = decoded(raw)
    except NotText as wrong:
        if wrong.utf16:
            raise RecordingError(
                Sentence("{path} is UTF-16 text; a recording is UTF-8: use the file as it was recorded.", path=path)
            ) from None
        raise not_one(path) from None
    found = text.split("\n")
    if found[-1] == "":
        found.pop()
    if not found:
        raise not_one(path)
    for number, line in enumerate(found, 1):
        if len(line) > MOST_LETTERS:
            if number == 1:
                raise not_one(path)
            raise RecordingError(
                Sentence(
                    "{path}:{number}: this line is longer than {most:,} letters; record it again.",
                    path=path,
                    number=number,
                    most=MOST_LETTERS,
                )
            )
    return found


def rows(path: Path, found: list[str]) -> list[dict[str, Any]]:
    """What the lines hold, once their checksums are right. Raises RecordingError, which names the line."""
    total = ""
    read: list[dict[str, Any]] = []
    for number, line in enumerate(found, 1):
        words, signature, rest = line.rpartition(_SUM)
        total = _chained(total, words)
        if not signature or rest != f'{total}"}}':
            if number == len(found) and not line.endswith("}"):
                raise RecordingError(Sentence(CUT_SHORT, path=path, number=number))
            raise changed(path, number)
        row = parsed(line)
        if row is None:
            raise RecordingError(
                Sentence(
                    "{path}:{number}: this line is not what a recording holds; record it again.",
                    path=path,
                    number=number,
                )
            )
        read.append(row)
    return read


def parsed(line: str) -> dict[str, Any] | None:
    """The JSON object in a line; None where there is none, or one nested too deep."""
    try:
        found = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and _depth(found) <= MOST_DEPTH else None


def not_one(path: Path) -> RecordingError:
    """The error for a file that is no recording."""
    return RecordingError(
        Sentence(
            "{path} is not a minus70 recording; give a {suffix} file that minus70 has written.",
            path=path,
            suffix=SUFFIX,
        )
    )


def changed(path: Path, number: int) -> RecordingError:
    """The error for a line that does not match its checksum."""
    return RecordingError(
        Sentence(
            "{path}:{number}: this line was changed after it was recorded; use the file as it was recorded.",
            path=path,
            number=number,
        )
    )


# The rest is for this file -------------------------------------------------------------------------------------


def _bytes(path: Path) -> bytes:
    """The file's bytes, up to one more than the limit."""
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _chained(total: str, words: str) -> str:
    return hashlib.sha256((total + words).encode()).hexdigest()[:_SUM_DIGITS]


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is not a number")


def _depth(value: object) -> int:
    """How deep tables and lists are nested; the parser has bounded it."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(_depth, inner), default=0)
