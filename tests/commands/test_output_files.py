"""Every command that writes a file treats odd paths alike: one sentence, exit code 2, and nothing is run or changed."""

import os
import shutil
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from game import cli

WRITERS = {
    "simulate --seconds 1e4 --out": ".csv",
    "simulate --seconds 1e4 --plot": ".svg",
    "sweep --vary K_out=3,5 --seconds 1e4 --out": ".parquet",
    "sweep --vary K_out=3,5 --seconds 1e4 --plot": ".png",
    "picture live --seconds 80000 -o": ".png",
    "film live --start 80000 -o": ".mp4",
    "film live --start 80000 --fps 5 --out": ".gif",
    "live --record": ".minus70",
    "kiosk --soak 40000 --report": ".md",
    "levels new": ".toml",
    "kiosk --new-config": ".toml",
}

posix = pytest.mark.skipif(sys.platform == "win32", reason="has no such files")
every_writer = pytest.mark.parametrize(("command", "suffix"), WRITERS.items())


def refused(capsys: pytest.CaptureFixture[str], command: str, path: str) -> str:
    """The one sentence with which a command says no to `path`."""
    capsys.readouterr()
    assert cli.run([*command.split(), path]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("minus70: ")
    assert told.err.count("\n") == 1
    return told.err


@posix
@every_writer
def test_odd_paths_are_refused_by_each_command_at_once(
    command: str, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The runs asked for would take hours."""
    monkeypatch.chdir(tmp_path)
    long = "a" * 300 + suffix
    os.symlink(f"loop{suffix}", f"loop{suffix}")
    os.mkdir(f"folder{suffix}")
    os.mkfifo(f"pipe{suffix}")
    assert "leads back to itself" in refused(capsys, command, f"loop{suffix}")
    assert f"Cannot write {long}: file name too long." in refused(capsys, command, long)
    assert "there is no folder none" in refused(capsys, command, f"none/a{suffix}")
    fresh_only = command in ("levels new", "kiosk --new-config")
    there = "is there already" if fresh_only or suffix == ".minus70" else "it is a folder"
    assert (there if not fresh_only else "folder") in refused(capsys, command, f"folder{suffix}")
    if suffix != ".md":  # a report is opened when there is something to report
        assert ("there already" if "there" in there else "nothing reads") in refused(capsys, command, f"pipe{suffix}")
    assert sorted(os.listdir()) == [f"folder{suffix}", f"loop{suffix}", f"pipe{suffix}"]
    assert stat.S_ISFIFO(os.stat(f"pipe{suffix}").st_mode)


@every_writer
@pytest.mark.parametrize("path", ["", ".", "..", "/", "\0"])
def test_what_is_no_name_is_refused(
    command: str,
    suffix: str,
    path: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(capsys, command, path)
    refused(capsys, command, f"a\0{suffix}")
    assert os.listdir() == []


@pytest.mark.parametrize(
    ("path", "better"),
    [("", "new.toml"), ("/", "/new.toml"), ("a/b.txt", "a/b.toml"), ("a.b", "a.toml"), ("..", "new.toml")],
)
@pytest.mark.parametrize("command", ["levels new", "kiosk --new-config"])
def test_a_better_name_is_told(command: str, path: str, better: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"a .toml file; call it {Path(better)}." in refused(capsys, command, path)


@posix
@pytest.mark.parametrize(
    ("command", "suffix"),
    [
        ("simulate --seconds 0.1 --out", ".csv"),
        ("simulate --seconds 0.1 --out", ".parquet"),
        ("simulate --seconds 0.1 --plot", ".png"),
        ("picture map -o", ".png"),
        ("film live --start 0 --seconds 0.1 --size 320x240 --fps 10 -o", ".mp4"),
        ("film live --start 0 --seconds 0.1 --size 320x240 --fps 10 -o", ".gif"),
    ],
)
def test_links_pipes_devices_and_permissions_are_kept_by_each_command(
    command: str, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same bytes go through a link into a file that keeps its mode, into a pipe, and to a device."""
    monkeypatch.chdir(tmp_path)
    Path(f"file{suffix}").write_text("old")
    os.chmod(f"file{suffix}", 0o640)
    os.symlink(f"file{suffix}", f"link{suffix}")
    os.mkfifo(f"pipe{suffix}")
    os.symlink("/dev/full", f"full{suffix}")
    assert cli.run([*command.split(), f"link{suffix}"]) == 0
    assert stat.S_IMODE(os.lstat(f"file{suffix}").st_mode) == 0o640
    assert os.path.islink(f"link{suffix}")
    reading = os.open(f"pipe{suffix}", os.O_RDONLY | os.O_NONBLOCK)
    keeper = os.open(f"pipe{suffix}", os.O_WRONLY)  # so that cat does not take "no writer yet" for the end
    os.set_blocking(reading, True)
    with subprocess.Popen(["cat"], stdin=reading, stdout=subprocess.PIPE) as reader:
        os.close(reading)
        with Path("read").open("wb") as file:
            assert reader.stdout is not None
            copying = threading.Thread(target=shutil.copyfileobj, args=(reader.stdout, file))
            copying.start()
            try:
                assert cli.run([*command.split(), f"pipe{suffix}"]) == 0
            finally:
                os.close(keeper)
                copying.join()
    assert stat.S_ISFIFO(os.stat(f"pipe{suffix}").st_mode)
    assert Path("read").read_bytes() == Path(f"file{suffix}").read_bytes()
    if Path("/dev/full").exists():
        assert f"Cannot write full{suffix}: no space left on device." in refused(capsys, command, f"full{suffix}")
    assert len(os.listdir()) == 5
