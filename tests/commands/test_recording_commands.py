"""Recordings and films from the command line: what is made, and how everything that cannot be is refused."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game import cli
from game.commands import video
from game.commands.command_error import CommandError
from game.commands.output_file import output_file
from game.engine import presets
from game.engine.actions import Action
from game.engine.pump import PumpState
from game.engine.recording import Recording
from game.engine.recording_file import load, save
from game.engine.session import Session
from game.view.offscreen import film

av = pytest.importorskip("av")


def recorded(path: Path, ticks: int = 45) -> Path:
    run = Session(presets.get("neuron").with_(size="small"), 2)
    run.step(20)
    run.act("set", "K_out", 50.0)
    run.step(ticks - 20)
    save(Recording.of(run), path)
    return path


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one sentence with which a command says no."""
    capsys.readouterr()
    assert cli.run(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("minus70: ")
    assert told.err.count("\n") == 1
    return told.err


def pictures(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as film:
        return [frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)]


@pytest.mark.parametrize("name", ["a.mp4", "a.gif"])
def test_a_screen_becomes_a_film(name: str, tmp_path: Path) -> None:
    """As many frames as asked for, of the size asked for; things move in it, and it is the same every time."""
    out = tmp_path / name
    arguments = ["--seconds", "0.5", "--start", "1", "--size", "640x360", "--fps", "10"]
    assert cli.run(["film", "live", "-o", str(out), *arguments]) == 0
    found = pictures(out)
    assert len(found) == 5
    assert found[0].shape == (360, 640, 3)
    assert not np.array_equal(found[0], found[-1])
    assert 5 < found[0].mean() < 200
    assert [path.name for path in tmp_path.iterdir()] == [name]
    again = tmp_path / f"b{out.suffix}"
    assert cli.run(["film", "live", "-o", str(again), *arguments]) == 0
    assert again.read_bytes() == out.read_bytes()


def test_a_recording_becomes_a_film_as_long_as_it_is(tmp_path: Path) -> None:
    path, out = recorded(tmp_path / "run.minus70"), tmp_path / "run.mp4"
    assert cli.run(["film", str(path), "-o", str(out), "--size", "640x360", "--fps", "20"]) == 0
    assert len(pictures(out)) == 15


def test_a_recording_that_cannot_be_played_to_its_end_is_not_filmed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its checksums are right, and each number is one that it may hold; only the patch can refuse the action."""
    path, out = tmp_path / "run.minus70", tmp_path / "run.gif"
    found = load(recorded(path))
    save(replace(found, journal=(Action(5, "set", ("K_out", -1.0)),)), path)
    said = refused(capsys, "film", str(path), "-o", str(out), "--size", "640x360", "--fps", "20")
    assert "'set' at tick 5 cannot be done: K_out is -1 mM" in said
    assert not out.exists()


def test_the_pump_is_filmed_through_one_whole_turn(tmp_path: Path) -> None:
    """Every state is come into, one after the other, and the film is as long as that takes."""
    make = film.of_pump("neuron", 1, 10.0)
    seconds = film.turn_s(make)
    lab = make((1280, 720))
    assert isinstance(lab, film.PumpLab)
    assert lab.row is not None
    seen = [lab.driver.state]
    for _frame in range(round(60 * seconds)):
        lab.update(1 / 60)
        if lab.driver.state != seen[-1]:
            seen.append(lab.driver.state)
    assert len(seen) == 1 + len(PumpState)
    assert seen[0] == seen[-1]
    assert set(seen) == set(PumpState)
    out = tmp_path / "pump.gif"
    assert cli.run(["film", "pump", "-o", str(out), "--size", "640x360", "--fps", "2", "--seconds", "2"]) == 0
    assert len(pictures(out)) == 4


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["film", "live", "-o", "a.avi"], "ends in .mp4 or .gif"),
        (["film", "live", "-o", "none/a.mp4"], "there is no folder none"),
        (["film", "cinema", "-o", "a.mp4"], "There is no film of 'cinema'; use live, pump, or a recording"),
        (["film", "live", "-o", "a.mp4", "--seconds", "0"], "--seconds is 0"),
        (["film", "live", "-o", "a.mp4", "--seconds", "nan"], "--seconds is nan"),
        (["film", "live", "-o", "a.mp4", "--seconds", "1e9"], "--seconds is 1e+09"),
        (["film", "live", "-o", "a.mp4", "--start", "-1"], "--start is -1"),
        (["film", "live", "-o", "a.mp4", "--size", "641x360"], "an .mp4 needs even numbers"),
        (["film", "live", "-o", "a.mp4", "--size", "10x10"], "cannot be drawn"),
        (["film", "live", "-o", "a.mp4", "--size", "big"], "WIDTHxHEIGHT"),
        (["film", "live", "-o", "a.mp4", "--preset", "neurn"], "did you mean 'neuron'"),
        (["film", "live", "-o", "a.mp4", "--fps", "0"], "--fps"),
        (["film", "notes.txt", "-o", "a.mp4"], "notes.txt is not a minus70 recording"),
        (["replay", "notes.txt"], "notes.txt is not a minus70 recording"),
        (["replay", "none.minus70"], "Cannot read none.minus70: there is no such file"),
        (["replay", "."], "minus70: . is not a minus70 recording"),
        (["replay", "cut.minus70"], "cut.minus70:3: the recording is cut short"),
        (["replay", "edited.minus70"], "edited.minus70:2: this line was changed"),
        (["replay", "old.minus70"], "its format is version 0"),
        (["film", "edited.minus70", "-o", "a.mp4"], "edited.minus70:2: this line was changed"),
        (["live", "--record", "none/a.minus70"], "there is no folder none"),
        (["live", "--record", "notes.txt"], "there already and is no recording"),
        (["live", "--record", "."], "there already and is no recording"),
        (["live", "--record", "a.minus70", "--preset", "neurn"], "did you mean 'neuron'"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence_and_nothing_changes(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    whole = recorded(Path("run.minus70")).read_text(encoding="utf-8")
    Path("notes.txt").write_text("my notes\n", encoding="utf-8")
    Path("cut.minus70").write_text(whole[:-30], encoding="utf-8")
    Path("edited.minus70").write_text(whole.replace("50.0", "60.0"), encoding="utf-8")
    Path("old.minus70").write_text(whole.replace('"version": 1', '"version": 0'), encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert words in refused(capsys, *arguments)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_film_that_cannot_be_finished_leaves_the_one_from_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.mp4"
    out.write_bytes(b"the film from before")

    def full(*_paths: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    arguments = ["--seconds", "0.2", "--start", "0", "--size", "640x360", "--fps", "10"]
    assert "no space left on device" in refused(capsys, "film", "live", "-o", str(out), *arguments)
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp4"]
    assert out.read_bytes() == b"the film from before"


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    assert "minus70[film]" in refused(capsys, "film", "live", "-o", str(tmp_path / "a.mp4"), "--seconds", "0.1")
    with pytest.raises(CommandError, match=r"minus70\[film\]"):
        video.needs_av()


def test_a_file_that_cannot_be_written_is_told_before_anything_runs(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Cannot write"), output_file(tmp_path / "none" / "a.mp4"):
        pass


def test_a_recording_plays_alike_in_another_process(tmp_path: Path) -> None:
    path = recorded(tmp_path / "run.minus70", 400)
    code = (
        "import sys; from pathlib import Path; from game.engine.recording_file import load;"
        "found = load(Path(sys.argv[1])); run = found.session(); run.seek(found.end); print(run.fingerprint())"
    )
    there = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True).stdout
    assert there.strip() == load(path).state
