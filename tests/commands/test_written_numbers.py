"""Numbers: on the terminal as the language writes them, in files and for other programs with points."""

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from game import cli, words
from game.commands import bench_table, sweep
from game.engine import Sweep
from game.engine.sweeps import Failure

RUN = ["simulate", "--seconds", "2", "--every", "1"]


@pytest.mark.parametrize("language", ["es", "fr", "de"])
def test_a_summary_has_decimal_commas_and_a_true_minus(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(RUN) == 0
    english = capsys.readouterr().out
    assert cli.run(["--lang", language, *RUN]) == 0
    said = capsys.readouterr().out
    assert re.findall(r"\d\.\d", said) == []
    assert "−" in said
    assert re.findall(r"-\d", said + english) == []
    figures = re.findall(r"[−+]?\d[\d,.\u202f]*\d", said)
    plain = [figure.replace("\u202f", "").replace(",", ".") for figure in figures]
    assert plain == [figure.replace(",", "") for figure in re.findall(r"[−+]?\d[\d,.]*\d", english)]
    assert re.search(r"\d\u202f\d{3}\D", said)


def test_files_and_json_have_points_in_every_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same bytes."""
    made = []
    for language in ("en", "de"):
        out = tmp_path / f"{language}.csv"
        assert cli.run(["--lang", language, *RUN, "--json", "--out", str(out)]) == 0
        made.append((out.read_bytes(), capsys.readouterr().out))
    assert made[0] == made[1]
    assert json.loads(made[1][1])["V_mean_mV"] < 0
    assert all(float(row["V_mV"]) < 0 for row in csv.DictReader(made[1][0].decode().splitlines()))


def test_a_sweep_is_a_table_in_the_language_and_a_file_with_points(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "sweep.csv"
    arguments = ["sweep", "--vary", "V0=-70.5,-60", "--seconds", "0.1", "--replicas", "2", "--workers", "1"]
    assert cli.run(["--lang", "fr", *arguments, "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert "−70,5" in said
    assert re.findall(r"\d\.\d|-\d", said) == []
    rows = list(csv.DictReader(out.open(encoding="utf-8")))
    assert [float(row["V0"]) for row in rows] == [-70.5, -60.0]


def test_a_run_that_failed_is_said_as_it_is_to_be_typed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that it takes to try it again."""
    failed = Failure({"V0": -70.5}, 3, "because")
    monkeypatch.setattr(sweep, "sweep", lambda base, vary, **how: Sweep(vary, base, 1.0, [], [failed]))
    assert cli.run(["--lang", "de", "sweep", "--vary", "V0=-70.5", "--seconds", "1"]) == 1
    said = capsys.readouterr().err
    assert "-70.5" in said


FOUND = {
    "machine": "m",
    "system": "s",
    "python": "3.11.7",
    "numba": "0.65.1",
    "numpy": "2.4.6",
    "threads": 2,
    "rows": [
        {
            "ions": 123456,
            "ns_per_ion_step": {"1": 1.25},
            "ns_per_ion_step_one_tick_a_call": 1.5,
            "ns_per_ion_step_motion_and_marks": 1.75,
            "numpy_ns_per_ion_step": 20.5,
            "times_faster_than_numpy": {"1": 16.4},
            "frame_ms": {"simulate": 1.5, "draw": 2.5, "frame": 4.25},
        }
    ],
    "time_machine": {
        "back_ms": 1.5,
        "back_worst_ms": 2.5,
        "window_s": 30.0,
        "snapshot_MB": 12.0,
        "recording_percent": 0.25,
    },
}


def test_speeds_have_commas_on_the_terminal_and_points_in_a_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    words.use_language("de")
    bench_table.show(FOUND)
    said = capsys.readouterr().out
    assert "123\u202f456" in said
    assert "0,25 %" in said
    assert "numba 0.65.1" in said  # a version is no number
    page = tmp_path / "page.md"
    page.write_text("<!-- figures of minus70 bench -->\n<!-- end of figures -->\n", encoding="utf-8")
    bench_table.write(page, FOUND)
    written = page.read_text(encoding="utf-8")
    assert "| 123,456 | 1.25 |" in written
    assert "0.25 %" in written


@pytest.mark.parametrize(
    ("number", "spec", "english", "german"),
    [
        (-1234.5, ",.1f", "−1,234.5", "−1\u202f234,5"),
        (0.25, "+.2f", "+0.25", "+0,25"),
        (1e-7, "g", "1e−07", "1e−07"),
        (12, "", "12", "12"),
        (float("nan"), ".2f", "nan", "nan"),
    ],
)
def test_a_figure_is_written_as_its_language_does(number: float, spec: str, english: str, german: str) -> None:
    assert words.figure(number, spec) == english
    words.use_language("de")
    assert words.figure(number, spec) == german
    assert f"{words.Figure(number):{spec}}" == german


def test_a_number_keeps_its_minus_where_the_encoding_has_none() -> None:
    """On a console of an old encoding: a hyphen, and a plain space between thousands."""
    done = subprocess.run(
        [sys.executable, "-m", "game", "--lang", "fr", *RUN],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        check=True,
    )
    said = done.stdout.decode("latin-1")
    assert re.search(r"V -\d+,\d\d mV", said)
    assert "?" not in said
