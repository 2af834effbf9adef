"""`minus70 sweep` as others call it: tables, plots, failures, a cluster."""

import builtins
import csv
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game import cli
from game.engine.sweeps import FIGURES

SWEEP = ["sweep", "--set", "size=small", "--vary", "K_out=3..30:log:2", "--replicas", "2", "--seconds", "0.5"]
ONE = ["--workers", "1"]  # starting processes takes seconds; one test does it, and the cluster's


def test_a_sweep_writes_a_row_a_point(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """CSV, Parquet and the table on stdout have the same points."""
    for suffix, workers in (("csv", "2"), ("parquet", "1")):
        out = tmp_path / f"sweep.{suffix}"
        command = [*SWEEP, "--vary", "bath=open,sealed", "--out", str(out), "--workers", workers]
        assert cli.run(command) == 0
    rows = list(csv.DictReader((tmp_path / "sweep.csv").open(encoding="utf-8")))
    assert list(rows[0]) == ["K_out", "bath", *FIGURES]
    assert [(row["K_out"], row["bath"]) for row in rows] == [
        ("3", "open"), ("3", "sealed"), ("30", "open"), ("30", "sealed"),
    ]  # fmt: skip
    table = pytest.importorskip("pyarrow.parquet").read_table(tmp_path / "sweep.parquet")
    assert table.column("bath").to_pylist() == ["open", "sealed", "open", "sealed"]
    assert [f"{value:.10g}" for value in table.column("V_mean_mV").to_pylist()] == [row["V_mean_mV"] for row in rows]
    assert f"{float(rows[0]['V_mean_mV']):.2f}".replace("-", "−") in capsys.readouterr().out


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_plots_are_drawn(tmp_path: Path, suffix: str) -> None:
    """Of a sweep and of a run; nothing else is left in the folder."""
    pytest.importorskip("matplotlib")
    sweep, run = tmp_path / f"sweep.{suffix}", tmp_path / f"run.{suffix}"
    assert cli.run([*SWEEP, *ONE, "--plot", str(sweep)]) == 0
    assert cli.run(["simulate", "--seconds", "2", "--set", "size=small", "--plot", str(run), "--dark"]) == 0
    begins = {"png": b"\x89PNG", "svg": b"<?xml"}[suffix]
    assert all(path.read_bytes().startswith(begins) for path in (sweep, run))
    assert sorted(path.name for path in tmp_path.iterdir()) == [run.name, sweep.name]


def test_a_failing_point_is_told_and_the_rest_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1; the table of failures names the point and the reason; the file has the other points."""
    out = tmp_path / "sweep.csv"
    code = cli.run(["sweep", "--vary", "K_out=3,700,10", "--set", "size=small", "--replicas", "1", *ONE,
                    "--seconds", "0.5", "--out", str(out)])  # fmt: skip
    captured = capsys.readouterr()
    assert code == 1
    assert re.search(r"700 +all +K_out is 700 mM; use a value from 0 to 600 mM\.", captured.err)
    assert [row["K_out"] for row in csv.DictReader(out.open(encoding="utf-8"))] == ["3", "10"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("sweep --vary K_out=1..10", "in 'K_out=1..10' the range needs its spacing"),
        ("sweep --vary Kout=1,2", "did you mean 'K_out'?"),
        ("sweep --vary K_out=1,2 --set K_out=3", "leave one out"),
        ("sweep --vary K_out=1,2 --set pumps=9", "pumps is 9; use a value from 0 to 4"),
        ("sweep --vary K_out=1,2 --seconds 0", "--seconds is 0 s; use one tick"),
        ("sweep --vary K_out=1,2 --replicas 0", "--replicas"),
        ("sweep --vary K_out=1,2 --out sweep.txt", "--out is sweep.txt; use a name that ends in .csv or .parquet."),
        ("sweep --vary K_out=1,2 --plot sweep.jpg", "--plot is sweep.jpg; use a name that ends in .png or .svg."),
        ("sweep --vary K_out=1,2 --plot nowhere/sweep.png", "there is no folder nowhere."),
        ("sweep --vary K_out=1,2 --cluster nonsense://1:2", "There is no Dask scheduler at nonsense://1:2"),
        ("sweep --vary K_out=1..500:lin:9999 --replicas 90", "100,000 is the most"),
        ("simulate --plot run.pdf", "--plot is run.pdf; use a name that ends in .png or .svg."),
        ("sweep", "--vary"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_2(
    arguments: str, sentence: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """On stderr, one line, naming what is wrong; nothing on stdout, no file."""
    monkeypatch.chdir(tmp_path)
    assert cli.run(arguments.split()) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert sentence in captured.err
    assert captured.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("extra", "option", "package"),
    [("plot", "--plot=a.png", "matplotlib"), ("cluster", "--cluster=tcp://h:1", "distributed")],
)
def test_a_missing_extra_is_told_with_how_to_get_it(
    extra: str,
    option: str,
    package: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """One sentence with the pip command, before anything is run."""
    monkeypatch.chdir(tmp_path)
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] == package:
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert cli.run([*SWEEP, option]) == 2
    assert f'pip install "minus70[{extra}]"' in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_cluster_gives_the_same_file(tmp_path: Path) -> None:
    """A real Dask scheduler and a real worker, each a process of its own: the same bytes as without them."""
    pytest.importorskip("distributed")
    here, there = tmp_path / "here.csv", tmp_path / "there.csv"
    assert cli.run([*SWEEP, *ONE, "--out", str(here)]) == 0
    dask = [sys.executable, "-m", "dask"]
    scheduler = subprocess.Popen(
        [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    worker = None
    try:
        assert scheduler.stderr is not None
        found = next(filter(None, (re.search(r"Scheduler at:\s+(tcp://\S+)", line) for line in scheduler.stderr)))
        assert cli.run([*SWEEP, "--cluster", found[1]]) == 2  # it has no workers yet
        worker = subprocess.Popen(
            [*dask, "worker", found[1], "--nworkers", "1", "--nthreads", "2", "--no-dashboard",
             "--local-directory", str(tmp_path / "worker")],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert worker.stderr is not None
        next(line for line in worker.stderr if "Registered to" in line)
        assert cli.run([*SWEEP, "--out", str(there), "--cluster", found[1]]) == 0
    finally:
        for process in (worker, scheduler):
            if process is not None:
                process.terminate()
                process.wait(30)
    assert there.read_bytes() == here.read_bytes()
