"""Output that cannot be written: one sentence or none, an exit code that says so, and never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device and a POSIX shell")

PRINTING = [("--version", ""), ("--help", ""), ("levels schema", "1"), ("levels list", ""), ("simulate --help", "1")]
RUNNING = [("simulate --seconds 0.1 --json", ""), ("simulate --seconds 0.1", "1")]


def shell(command: str, unbuffered: str = "", folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """What a shell command did, in which `minus70` is the program."""
    program = f'minus70() {{ "{sys.executable}" -m game "$@"; }}; set -o pipefail; '
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    return subprocess.run(
        ["bash", "-c", program + command], capture_output=True, text=True, env=environment, cwd=folder
    )


@pytest.mark.parametrize(("arguments", "unbuffered"), [*PRINTING, *RUNNING])
def test_a_full_device_is_said_in_one_sentence(arguments: str, unbuffered: str) -> None:
    told = shell(f"minus70 {arguments} > /dev/full", unbuffered)
    assert told.returncode == 2
    assert told.stderr == "minus70: Cannot write standard output: no space left on device.\n"


@pytest.mark.parametrize(("arguments", "unbuffered"), [*PRINTING, *RUNNING])
def test_a_reader_that_ends_early_ends_the_command_without_a_word(arguments: str, unbuffered: str) -> None:
    told = shell(f"minus70 {arguments} | true", unbuffered)
    assert told.returncode == 141
    assert told.stderr == ""


def test_what_is_read_before_that_is_right() -> None:
    told = shell("minus70 levels schema | head -n 1")
    assert (told.stdout, told.stderr) == ("{\n", "")


def test_a_standard_error_that_fails_changes_nothing_else() -> None:
    told = shell("minus70 --version 2> /dev/full; minus70 simulate --sed 2> /dev/full")
    assert told.stdout.startswith("minus70 ")
    assert (told.returncode, told.stderr) == (2, "")


def test_a_file_is_whole_though_nothing_can_be_printed(tmp_path: Path) -> None:
    """The work is saved before it is told."""
    told = shell("minus70 simulate --seconds 0.1 --every 0.05 --out run.csv --plot run.svg > /dev/full", "", tmp_path)
    assert told.returncode == 2
    assert len((tmp_path / "run.csv").read_text().splitlines()) == 3
    assert (tmp_path / "run.svg").read_text().rstrip().endswith("</svg>")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["run.csv", "run.svg"]


def test_closed_streams_leave_their_numbers_to_no_other_file(tmp_path: Path) -> None:
    code = "import os; from game.commands import standard_streams; standard_streams.guard(); print(1); "
    code += "number = os.open('found', os.O_WRONLY | os.O_CREAT); os.write(number, str(number).encode())"
    subprocess.run(["bash", "-c", f'"{sys.executable}" -c "$0" <&- >&- 2>&-', code], cwd=tmp_path, check=True)
    assert int((tmp_path / "found").read_text()) > 2
