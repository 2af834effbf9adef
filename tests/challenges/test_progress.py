"""Progress: atomic, versioned, and never lost."""

import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.challenges import progress
from game.challenges.progress import GUEST, Progress, ProgressError, load, player_name, save


@pytest.fixture
def file(tmp_path):
    return tmp_path / "data" / "progress.json"


def test_what_was_reached_is_there_again(file):
    mine = Progress()
    assert mine.note("Ada", "reach", 2, 41.26)
    mine.mark("Ada", "reach", 3, 4)
    save(mine, file)
    again = load(file)
    assert again.of("Ada")["reach"] == progress.Best(2, 41.3, 1, 3, 4)


def test_only_what_is_better_counts():
    mine = Progress()
    assert mine.note("", "a", 2, 50)
    assert not mine.note("", "a", 1, 10)
    assert not mine.note("", "a", 2, 60)
    assert mine.note("", "a", 2, 40)
    assert mine.note("", "a", 3, 90)
    assert (mine.of(GUEST)["a"].stars, mine.of(GUEST)["a"].tries) == (3, 5)
    assert not mine.note("", "b", 0, 5)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"version": 1}',
        b'{"version": 1, "players": {"a": {"b": {"stars": 9}}}}',
        b'{"version": 1, "players": {"a": {"b": {"stars": "2"}}}}',
        b'{"version": 1, "players": {"a": {"b": {"nonsense": 1}}}}',
        b'{"version": 1, "players": {"a": []}}',
    ],
)
def test_a_broken_file_is_set_aside_with_a_message(file, raw):
    file.parent.mkdir()
    file.write_bytes(raw)
    said = []
    assert load(file, said.append).players == {}
    assert len(said) == 1
    assert "progress.broken-1.json" in said[0]
    assert (file.parent / "progress.broken-1.json").read_bytes() == raw
    assert not file.exists()


def test_files_set_aside_never_replace_one_another(file):
    file.parent.mkdir()
    for text in ("x", "y"):
        file.write_text(text)
        load(file)
    assert (file.parent / "progress.broken-1.json").read_text() == "x"
    assert (file.parent / "progress.broken-2.json").read_text() == "y"


def test_a_file_of_a_later_version_is_kept_and_told(file):
    file.parent.mkdir()
    file.write_text(json.dumps({"version": 99, "players": {}}))
    said = []
    load(file, said.append)
    assert "another version" in said[0]


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(file, monkeypatch):
    save(Progress({"Ada": {}}), file)
    before = file.read_bytes()

    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(ProgressError, match="No space left"):
        save(Progress(), file)
    assert file.read_bytes() == before
    assert [each.name for each in file.parent.iterdir()] == ["progress.json"]


def test_a_teacher_gets_a_table_that_no_spreadsheet_runs():
    mine = Progress()
    mine.note("=cmd()", "a", 3, 12)
    lines = mine.table().splitlines()
    assert lines[0].startswith("player,level,stars")
    assert lines[1] == "'=cmd(),a,3,12,1,0,0"


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_any_name_is_kept_as_one_short_printable_line(name):
    kept = player_name(name)
    assert kept
    assert len(kept) <= progress.MOST_NAME
    assert kept.isprintable()
    assert player_name(kept) == kept


def test_reset_forgets_one_player_alone():
    mine = Progress()
    mine.note("Ada", "a", 1, 1)
    mine.note("Bo", "a", 1, 1)
    mine.forget("Ada")
    assert list(mine.players) == ["Bo"]


def test_what_cannot_be_read_is_set_aside_and_told(file):
    file.mkdir(parents=True)  # a folder stands in its place
    said = []
    mine = load(file, said.append)
    assert "set aside as progress.broken-1.json" in said[0]
    assert (file.parent / "progress.broken-1.json").is_dir()
    save(mine, file)
    assert load(file, said.append).players == {}
    assert len(said) == 1


def test_a_file_that_cannot_be_set_aside_is_told_and_kept(file, monkeypatch):
    file.parent.mkdir()
    file.write_text("{broken")

    def refused(*_arguments):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(file), "rename", refused)
    said = []
    mine = load(file, said.append)
    assert mine.players == {}
    assert said == ["The progress file is not used: it is damaged."]
    with pytest.raises(ProgressError, match="could not be saved"):
        save(mine, file)
    assert file.read_text() == "{broken"


def test_the_table_holds_every_player_and_level_in_order():
    mine = Progress()
    mine.note("Bo", "b", 1, 9)
    mine.note("Ada", "b", 2, 8.25)
    mine.note("Ada", "a", 3, 7)
    mine.mark("Ada", "a", 2, 4)
    assert mine.table().splitlines()[1:] == ["Ada,a,3,7,1,2,4", "Ada,b,2,8.2,1,0,0", "Bo,b,1,9,1,0,0"]
