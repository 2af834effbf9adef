"""The command line as others call it: what it prints, what it writes, and how it says no."""

import csv
import gc
import json
import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from game import __version__, cli
from game.commands.command_error import CommandError
from game.commands.size import pixels
from game.commands.table_file import table_file
from game.engine import settings
from game.engine.runs import COLUMNS

KEYS = [
    "preset",
    "seed",
    "seconds",
    "ions",
    "capacitance_e_per_mV",
    "V_mean_mV",
    "V_sd_mV",
    "concentrations_mM",
    "nernst_mV",
    "ghk_mV",
    "mullins_noda_mV",
    "currents_e_per_s",
    "pump_cycles",
    "atp_used",
    "crossings",
    "conserved",
]


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """The JSON that a command prints."""
    capsys.readouterr()
    assert cli.run([*arguments, "--json"]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_simulate_prints_the_agreed_fields(capsys: pytest.CaptureFixture[str]) -> None:
    """One object with exactly these fields, in this order."""
    answer = told(capsys, "simulate", "--seconds", "5", "--seed", "3")
    assert list(answer) == KEYS
    assert (answer["preset"], answer["seed"], answer["seconds"]) == ("neuron", 3, 5.0)
    assert answer["conserved"] is True
    assert set(answer["concentrations_mM"]) == {"inside", "outside"}
    assert set(answer["currents_e_per_s"]) == {"K", "Na", "Cl", "pump"}
    assert set(answer["crossings"]["K"]) == {"in", "out"}


@pytest.mark.slow
def test_the_neuron_rests_at_minus_70(capsys: pytest.CaptureFixture[str]) -> None:
    """After 300 s from 0 mV: -70 mV, within 3 (jitter 4.2 mV over 150 s at tau 5 s gives 1.1 mV)."""
    answer = told(capsys, "simulate", "--seconds", "300", "--seed", "1")
    assert answer["V_mean_mV"] == pytest.approx(-70, abs=3)
    assert answer["conserved"] is True


def test_the_same_seed_prints_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    """Twice, and on one thread and on two; another seed gives another run."""
    outputs = []
    for extra in ((), (), ("--threads", "1"), ("--threads", "2")):
        assert cli.run(["simulate", "--set", "size=large", "--seconds", "0.5", "--json", *extra]) == 0
        outputs.append(capsys.readouterr().out)
    assert len(set(outputs)) == 1
    assert cli.run(["simulate", "--set", "size=large", "--seconds", "0.5", "--json", "--seed", "2"]) == 0
    assert capsys.readouterr().out != outputs[0]


def test_settings_change_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    """--set reaches the patch: 100 mM K+ outside, no pumps, sealed, small."""
    changes = ("K_out=100", "pumps=0", "bath=sealed", "size=small")
    answer = told(capsys, "simulate", "--seconds", "2", *(f"--set={change}" for change in changes))
    assert answer["concentrations_mM"]["outside"]["K"] == pytest.approx(100, abs=10)
    assert (answer["pump_cycles"], answer["atp_used"]) == (0, 0)
    assert answer["ions"] < 2500


def test_what_has_no_value_is_null(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON has no nan: without Cl- there is no Nernst potential for it."""
    answer = told(capsys, "simulate", "--seconds", "1", "--set", "Cl_in=0", "--set", "Cl_out=0")
    assert answer["nernst_mV"]["Cl"] is None


def test_people_get_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json: the voltage, the ions, and whether every one is accounted for."""
    assert cli.run(["simulate", "--seconds", "2"]) == 0
    said = capsys.readouterr().out
    assert "GHK" in said
    assert "every ion is accounted for" in said


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_rows_are_written_at_the_interval_asked_for(tmp_path: Path, suffix: str) -> None:
    """Every 0.5 s and once more at the end; nothing else is left in the folder."""
    out = tmp_path / f"run.{suffix}"
    assert cli.run(["simulate", "--seconds", "2.2", "--every", "0.5", "--out", str(out)]) == 0
    if suffix == "csv":
        rows = list(csv.DictReader(out.open(encoding="utf-8", newline="")))
        assert tuple(rows[0]) == COLUMNS
        times = [float(row["time_s"]) for row in rows]
    else:
        table = pytest.importorskip("pyarrow.parquet").read_table(out)
        assert tuple(table.column_names) == COLUMNS
        times = table.column("time_s").to_pylist()
    assert times == pytest.approx([0.5, 1.0, 1.5, 2.0, 2.2])
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_the_ledger_of_the_rows_closes(tmp_path: Path) -> None:
    """I_K + I_Na + I_Cl + I_Ca + I_pump over a row is the charge that left: C times the fall of V, to the ion."""
    out = tmp_path / "run.csv"
    assert cli.run(["simulate", "--seconds", "6", "--every", "1", "--out", str(out)]) == 0
    table = list(csv.DictReader(out.open(encoding="utf-8")))
    rows = [{key: float(value or "nan") for key, value in row.items()} for row in table]
    for before, after in pairwise(rows):
        current = sum(after[f"I_{key}_e_per_s"] for key in ("K", "Na", "Cl", "Ca", "pump"))
        left = -1.5 * (after["V_mV"] - before["V_mV"])
        assert current * 1.0 == pytest.approx(left, abs=1e-6)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("simulat", "No such command 'simulat'. Did you mean 'simulate'?"),
        ("simulate --sed 3", "There is no option --sed: did you mean --seed?"),
        ("simulate --set K_out=-3", "K_out is -3 mM; use a value from 0 to"),
        ("simulate --set K_out=lots", "K_out is 'lots'; it must be a number in mM."),
        ("simulate --set K_out=nan", "K_out is nan mM; use a value from 0 to"),
        ("simulate --set Kout=3", "There is no setting 'Kout': did you mean 'K_out'?"),
        ("simulate --set K_out", "--set takes KEY=VALUE, such as K_out=10; 'K_out' has no '='."),
        ("simulate --set pumps=1.5", "pumps is 1.5; use a whole number"),
        ("simulate --set size=big", "size is 'big'; use one of small, standard, large, huge."),
        ("simulate --set Cl_in=500", "The inside cannot be neutral"),
        ("simulate --preset nueron", "There is no preset 'nueron': did you mean 'neuron'?"),
        ("simulate --seconds nan", "--seconds is nan s; use one tick"),
        ("simulate --seconds 0", "--seconds is 0 s; use one tick"),
        ("simulate --every 0.001", "--every is 0.001 s; use one tick"),
        ("simulate --seed -1", "--seed"),
        ("simulate --out run.txt", "--out is run.txt; use a name that ends in .csv or .parquet."),
        ("simulate --out nowhere/run.csv", "there is no folder nowhere."),
        ("simulate extra", "extra"),
        ("picture live -o out.jpg", "-o is out.jpg; use a name that ends in .png."),
        ("picture live -o out.png --size 12", "--size is '12'; write it as WIDTHxHEIGHT"),
        ("picture live -o out.png --size 3x3", "3x3"),
        ("picture live -o nowhere/out.png", "there is no folder nowhere."),
        ("picture nothing -o out.png", "nothing"),
        ("picture kiosk --scene 01_rst -o out.png", "There is no scene '01_rst': did you mean '01_rest'?"),
        ("live --preset nueron", "did you mean 'neuron'?"),
        ("live --size wide", "--size is 'wide'"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_2(
    arguments: str,
    sentence: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """On stderr, one line, naming what is wrong; nothing on stdout, no traceback, no file."""
    monkeypatch.chdir(tmp_path)
    assert cli.run(arguments.split()) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert sentence in captured.err
    assert captured.err.startswith("minus70: ")
    assert captured.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told_before_the_run(tmp_path: Path) -> None:
    """A run of an hour must not end in "cannot write"; nothing half-written is left."""
    folder = tmp_path / "run.csv"
    folder.mkdir()
    with pytest.raises(CommandError, match="it is a folder"), table_file(folder, ["a"]):
        pass
    if sys.platform != "win32" and os.geteuid() != 0:
        tmp_path.chmod(0o500)
        with pytest.raises(CommandError, match="permission denied"), table_file(tmp_path / "new.csv", ["a"]):
            pass
        tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == [folder]


def test_an_error_while_writing_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    """The new table takes the old one's place only when it is whole."""
    out = tmp_path / "run.csv"
    out.write_text("before")
    with pytest.raises(ZeroDivisionError), table_file(out, ["a"]) as table:
        table.add([1 / 0])
    assert out.read_text() == "before"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one process there")
@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_ctrl_c_keeps_what_was_computed(tmp_path: Path, suffix: str) -> None:
    """SIGINT in the middle of a long run: exit code 130, a whole file of the rows so far, and JSON."""
    out = tmp_path / f"run.{suffix}"
    command = [sys.executable, "-m", "game", "simulate", "--seconds", "1000000", "--out", str(out), "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and not list(tmp_path.glob(".*.part")):
        time.sleep(0.05)
    time.sleep(3.0)  # some rows; the kernels are compiled or cached by the tests before this one
    process.send_signal(signal.SIGINT)
    answer, errors = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "Stopped at" in errors
    assert "Traceback" not in errors
    seconds = json.loads(answer)["seconds"]
    if suffix == "csv":
        rows = list(csv.DictReader(out.open(encoding="utf-8")))
        assert len(rows) == int(seconds)
    else:
        assert pytest.importorskip("pyarrow.parquet").read_table(out).num_rows == int(seconds)
    assert list(tmp_path.iterdir()) == [out]


def test_means_over_the_last_half_do_not_depend_on_how_a_run_is_cut_up(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Rows more or less often: the same summary."""
    often = told(capsys, "simulate", "--seconds", "3", "--every", "0.1")
    assert often == told(capsys, "simulate", "--seconds", "3", "--every", "3")


def test_help_lists_every_setting(capsys: pytest.CaptureFixture[str]) -> None:
    """With its unit and its range."""
    assert cli.run(["simulate", "--help"]) == 0
    said = capsys.readouterr().out
    for key in settings.TABLE:
        assert key in said
    assert "0 to 600" in said
    assert "mM" in said
    assert "minus70[plot]" in said


def test_the_module_is_the_command() -> None:
    """`python -m game --version` prints the version."""
    answer = subprocess.run([sys.executable, "-m", "game", "--version"], capture_output=True, text=True, check=True)
    assert answer.stdout == f"minus70 {__version__}\n"


def test_an_end_of_file_in_the_program_is_not_taken_for_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as a damaged file's: exit code 130, without a word, would hide it."""
    from game.commands import levels

    def cut_off() -> None:
        raise EOFError("Ran out of input")

    monkeypatch.setattr(levels, "list_levels", cut_off)
    try:
        code: int | None = cli.run(["levels", "list"])
    except EOFError:
        code = None
    assert code != 130


@pytest.mark.parametrize(("text", "size"), [("1920x1080", (1920, 1080)), (" 800 X 600", (800, 600))])
def test_sizes_are_read_as_people_write_them(text: str, size: tuple[int, int]) -> None:
    """An x between two whole numbers."""
    assert pixels(text) == size


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_table_that_is_given_up_leaves_no_complaint_behind(tmp_path: Path, suffix: str) -> None:
    """What it is written with is closed before its file is: collected later, it would print a traceback."""
    out = tmp_path / f"run.{suffix}"
    with pytest.raises(KeyboardInterrupt), table_file(out, ["a"]) as table:
        table.add([interrupted()])
    gc.collect()
    assert list(tmp_path.iterdir()) == []


def interrupted() -> float:
    raise KeyboardInterrupt


@pytest.mark.parametrize("module", ["game", "game.cli"])
def test_both_modules_are_the_command(module: str) -> None:
    """`python -m game.cli` does not pass over its arguments in silence."""
    answer = subprocess.run([sys.executable, "-m", module, "xyz"], capture_output=True, text=True, check=False)
    assert answer.returncode == 2
    assert answer.stderr.startswith("minus70: No such command 'xyz'")


@pytest.mark.parametrize("command", ["live", "replay", "pump", "play"])
def test_every_window_takes_the_same_options_of_look(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And hands them on as one Look."""
    import importlib

    from game.commands.look import LookOptions

    looks: list[LookOptions] = []
    module = importlib.import_module(f"game.commands.{command}")
    monkeypatch.setattr(module, "run", lambda *args, look, **kwargs: looks.append(look))
    options = ["--high-contrast", "--text-scale", "1.2", "--no-captions", "--reduced-motion", "--present"]
    assert cli.run([command, *(["a.minus70"] if command == "replay" else []), *options]) == 0
    assert looks == [LookOptions(True, 1.2, captions=False, reduced_motion=True, present=True)]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("simulate --seconds 2,5", "--seconds is '2,5'; use a point, not a comma: 2.5."),
        ("simulate --every 0,5", "--every is '0,5'; use a point, not a comma: 0.5."),
        ("simulate --set K_out=2,5", "K_out is '2,5'; use a point, not a comma: 2.5."),
        ("simulate --set V0=−70,5", "V0 is '−70,5'; use a point, not a comma: -70.5."),
        ("simulate --seed 1,000", "--seed is '1,000'; write it without a comma: 1000."),
        ("sweep --vary K_out=2,5..7:lin:3", "'2,5' has a comma; use a point: 2.5."),
        ("film live -o a.gif --start 0,5", "--start is '0,5'; use a point, not a comma: 0.5."),
        ("picture live -o a.png --seconds 0,5", "--seconds is '0,5'; use a point, not a comma: 0.5."),
        ("live --text-scale 1,2", "--text-scale is '1,2'; use a point, not a comma: 1.2."),
        ("kiosk --soak 0,5", "--soak is '0,5'; use a point, not a comma: 0.5."),
        ("bench --ions 10,000", "--ions is '10,000'; write it without a comma: 10000."),
    ],
)
def test_a_decimal_comma_is_refused_with_the_fix(
    arguments: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(arguments.split()) == 2
    assert capsys.readouterr().err.endswith(sentence + "\n")


def test_no_option_reads_a_number_but_through_the_one_reader() -> None:
    """An option of typer's own kind of number would refuse "2,5" in typer's English."""
    import typer

    def commands(command: Any) -> list[Any]:
        return [command, *(each for inner in getattr(command, "commands", {}).values() for each in commands(inner))]

    parameters = [each for command in commands(typer.main.get_command(cli.app)) for each in command.params]
    numbers = [each for each in parameters if each.type_descriptor.annotation in (int, float, list[int], list[float])]
    assert len(numbers) > 12
    assert [each.name for each in numbers if each.type_descriptor.parameter_info.parser is None] == []
