"""What nothing in the program foresees ends in one sentence, a report and exit code 70, on every command."""

import errno
import io
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game import cli, words
from game.commands import bench, kiosk_show, levels
from game.crash import handler, report
from game.kiosk.show_options import ShowOptions


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The log folder, for the time of a test."""
    place = tmp_path / "log"
    monkeypatch.setattr(report, "default_folder", lambda: place)
    return place


@pytest.fixture
def _threads_as_before() -> Iterator[None]:
    before = threading.excepthook
    yield
    threading.excepthook = before


def failing(error: BaseException) -> Any:
    """A function that raises `error`."""

    def fail(*args: object, **kinds: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    "error",
    [
        AttributeError("readout"),
        EOFError("Ran out of input"),
        OSError(errno.EIO, "Input/output error"),
        MemoryError(),
        RecursionError("too deep"),
        ExceptionGroup("some", [ValueError("one"), ValueError("two")]),
        AssertionError(),
    ],
)
def test_a_failure_is_one_sentence_with_a_report_and_code_70(
    error: Exception, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of whatever kind: an EOFError is no Ctrl-C."""
    monkeypatch.setattr(bench, "run", failing(error))
    assert cli.run(["bench"]) == handler.EXIT_CODE == 70
    said = capsys.readouterr()
    sentence = said.err.strip()
    assert sentence.count("\n") == 0
    assert sentence.startswith(f"minus70: The program itself has failed ({type(error).__name__}")
    (file,) = folder.glob("*.txt")
    assert str(file) in sentence
    assert "['bench']" in file.read_text(encoding="utf-8")
    assert said.out == ""


def test_ctrl_c_leaves_no_report(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a command, and before there is one."""
    monkeypatch.setattr(bench, "run", failing(KeyboardInterrupt()))
    assert cli.run(["bench"]) == 130
    monkeypatch.setattr(cli, "use_system_language", failing(KeyboardInterrupt()))
    assert cli.run(["bench"]) == 130
    assert not folder.exists()
    assert "failed" not in capsys.readouterr().err


def test_a_failure_before_any_command_is_reported_too(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the command line itself is put together."""
    monkeypatch.setattr(words, "use_language", failing(LookupError("no catalogue")))
    assert cli.run(["bench"]) == 70
    assert "LookupError: no catalogue" in capsys.readouterr().err


def test_the_help_of_the_campaign_too(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command within a command."""
    monkeypatch.setattr(levels, "list_levels", failing(UnicodeError("bad bytes")))
    assert cli.run(["levels", "list"]) == 70
    assert "UnicodeError: bad bytes" in capsys.readouterr().err


def test_a_report_that_cannot_be_written_does_not_hide_the_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No folder can be made; the disk is full when the file is opened, and when it is written."""
    (tmp_path / "file").write_text("")
    assert handler.failed(AttributeError("readout"), [], str(tmp_path / "file" / "log")) == 70
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr(Path, "open", failing(full))
    assert handler.failed(AttributeError("readout"), [], str(tmp_path)) == 70
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert all("AttributeError: readout" in line and "no report could be written" in line for line in said)
    assert "No space left on device" in said[1]


class _Full(io.StringIO):
    """A standard error on a full disk."""

    def write(self, words: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_standard_error_that_cannot_be_written_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Full, closed, or none: the code is the same, and the report is there."""
    closed = io.StringIO()
    closed.close()
    for number, stream in enumerate((_Full(), closed, None), start=1):
        monkeypatch.setattr(sys, "stderr", stream)
        assert handler.failed(AttributeError("readout"), []) == 70
        assert len(list(folder.glob("*.txt"))) == number


def test_what_an_error_says_cannot_move_the_cursor_or_fill_the_screen() -> None:
    """Control characters of its message are not printed, and no more than a line of it is."""
    assert handler.one_line(ValueError("a\x1b[2Jb\x07\nsecond line")) == "ValueError: a?[2Jb?"
    assert len(handler.one_line(ValueError("x" * 10_000))) <= 200

    class Mute(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    assert handler.one_line(Mute()) == "Mute"


@pytest.mark.usefixtures("_threads_as_before")
def test_a_failure_in_a_thread_is_reported_in_the_same_way(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The program goes on; a thread that ends by SystemExit has not failed."""
    handler.watch_threads(["live"])
    for error in (ZeroDivisionError("in a thread"), SystemExit(3)):
        thread = threading.Thread(target=failing(error))
        thread.start()
        thread.join()
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert "ZeroDivisionError: in a thread" in said[0]
    assert len(list(folder.glob("*.txt"))) == 1


@pytest.mark.usefixtures("_threads_as_before")
def test_the_show_of_an_exhibit_leaves_its_report_where_its_log_is(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Code 70, the traceback for the parent's log, and a sentence; without a config, in the default folder."""
    config = ShowOptions().config.model_copy(update={"log_folder": str(tmp_path / "exhibit")})
    monkeypatch.setattr(sys, "stdin", io.StringIO(ShowOptions(config=config).model_dump_json()))
    monkeypatch.setattr(kiosk_show, "KioskApp", failing(AttributeError("readout")))
    monkeypatch.setattr(kiosk_show.os, "dup2", lambda old, new: new)
    monkeypatch.setattr(kiosk_show.faulthandler, "enable", lambda: None)
    monkeypatch.setattr(kiosk_show.faulthandler, "register", lambda *args, **kinds: None)
    assert kiosk_show.main() == 70
    said = capfd.readouterr().err
    assert "Traceback" in said
    assert said.splitlines()[-1].startswith("minus70: The program itself has failed (AttributeError: readout)")
    assert len(list((tmp_path / "exhibit").glob("crash-*.txt"))) == 1
