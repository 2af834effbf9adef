"""A checked file is read back as it was written, or not at all."""

import os
from pathlib import Path

import pytest

from game.kernels import checked_file
from game.kernels.checked_file import Damaged, read, write

CONTENT = bytes(range(6))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write(tmp_path / "file", CONTENT)
    return tmp_path / "file"


def test_what_is_written_is_read(file: Path) -> None:
    assert read(file) == CONTENT
    write(file, b"")
    assert read(file) == b""
    assert [path.name for path in file.parent.iterdir()] == ["file"]


def test_no_bit_can_be_flipped_unseen(file: Path) -> None:
    whole = file.read_bytes()
    for place in range(8 * len(whole)):
        damaged = bytearray(whole)
        damaged[place // 8] ^= 1 << place % 8
        file.write_bytes(damaged)
        with pytest.raises(Damaged):
            read(file)


def test_no_length_but_the_right_one_will_do(file: Path) -> None:
    whole = file.read_bytes()
    for length in (*range(len(whole)), len(whole) + 1, 4096):
        file.write_bytes(whole[:length].ljust(length, b"\0"))
        with pytest.raises(Damaged):
            read(file)


def test_a_file_is_bound_to_its_name(file: Path) -> None:
    file.rename(file.with_name("other"))
    with pytest.raises(Damaged):
        read(file.with_name("other"))
    with pytest.raises(FileNotFoundError):
        read(file)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes and links")
def test_only_a_file_itself_is_read(file: Path) -> None:
    file.with_name("folder").mkdir()
    os.mkfifo(file.with_name("pipe"))
    file.rename(file.with_name("aside"))
    file.symlink_to(file.with_name("aside"))
    for name in ("folder", "pipe", "file"):
        with pytest.raises(Damaged):
            read(file.with_name(name))


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs owners")
def test_another_users_file_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: file.stat().st_uid + 1)
    with pytest.raises(Damaged):
        read(file)


def test_a_write_that_fails_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(file, b"new")
    assert checked_file.read(file) == CONTENT
    assert [path.name for path in file.parent.iterdir()] == ["file"]
