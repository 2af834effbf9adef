"""A recording as a small file.

JSON Lines. The first line is the head, then one line an action, then the end:

    {"minus70": "recording", "version": 1, "program": "0.1.0", "engine": "…", "preset": "neuron", "seed": 1, …}
    {"tick": 120, "do": "set", "with": ["K_out", 20.0], "sum": "…"}
    {"end": 600, "state": "…", "sum": "…"}

Each line ends with a checksum of itself and all before it, so that a change is found, and found where it is.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from game import __version__
from game.files.atomic_file import write_text

from . import actions, presets, spec_changes
from .actions import Action, UnknownAction
from .recording import Recording, RecordingError, engine
from .spec import SpecError

VERSION = 1
SUFFIX = ".minus70"
MOST_BYTES = 64 * 2**20
MOST_TICKS = 60 * 60 * 60 * 24  # a day at 60 ticks a second
_SUM = ', "sum": "'
_SUM_DIGITS = 12


class Scribe:
    """Writes a recording out again and again as it grows: lines that are as they were are not made anew."""

    def __init__(self) -> None:
        self._head = ""
        self._lines: list[tuple[Action | None, str, str]] = []  # what it tells, the line, the checksum up to it

    def text(self, recording: Recording) -> str:
        """The whole file's text."""
        head = _body(
            {
                "minus70": "recording",
                "version": VERSION,
                "program": __version__,
                "engine": engine(),
                "preset": recording.spec.name,
                "seed": recording.seed,
                "changed": spec_changes.changed(recording.spec),
                "begin": recording.begin,
            }
        )
        if head != self._head:
            self._head, self._lines = head, []
            self._add(None, head)
        known = 0
        for action, (told, _line, _total) in zip(recording.journal, self._lines[1:], strict=False):
            if action != told:
                break
            known += 1
        del self._lines[1 + known :]
        for action in recording.journal[known:]:
            self._add(action, _body({"tick": action.tick, "do": action.name, "with": list(action.args)}))
        end = _signed(self._lines[-1][2], _body({"end": recording.end, "state": recording.state}))[0]
        return "".join(line for _action, line, _total in self._lines) + end

    def _add(self, action: Action | None, body: str) -> None:
        self._lines.append((action, *_signed(self._lines[-1][2] if self._lines else "", body)))


def text(recording: Recording) -> str:
    """The file's text."""
    return Scribe().text(recording)


def save(recording: Recording, path: Path) -> None:
    """Write the file, whole or not at all. Raises OSError."""
    write_text(path, text(recording))


def load(path: Path) -> Recording:
    """Read a recording. Raises RecordingError with one sentence that names the place and the remedy."""
    lines = _lines(path)
    head = _head(path, lines[0])
    total = ""
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(lines, 1):
        body, found, rest = line.rpartition(_SUM)
        total = _chained(total, body)
        if not found or rest != f'{total}"}}':
            if number == len(lines) and not line.endswith("}"):
                raise RecordingError(f"{path}:{number}: the recording is cut short; copy the whole file again.")
            raise RecordingError(
                f"{path}:{number}: this line was changed after it was recorded; use the file as it was recorded."
            )
        rows.append(_parsed(line) or {})
    if "end" not in rows[-1]:
        raise RecordingError(f"{path}:{len(lines)}: the recording is cut short; copy the whole file again.")
    if head["engine"] != engine():
        raise RecordingError(
            f"{path}: it was recorded with minus70 {head.get('program')}, whose membrane runs otherwise than that of "
            f"{__version__} here; play it with the version that recorded it."
        )
    try:
        return _built(rows)
    except (presets.UnknownPreset, UnknownAction, SpecError, KeyError, TypeError, ValueError) as problem:
        raise RecordingError(
            f"{path}: the recording asks for what cannot be built or done ({problem}); record it again."
        ) from problem


def is_recording(path: Path) -> bool:
    """Whether a file begins as a recording does, of whatever version."""
    try:
        with path.open("rb") as file:
            return (_parsed(file.readline(65_536).decode("utf-8")) or {}).get("minus70") == "recording"
    except (OSError, UnicodeDecodeError):
        return False


# The rest is for this file -------------------------------------------------------------------------------------


def _lines(path: Path) -> list[str]:
    not_one = f"{path} is not a minus70 recording; give a {SUFFIX} file that minus70 has written."
    try:
        if path.exists() and not path.is_file():
            raise RecordingError(not_one)
        if path.stat().st_size > MOST_BYTES:
            raise RecordingError(f"{path} is too large for a recording: it has more than {MOST_BYTES >> 20} MB.")
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise RecordingError(not_one) from None
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise RecordingError(f"Cannot read {path}: {reason}.") from problem
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    if not lines:
        raise RecordingError(not_one)
    return lines


def _head(path: Path, line: str) -> dict[str, Any]:
    head = _parsed(line)
    if head is None or head.get("minus70") != "recording":
        raise RecordingError(f"{path} is not a minus70 recording; give a {SUFFIX} file that minus70 has written.")
    if head.get("version") != VERSION:
        raise RecordingError(
            f"{path}: its format is version {head.get('version')!r}, and this program reads version {VERSION}; "
            f"play it with minus70 {head.get('program', '')}."
        )
    if "engine" not in head:
        raise RecordingError(f"{path}:1: this line was changed after it was recorded; use the file as it was recorded.")
    return head


def _parsed(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _body(row: dict[str, Any]) -> str:
    """A line without its checksum and what comes after."""
    return json.dumps(row, ensure_ascii=False)[:-1]


def _signed(total: str, body: str) -> tuple[str, str]:
    """The whole line, and the checksum up to it."""
    total = _chained(total, body)
    return f'{body}{_SUM}{total}"}}\n', total


def _chained(total: str, body: str) -> str:
    return hashlib.sha256((total + body).encode()).hexdigest()[:_SUM_DIGITS]


def _tick(value: object, least: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= MOST_TICKS:
        raise ValueError(f"{value!r} is not a tick from {least} on")
    return value


def _built(rows: list[dict[str, Any]]) -> Recording:
    head, end = rows[0], rows[-1]
    seed = head["seed"]
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed < 2**63:
        raise ValueError(f"seed is {seed!r}")
    journal: list[Action] = []
    for row in rows[1:-1]:
        action = Action(
            _tick(row["tick"], journal[-1].tick if journal else 0), str(row["do"]), actions.plain(row["with"])
        )
        actions.check(action)
        journal.append(action)
    last = _tick(end["end"], journal[-1].tick if journal else 0)
    spec = spec_changes.rebuilt(str(head["preset"]), head["changed"])
    return Recording(spec, seed, tuple(journal), min(_tick(head["begin"], 0), last), last, str(end["state"]))
