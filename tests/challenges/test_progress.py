"""Progress: atomic, versioned, and never lost."""

import json
import os
import stat
import subprocess
import sys

import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from game.challenges import progress
from game.challenges.progress import GUEST, Best, Progress, player_name
from game.challenges.progress_file import ProgressError, load, refresh, save


@pytest.fixture
def file(tmp_path):
    return tmp_path / "data" / "progress.json"


def beside(file):
    """What else is in the folder; older versions of the library of locks leave a lock's file there."""
    return sorted({each.name for each in file.parent.iterdir()} - {file.name, f"{file.name}.lock"})


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

    mine = load(file)
    mine.note("Ada", "a", 1, 9)
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", full)
        with pytest.raises(ProgressError, match="no space left"):
            save(mine, file)
    assert file.read_bytes() == before
    assert beside(file) == []
    save(mine, file)  # what could not be saved is saved with the next
    assert load(file).of("Ada")["a"].stars == 1


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
    mine.note("Ada", "a", 1, 9)
    save(mine, file)
    assert list(load(file, said.append).players) == ["Ada"]
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
    mine.note("Ada", "a", 1, 9)
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


# Two windows on one file ---------------------------------------------------------------------------------------


def test_two_windows_keep_each_other_s_stars(file):
    """Both have read the file before either writes: the better of each level, all tries, and all players remain."""
    first = Progress()
    first.note("Ada", "a", 1, 50)
    save(first, file)
    one, two = load(file), load(file)
    one.note("Ada", "a", 3, 40)
    one.note("Ada", "b", 2, 9)
    one.mark("Ada", "a", 2, 4)
    two.note("Ada", "a", 2, 30)
    two.note("Bo", "c", 1, 9)
    two.mark("Ada", "a", 1, 4)
    for window in (one, two):
        save(window, file)
    found = load(file).players
    assert found == {
        "Ada": {"a": Best(3, 40, 3, 2, 4), "b": Best(2, 9, 1)},
        "Bo": {"c": Best(1, 9, 1)},
    }
    assert two.players == found
    refresh(one, file)
    assert one.players == found


def test_a_player_who_is_forgotten_in_one_window_stays_forgotten(file):
    first = Progress()
    first.note("Ada", "a", 3, 50)
    first.note("Bo", "a", 3, 50)
    save(first, file)
    one, two = load(file), load(file)
    one.forget("Ada")
    save(one, file)
    two.note("Bo", "b", 1, 5)
    save(two, file)
    assert list(load(file).players) == ["Bo"]
    two.note("Ada", "a", 1, 9)  # what is reached after that counts
    save(two, file)
    assert load(file).of("Ada")["a"] == Best(1, 9, 1)


def test_a_file_that_vanishes_is_written_anew_from_what_is_known(file):
    mine = Progress()
    mine.note("Ada", "a", 3, 50)
    save(mine, file)
    file.unlink()
    mine.note("Ada", "b", 1, 5)
    save(mine, file)
    assert set(load(file).of("Ada")) == {"a", "b"}


_WINDOW = """
import sys
from pathlib import Path
from game.challenges.progress_file import load, save
file, player = Path(sys.argv[1]), sys.argv[2]
mine = load(file)
print("ready", flush=True)
sys.stdin.readline()
for number in range(25):
    mine.note(player, f"level {number}", 1 + number % 3, 10.0)
    mine.note("both", "level", 1 + number % 2, 30.0 - number)
    save(mine, file)
"""


def test_two_processes_that_write_at_once_lose_nothing(file):
    """25 saves each, at the same time: every level of both, and every try of the player that they share."""
    windows = [
        subprocess.Popen(
            [sys.executable, "-c", _WINDOW, str(file), player], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for player in ("Ada", "Bo")
    ]
    for window in windows:
        assert window.stdout.readline() == "ready\n"
    for window in windows:
        window.stdin.write("go\n")
        window.stdin.flush()
    for window in windows:
        window.communicate(timeout=120)
        assert window.returncode == 0
    found = load(file)
    for player in ("Ada", "Bo"):
        assert [found.of(player)[f"level {n}"].stars for n in range(25)] == [1 + n % 3 for n in range(25)]
    assert found.of("both")["level"] == Best(2, 7, 50)
    assert beside(file) == []


def test_a_window_that_never_lets_go_is_named_after_a_while(file):
    file.parent.mkdir()
    mine = Progress()
    mine.note("Ada", "a", 3, 50)
    with FileLock(f"{file}.lock"), pytest.raises(ProgressError, match="another window holds the file"):
        save(mine, file, wait_s=0.2)
    save(mine, file)
    assert load(file).of("Ada")["a"].stars == 3


@pytest.mark.skipif(sys.platform == "win32", reason="has no such permissions")
def test_the_file_keeps_its_permissions_and_a_link_to_it_stays(file, tmp_path):
    file.parent.mkdir()
    target = tmp_path / "synchronised.json"
    file.symlink_to(target)
    mine = Progress()
    for number in range(2):
        mine.note("Ada", "a", 1 + number, 50)
        save(mine, file)
        if number == 0:
            target.chmod(0o600)
    assert file.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert load(file).of("Ada")["a"].stars == 2


def test_names_that_are_no_text_are_stored_as_text(file):
    """A level's file and a player may have any name that the system can hold."""
    mine = Progress()
    mine.note("Ad\udcffa", "level\udcff", 2, 9)
    mine.mark("Ad\udcffa", "level\udcff", 2, 4)
    save(mine, file)
    assert load(file).players == {"Ada": {"level\\udcff": Best(2, 9, 1, 2, 4)}}
    assert mine.table().encode("utf-8")


def test_names_that_come_to_the_same_are_one_player(file):
    """In a file that something else has written."""
    best = {"stars": 1, "seconds": 9.0, "tries": 2, "marks": 0, "most_marks": 0}
    better = best | {"stars": 2, "tries": 1, "marks": 1, "most_marks": 4}
    file.parent.mkdir()
    file.write_text(json.dumps({"version": 1, "players": {"Ada": {"a": best}, " Ada": {"a": better, "b": best}}}))
    assert load(file).players == {"Ada": {"a": Best(2, 9.0, 2, 1, 4), "b": Best(1, 9.0, 2)}}
