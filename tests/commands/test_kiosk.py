"""`minus70 kiosk` on the command line: configs are written, checked and refused; nothing opens before that."""

from pathlib import Path

import pytest

from game.cli import run
from game.kiosk import config_file, logs
from game.kiosk.config import KioskConfig


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's own config or log is touched."""
    monkeypatch.setattr(config_file, "default_file", lambda: tmp_path / "none.toml")
    monkeypatch.setattr(logs, "default_folder", lambda: tmp_path / "log")


def test_a_new_config_is_fine_and_nothing_is_written_over_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "k.toml"
    assert run(["kiosk", "--new-config", str(file)]) == 0
    assert run(["kiosk", "--check-config", str(file)]) == 0
    assert f"{file}: ok." in capsys.readouterr().out
    assert config_file.load(file) == KioskConfig()
    assert run(["kiosk", "--new-config", str(file)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert run(["kiosk", "--new-config", str(tmp_path / "k.txt")]) == 2
    assert run(["kiosk", "--new-config", str(tmp_path / "no" / "k.toml")]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--check-config", "--config"])
def test_every_mistake_is_told_with_its_place(tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "k.toml"
    file.write_text('rotatoin = 90\npin = "12"\n', encoding="utf-8")
    assert run(["kiosk", option, str(file)]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert said[0].endswith(f"{file}:1:1: rotatoin: there is no such key: did you mean 'rotation'?")
    assert said[1].startswith(f"{file}:2:1: pin: a PIN is 4 to 8 digits")


def test_a_config_that_keeps_the_exhibit_from_starting_is_in_the_log(tmp_path: Path) -> None:
    file = tmp_path / "k.toml"
    file.write_text("rotatoin = 90\n", encoding="utf-8")
    assert run(["kiosk", "--config", str(file)]) == 2
    log = (tmp_path / "log" / "kiosk.log").read_text(encoding="utf-8")
    assert "its config cannot be used" in log
    assert f"{file}:1:1: rotatoin" in log


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--size", "800x600"], "add --windowed"),
        (["--windowed", "--size", "big"], "WIDTHxHEIGHT"),
        (["--lang", "xx"], "There is no language 'xx'"),
        (["--config", "nowhere.toml"], "there is no such file"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["kiosk", *arguments]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("minus70: ")
    assert said in lines[0]
