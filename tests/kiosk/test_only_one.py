"""A second exhibit on a machine is refused, in one sentence; one that was killed leaves no lock behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli import run
from game.kiosk import config_file, only_one

FIRST = """
import sys, time
from game.kiosk.only_one import only_one
with only_one(0):
    print("there", flush=True)
    time.sleep(1000)
"""


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(only_one, "user_state_path", lambda *_name, **_kind: tmp_path / "minus70")
    monkeypatch.setattr(config_file, "default_file", lambda: tmp_path / "none.toml")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the state folder is set as on Linux")
def test_a_second_exhibit_is_refused_until_the_first_has_gone_however_that_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", FIRST],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert first.stdout is not None
    assert first.stdout.readline() == "there\n"
    for stopped in (False, True):
        if stopped:
            first.send_signal(signal.SIGSTOP)
        assert run(["kiosk", "--windowed"]) == 2
        said = capsys.readouterr().err.strip().splitlines()
        assert said[-1].endswith("An exhibit runs on screen 0 of this machine already; end that one first.")
        assert "Traceback" not in "".join(said)
    with only_one.only_one(1):  # another screen is free
        pass
    first.kill()
    first.wait(10)
    with only_one.only_one(0):
        pass


def test_where_no_file_can_be_written_there_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / "minus70").write_text("no folder")
    with only_one.only_one(0), only_one.only_one(0):
        pass
