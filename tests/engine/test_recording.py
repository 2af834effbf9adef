"""A recording plays the same run again, and a file that is none, or is no longer what was recorded, says so."""

import codecs
import json
import os
from pathlib import Path

import pytest

from game.engine import presets, recording, recording_file, recording_lines
from game.engine.actions import Action
from game.engine.recording import Recording, RecordingError
from game.engine.recording_file import load, save, text
from game.engine.session import ReplayError, Session
from game.engine.spec import PumpRates


def recorded(path: Path, begin: int = 0) -> Session:
    run = Session(presets.get("neuron").with_(size="small"), 9)
    run.step(100)
    run.act("set", "K_out", 22.5)
    run.step(200)
    run.act("set", "pumps", 1)
    run.step_back(60)
    run.act("add", "Na", 7)
    run.restart()
    run.step(90)
    save(Recording.of(run, begin), path)
    return run


def test_what_is_saved_plays_again_to_the_same_state(tmp_path: Path) -> None:
    run = recorded(tmp_path / "a.minus70", 50)
    found = load(tmp_path / "a.minus70")
    assert (found.begin, found.end, found.seed) == (50, run.tick, 9)
    assert found.journal == run.journal
    again = found.session()
    assert (again.tick, again.latest) == (0, run.tick)
    again.seek(found.end)
    assert again.fingerprint() == run.fingerprint() == found.state
    assert text(Recording.of(again, 50)) == (tmp_path / "a.minus70").read_text(encoding="utf-8")


def test_who_looks_at_the_past_records_all_of_the_branch() -> None:
    run = Session(presets.get("neuron").with_(size="small"), 9)
    run.step(50)
    run.act("set", "pumps", 0)
    run.step(50)
    run.step_back(60)
    found = Recording.of(run)
    assert found.journal == run.journal
    assert (found.end, found.state) == (100, "")
    run.act("set", "pumps", 1)
    found = Recording.of(run)
    assert [action.args for action in found.journal] == [("pumps", 1)]
    assert (found.end, found.state) == (40, run.fingerprint())


def test_whatever_a_spec_holds_is_kept(tmp_path: Path) -> None:
    spec = presets.get("neuron").with_(
        size="small", start_mV=-20.0, pumps=1, sealed=True, pump_rates=PumpRates(turn_per_s=30.0), inside_mM={"K": 90.0}
    )
    run = Session(spec)
    save(Recording.of(run), tmp_path / "a.minus70")
    assert load(tmp_path / "a.minus70").spec == spec


def test_it_is_small(tmp_path: Path) -> None:
    run = Session(presets.get("neuron"), 9)
    for _minute in range(10):
        run.step(600)
        run.act("set", "K_out", 20.0)
    save(Recording.of(run), tmp_path / "a.minus70")
    assert (tmp_path / "a.minus70").stat().st_size < 2000


def test_a_file_cut_anywhere_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "a.minus70"
    recorded(path)
    whole = path.read_bytes()
    for length in range(0, len(whole) - 1, 7):
        path.write_bytes(whole[:length])
        with pytest.raises(RecordingError) as told:
            load(path)
        assert str(path) in str(told.value)
        assert "\n" not in str(told.value)
    path.write_bytes(whole[: whole.index(b'{"end"')])
    with pytest.raises(RecordingError, match=r"a\.minus70:\d+: the recording is cut short"):
        load(path)


def test_a_changed_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.minus70"
    recorded(path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for number in range(len(lines)):
        for edit in (lambda line: line.replace("1", "2", 1), lambda line: ""):
            changed = [edit(line) if n == number else line for n, line in enumerate(lines)]
            if changed == lines:
                continue
            path.write_text("".join(changed), encoding="utf-8")
            with pytest.raises(RecordingError):
                load(path)
    path.write_text("".join(lines).replace("22.5", "23.5"), encoding="utf-8")
    with pytest.raises(RecordingError, match=r"a\.minus70:2: this line was changed"):
        load(path)


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_line_ends_and_a_mark_of_another_system_are_read_like_any_text(mark: bytes, end: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.minus70"
    recorded(path)
    as_recorded = load(path)
    path.write_bytes(mark + path.read_bytes().replace(b"\n", end))
    assert load(path) == as_recorded
    assert recording_file.is_recording(path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.minus70"
    recorded(path)
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    with pytest.raises(RecordingError, match="is UTF-16 text; a recording is UTF-8"):
        load(path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"hello",
        b"[1, 2]",
        b'{"minus70": "level"}',
        b"\x00\xff\xfe",
        b"[" * 100_000,
        b'{"a": 1}\n{"b": 2}\n',
    ],
)
def test_what_is_no_recording_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(RecordingError, match=r"notes\.txt is not a minus70 recording"):
        load(path)
    assert path.read_bytes() == content
    assert not recording_file.is_recording(path)


def test_places_that_hold_no_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="no such file"):
        load(tmp_path / "none.minus70")
    with pytest.raises(RecordingError, match="not a minus70 recording"):
        load(tmp_path)


def resigned(rows: list[dict[str, object]]) -> str:
    """A file with checksums that are right, whatever is in it."""
    lines, total = [], ""
    for row in rows:
        row.pop("sum", None)
        line, total = recording_lines.signed(total, recording_lines.body(row))
        lines.append(line)
    return "".join(lines)


@pytest.mark.parametrize(
    ("line", "key", "value", "words"),
    [
        (0, "version", 2, "format is version 2"),
        (0, "engine", "0123456789ab", "membrane runs otherwise"),
        (0, "preset", "octopus", "no preset 'octopus'"),
        (0, "seed", "one", "The seed is 'one'; it must be a whole number"),
        (0, "changed", {"layouts": 3}, "layouts is 3; it must be a table"),
        (0, "changed", {"spin": 3}, "no 'spin'"),
        (0, "changed", {"tau_v_s": "x"}, "tau_v_s is 'x'; it must be a number in s"),
        (0, "changed", [1], r"changed is \[1\]; it must be a table"),
        (0, "begin", -4, "begin is -4; use a whole number from 0"),
        (1, "do", "explode", "no action 'explode'"),
        (1, "do", "_refresh", "no action '_refresh'"),
        (1, "do", "step", "no action 'step'"),
        (1, "with", [1, 2, 3, 4], "does not take 4"),
        (1, "with", [[1], 2], "not a list"),
        (1, "tick", 1e9, r"tick is 1e\+09; use a whole number"),
        (1, "tick", 10**15, "tick is 1000000000000000; use a whole number"),
        (-1, "end", 1, "end is 1; use a whole number from 240"),
        (-1, "state", "00", None),
    ],
)
def test_a_forged_file_is_refused_in_one_sentence(
    line: int, key: str, value: object, words: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "a.minus70"
    recorded(path)
    rows = [json.loads(each) for each in path.read_text(encoding="utf-8").splitlines()]
    rows[line][key] = value
    path.write_text(resigned(rows), encoding="utf-8")
    if words is None:
        found = load(path)
        again = found.session()
        again.seek(found.end)
        assert again.fingerprint() != found.state
        return
    with pytest.raises(RecordingError, match=words) as told:
        load(path)
    assert "\n" not in str(told.value)


def test_an_action_that_cannot_be_done_is_told_when_it_is_reached() -> None:
    spec = presets.get("neuron").with_(size="small")
    found = Recording(spec, 1, (Action(5, "set", ("K_out", -3.0)),), 0, 10)
    again = found.session()
    with pytest.raises(ReplayError, match="'set' at tick 5"):
        again.step(10)
    with pytest.raises(RecordingError, match="cannot be played"):
        Recording(spec.with_(inside_mM={"Cl": 500.0}), 1, (), 0, 10).session()


def test_a_full_disk_leaves_the_file_from_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.minus70"
    run = recorded(path)
    before = path.read_bytes()
    run.step(100)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save(Recording.of(run), path)
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [path]
    load(path)


def test_the_engine_knows_itself() -> None:
    assert recording.engine() == recording.engine()
    assert len(recording.engine()) == 12
