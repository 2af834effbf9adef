"""A crash report tells what failed, of which version, where and after what; it never stands in its own way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game import __version__
from game.crash import last_actions, report


@pytest.fixture(autouse=True)
def _no_actions() -> Iterator[None]:
    last_actions.forget()
    yield
    last_actions.forget()


def error() -> Exception:
    """An error that has been raised, with a cause."""
    try:
        try:
            raise KeyError("the cause")
        except KeyError as cause:
            raise AttributeError("readout") from cause
    except AttributeError as raised:
        return raised


def test_it_names_version_platform_arguments_traceback_and_last_actions(tmp_path: Path) -> None:
    """All in one text file."""
    last_actions.note("screen 'live'")
    last_actions.note("key f5")
    last_actions.note("key f5")
    written = report.write(error(), ["live", "--seed", "7"], str(tmp_path))
    text = written.file.read_text(encoding="utf-8")
    assert f"minus70 {__version__} has failed" in text
    assert "platform:" in text
    assert "numba " in text
    assert "['live', '--seed', '7']" in text
    assert "AttributeError: readout" in text
    assert "KeyError: 'the cause'" in text
    assert text.index("screen 'live'") < text.index("key f5 (x2)")
    assert "run:       none" in text
    assert written.run is None
    assert list(tmp_path.iterdir()) == [written.file]


def test_the_run_is_kept_beside_it(tmp_path: Path) -> None:
    """Under the same name."""
    last_actions.follow(lambda: "a recording\n")
    written = report.write(error(), [], str(tmp_path))
    assert written.run is not None
    assert written.run.read_text(encoding="utf-8") == "a recording\n"
    assert written.run.stem == written.file.stem
    assert written.run.name in written.file.read_text(encoding="utf-8")


def test_a_run_that_cannot_be_told_does_not_hide_the_report(tmp_path: Path) -> None:
    """The run may be what is broken."""

    def broken() -> str:
        raise ZeroDivisionError("no run")

    last_actions.follow(broken)
    written = report.write(error(), [], str(tmp_path))
    assert written.run is None
    assert "could not be kept: ZeroDivisionError: no run" in written.file.read_text(encoding="utf-8")


def test_reports_in_the_same_second_have_names_of_their_own_and_the_oldest_go(tmp_path: Path) -> None:
    """A program that fails for ever keeps the last ones, runs and all, and nothing that is not a report."""
    other = tmp_path / "kiosk.log"
    other.write_text("a log")
    last_actions.follow(lambda: "a recording\n")
    files = [report.write(error(), [], str(tmp_path)).file for _failure in range(report.MOST_REPORTS + 5)]
    assert len(set(files[: report.MOST_REPORTS])) == report.MOST_REPORTS
    assert len(list(tmp_path.glob("*.txt"))) == report.MOST_REPORTS
    assert len(list(tmp_path.glob("*.minus70"))) == report.MOST_REPORTS
    assert files[-1].exists()
    assert other.exists()


def test_only_so_many_actions_are_held(tmp_path: Path) -> None:
    """The latest."""
    for number in range(5 * last_actions.MOST):
        last_actions.note(f"action {number}")
    lines = last_actions.lines()
    assert len(lines) == last_actions.MOST
    assert lines[-1].endswith(f"action {5 * last_actions.MOST - 1}")
