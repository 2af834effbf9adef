"""The log: it takes turns, and a disk that is full or cannot be written stops nothing."""

import logging
from pathlib import Path

import pytest

from game.kiosk import logs
from game.kiosk.logs import open_log


def test_lines_go_to_the_file_and_to_the_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    open_log(str(tmp_path / "deep" / "er")).info("good morning")
    assert "INFO good morning" in (tmp_path / "deep" / "er" / "kiosk.log").read_text(encoding="utf-8")
    assert "INFO good morning" in capsys.readouterr().err


def test_files_take_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MOST_BYTES", 1000)
    log = open_log(str(tmp_path), to_stderr=False)
    for number in range(500):
        log.info("line %d", number)
    files = sorted(tmp_path.iterdir())
    assert len(files) == logs.FILES
    assert all(file.stat().st_size <= 1000 for file in files)
    assert "line 499" in (tmp_path / "kiosk.log").read_text(encoding="utf-8")


def test_a_disk_that_is_full_stops_nothing_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    log = open_log(str(tmp_path))
    full = [True]
    now = [1000.0]
    tries = []
    real = logging.FileHandler.emit

    def emit(self: logging.FileHandler, record: logging.LogRecord) -> None:
        tries.append(now[0])
        if full[0]:
            raise OSError(28, "No space left on device")
        real(self, record)

    monkeypatch.setattr(logging.FileHandler, "emit", emit)
    monkeypatch.setattr(logs.time, "monotonic", lambda: now[0])
    for number in range(50):
        log.info("full %d", number)
    assert tries == [1000.0]
    full[0] = False
    log.info("too soon")
    now[0] += logs.AGAIN_S
    log.info("room again")
    written = (tmp_path / "kiosk.log").read_text(encoding="utf-8")
    assert "room again" in written
    assert "too soon" not in written
    said = capsys.readouterr().err
    assert "full 49" in said
    assert "Traceback" not in said
    assert "No space" not in said


def test_a_folder_that_cannot_be_made_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def read_only(*args: object, **kwargs: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", read_only)
    open_log(str(tmp_path / "new")).info("still here")
    assert "still here" in capsys.readouterr().err


def test_a_standard_error_that_is_closed_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "closed").open("w", encoding="utf-8") as closed:
        monkeypatch.setattr(logs.sys, "stderr", closed)
        log = open_log(str(tmp_path))
    log.info("to the file")
    assert "to the file" in (tmp_path / "kiosk.log").read_text(encoding="utf-8")
    monkeypatch.setattr(logs.sys, "stderr", None)
    open_log(str(tmp_path)).info("without one")
