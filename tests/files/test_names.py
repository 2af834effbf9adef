"""Names that are not text do no harm where they are printed, drawn, logged or stored."""

import os
import sys
from pathlib import Path

import pygame
import pytest

from game import cli
from game.files.names import as_text
from game.kiosk.logs import open_log
from game.view.drawing import text

ODD = "b\udcff"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / ODD
    made.mkdir()
    return made


def test_such_a_name_becomes_text_and_others_stay() -> None:
    assert as_text(ODD) == "b\\udcff"
    assert as_text("−70 mV ü") == "−70 mV ü"


def test_it_is_drawn() -> None:
    pygame.init()
    assert text.render(ODD, 20).get_width() == text.measure(ODD, 20)[0] > text.measure("b", 20)[0]
    assert text.wrap(f"a {ODD} a", 20, 400, 60)


def test_it_is_logged(folder: Path) -> None:
    log = open_log(str(folder), to_stderr=False)
    log.info("reading %s", ODD)
    log.info("and on")
    lines = (folder / "kiosk.log").read_text(encoding="utf-8").splitlines()
    assert lines[0].endswith("reading b\\udcff")
    assert lines[1].endswith("and on")


@pytest.mark.parametrize(
    "command",
    [
        "levels new {folder}/{odd}.toml",
        "kiosk --new-config {folder}/{odd}.toml",
        "simulate --seconds 0.1 --out {folder}/{odd}.csv --plot {folder}/{odd}.svg",
        "simulate --seconds 0.1 --out {folder}/{odd}.parquet",
        "picture map -o {folder}/{odd}.png",
        "film live --start 0 --seconds 0.1 --size 320x240 --fps 10 -o {folder}/{odd}.mp4",
    ],
)
def test_files_with_it_are_written(command: str, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    arguments = [part.format(folder=folder, odd=ODD) for part in command.split()]
    assert cli.run(arguments) == 0
    for path in folder.iterdir():
        assert path.stem == ODD
        assert path.stat().st_size > 100
    assert len(os.listdir(folder)) == 1 + command.count("--plot")


@pytest.mark.parametrize(
    "command",
    [
        "simulate --preset {odd}",
        "simulate --set {odd}=1",
        "picture {odd} -o a.png",
        "picture kiosk --scene {odd} -o a.png",
        "play {odd}",
        "--lang {odd}",
        "{odd}",
    ],
)
def test_as_an_argument_it_is_refused_in_one_sentence(
    command: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(command.format(odd=ODD).replace("a.png", str(tmp_path / "a.png")).split()) == 2
    told = capfd.readouterr().err
    assert told.startswith("minus70: ")
    assert told.count("\n") == 1
    assert os.listdir(tmp_path) == []
