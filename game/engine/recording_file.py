"""A recording as a small file.

JSON Lines. The first line is the head, then one line an action, then the end:

    {"minus70": "recording", "version": 1, "program": "0.1.0", "engine": "…", "preset": "neuron", "seed": 1, …}
    {"tick": 120, "do": "set", "with": ["K_out", 20.0], "sum": "…"}
    {"end": 600, "state": "…", "sum": "…"}

Each line ends with a checksum of itself and all before it, so that a change is found, and found where it is.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from game import __version__
from game.files import text_bytes
from game.files.atomic_file import write_text
from game.printable import quoted
from game.sentence import Sentence, clause

from . import actions, presets, recording_cost, recording_lines, spec_changes, spec_check
from .actions import Action, UnknownAction
from .ranges import Range
from .recording import Recording, RecordingError, engine
from .recording_lines import SUFFIX as SUFFIX
from .spec import SpecError

VERSION = 1
_HEAD_BYTES = 65_536
_VERSION = re.compile(r"[0-9][0-9a-z.+-]{0,30}")


class RecordingWriter:
    """Makes the text of a recording that grows; lines of the last text that have not changed are reused."""

    def __init__(self) -> None:
        self._head = ""
        self._lines: list[tuple[Action | None, str, str]] = []  # action (None: head), line, checksum up to it

    def text(self, recording: Recording) -> str:
        """The whole file's text."""
        head = recording_lines.body(
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
        for action, (written, _line, _total) in zip(recording.journal, self._lines[1:], strict=False):
            if action != written:
                break
            known += 1
        del self._lines[1 + known :]
        for action in recording.journal[known:]:
            self._add(action, recording_lines.body({"tick": action.tick, "do": action.name, "with": list(action.args)}))
        end = recording_lines.signed(
            self._lines[-1][2], recording_lines.body({"end": recording.end, "state": recording.state})
        )[0]
        return "".join(line for _action, line, _total in self._lines) + end

    def _add(self, action: Action | None, body: str) -> None:
        self._lines.append((action, *recording_lines.signed(self._lines[-1][2] if self._lines else "", body)))


def text(recording: Recording) -> str:
    """The file's text."""
    return RecordingWriter().text(recording)


def save(recording: Recording, path: Path) -> None:
    """Write the file, completely or not at all. Raises OSError."""
    write_text(path, text(recording))


def load(path: Path) -> Recording:
    """Read a recording. Raises RecordingError with one sentence that names the place and the fix."""
    lines = recording_lines.lines(path)
    head = _head(path, lines[0])
    rows = recording_lines.rows(path, lines)
    if "end" not in rows[-1] or len(rows) < 2:
        raise RecordingError(Sentence(recording_lines.CUT_SHORT, path=path, number=len(lines)))
    if head["engine"] != engine():
        raise RecordingError(
            Sentence(
                "{path}: it was recorded with minus70 {theirs}, whose membrane runs otherwise than that of "
                "{ours} here; play it with the version that recorded it.",
                path=path,
                theirs=_version(head),
                ours=__version__,
            )
        )
    return _built(path, rows)


def is_recording(path: Path) -> bool:
    """Whether the head of a file is that of a recording, of any version."""
    try:
        with path.open("rb") as file:
            head = text_bytes.decoded(file.readline(_HEAD_BYTES))
    except (OSError, ValueError):
        return False
    return (recording_lines.parsed(head) or {}).get("minus70") == "recording"


# The rest is for this file -------------------------------------------------------------------------------------


def _head(path: Path, line: str) -> dict[str, Any]:
    head = recording_lines.parsed(line)
    if head is None or head.get("minus70") != "recording":
        raise recording_lines.not_one(path)
    if head.get("version") != VERSION:
        raise RecordingError(
            Sentence(
                "{path}: its format is version {theirs}, and this program reads version {ours}; "
                "play it with minus70 {program}.",
                path=path,
                theirs=quoted(head.get("version")),
                ours=VERSION,
                program=_version(head),
            )
        )
    if "engine" not in head:
        raise recording_lines.changed(path, 1)
    return head


def _version(head: dict[str, Any]) -> str:
    """Version of the program that wrote it, as given in its head."""
    program = head.get("program")
    return program if isinstance(program, str) and _VERSION.fullmatch(program) else quoted(program)


def _built(path: Path, rows: list[dict[str, Any]]) -> Recording:
    """The recording in the parsed lines. Raises RecordingError, which names the line and what is wrong in it."""
    head, end = rows[0], rows[-1]
    with _errors_of(path, 1):
        seed = spec_check.checked_seed(_field(head, "seed"))
        spec = spec_changes.rebuilt(_field(head, "preset"), _field(head, "changed"))
        begin = _tick(head, "begin", 0)
    journal: list[Action] = []
    for number, row in enumerate(rows[1:-1], 2):
        with _errors_of(path, number):
            journal.append(_action(row, journal[-1].tick if journal else 0))
    with _errors_of(path, len(rows)):
        last = _tick(end, "end", journal[-1].tick if journal else 0)
        found = Recording(spec, seed, tuple(journal), min(begin, last), last, str(end.get("state", "")))
        recording_cost.check(found)
    return found


@contextmanager
def _errors_of(path: Path, number: int) -> Iterator[None]:
    """Turn what is wrong in a line into a RecordingError that names it."""
    try:
        yield
    except (presets.UnknownPreset, UnknownAction, SpecError, ValueError) as problem:
        raise RecordingError(
            Sentence(
                "{path}:{number}: the recording asks for what cannot be: {why}.",
                path=path,
                number=number,
                why=clause(problem),
            )
        ) from problem


def _action(row: dict[str, Any], since: int) -> Action:
    given = _field(row, "with")
    if not isinstance(given, list):
        raise ValueError(Sentence("with is {value}; it must be a list", value=quoted(given)))
    action = Action(_tick(row, "tick", since), str(_field(row, "do")), actions.plain(given))
    actions.check(action)
    return action


def _field(row: dict[str, Any], key: str) -> Any:
    if key not in row:
        raise ValueError(Sentence("there is no {key}", key=repr(key)))
    return row[key]


def _tick(row: dict[str, Any], key: str, least: int) -> int:
    value = _field(row, key)
    allowed = Range(least, recording_cost.MOST_TICKS, integer=True)
    if not allowed.holds(value):
        raise ValueError(allowed.refusal(key, value))
    return int(value)
