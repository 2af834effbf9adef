"""Sweeps: the same figures however and wherever they are run, and failures that stop nobody else."""

import math
import os
import statistics
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from game.engine import RunError, SettingError, simulate, sweep
from game.engine.sweeps import FIGURES, Figures, Job, measured

SMALL = {"size": "small"}
VARY = {"K_out": [3, 30], "pumps": [0, 2]}


def dies_at_30(job: Job) -> Figures | str:
    """A run whose process is killed, as by a lack of memory."""
    if job.spec.outside_mM["K"] == 30:
        os._exit(9)
    return measured(job)


def raises_at_30(job: Job) -> Figures | str:
    """A run that ends in an error nobody foresaw."""
    if job.spec.outside_mM["K"] == 30:
        raise ZeroDivisionError("by zero")
    return measured(job)


def test_processes_threads_and_one_process_give_the_same_figures() -> None:
    """Every figure of every point, to the last bit."""
    here = sweep("neuron", VARY, fixed=SMALL, replicas=2, seconds=1, workers=1)
    spread = sweep("neuron", VARY, fixed=SMALL, replicas=2, seconds=1, workers=2)
    with ThreadPoolExecutor(2) as pool:
        threads = sweep("neuron", VARY, fixed=SMALL, replicas=2, seconds=1, executor=pool)
    for other in (spread, threads):
        assert list(other.columns) == list(here.columns) == ["K_out", "pumps", *FIGURES]
        for name, column in here.columns.items():
            assert np.array_equal(column, other[name], equal_nan=True)
    assert here["K_out"].tolist() == [3, 3, 30, 30]
    assert here["pumps"].tolist() == [0, 2, 0, 2]
    assert here["conserved"].tolist() == [1, 1, 1, 1]


def test_a_run_of_a_sweep_is_the_run_that_simulate_gives() -> None:
    """The same settings and seed: means over the second half alike; the mean and s.e.m. are over the replicas."""
    swept = sweep("neuron", {"K_out": [10]}, fixed=SMALL, replicas=3, seconds=4, seed=5, workers=1)
    alone = [simulate("neuron", {**SMALL, "K_out": 10}, seconds=4, seed=seed).summary for seed in (5, 6, 7)]
    voltages = [each["V_mean_mV"] for each in alone]
    assert [run["V_mean_mV"] for run in swept.points[0].runs.values()] == voltages
    assert swept["V_mean_mV"][0] == pytest.approx(statistics.fmean(voltages))
    assert swept["V_sem_mV"][0] == pytest.approx(statistics.stdev(voltages) / math.sqrt(3))
    assert swept["pump_cycles"][0] == pytest.approx(statistics.fmean(each["pump_cycles"] for each in alone))


def test_a_point_that_cannot_be_is_told_and_the_others_are_run() -> None:
    """One value out of range, one chemistry that cannot be neutral: two failures with their reasons, two points."""
    result = sweep("neuron", {"Cl_in": [10, 500, 700, 12]}, fixed=SMALL, replicas=2, seconds=0.5, workers=1)
    assert result["Cl_in"].tolist() == [10, 12]
    reasons = {(failure.settings["Cl_in"], failure.seed): failure.why for failure in result.failures}
    assert "use a value from 0 to 600 mM" in reasons[700, None]
    assert "cannot be neutral" in reasons[500, 1]
    assert set(reasons) == {(700, None), (500, 1), (500, 2)}


@pytest.mark.slow
@pytest.mark.parametrize(("work", "why"), [(dies_at_30, "died"), (raises_at_30, "ZeroDivisionError: by zero")])
def test_a_process_that_dies_takes_no_other_run_with_it(work: object, why: str) -> None:
    """Both runs of that point are told as failed; the points before and after it are whole."""
    vary = {"K_out": [3, 30, 10]}
    result = sweep("neuron", vary, fixed=SMALL, replicas=2, seconds=0.5, workers=2, work=work)  # type: ignore[arg-type]
    assert result["K_out"].tolist() == [3, 10]
    assert result["replicas"].tolist() == [2, 2]
    assert [(failure.settings["K_out"], failure.seed) for failure in result.failures] == [(30, 1), (30, 2)]
    assert all(why in failure.why for failure in result.failures)


def test_a_sweep_may_be_stopped() -> None:
    """After two runs: those are kept, and it says that it was stopped."""
    done: list[int] = []
    result = sweep(
        "neuron",
        {"K_out": [3, 10, 30]},
        fixed=SMALL,
        replicas=1,
        seconds=0.5,
        workers=1,
        on_done=done.append,
        stop=lambda: len(done) == 2,
    )
    assert result.stopped
    assert result["K_out"].tolist() == [3, 10]
    assert done == [1, 2]


def test_one_replica_has_no_standard_error() -> None:
    """It is not 0: it is not known."""
    result = sweep("neuron", {"K_out": [3]}, fixed=SMALL, replicas=1, seconds=0.5)
    assert math.isnan(result["V_sem_mV"][0])


@pytest.mark.parametrize(
    ("arguments", "error", "sentence"),
    [
        ({"vary": {}}, RunError, "at least one setting"),
        ({"vary": {"K_out": []}}, RunError, "K_out has no values"),
        ({"vary": {"Kout": [1]}}, SettingError, "did you mean 'K_out'"),
        ({"vary": {"K_out": [1]}, "replicas": 0}, RunError, "replicas is 0; use 1 or more"),
        ({"vary": {"K_out": [1]}, "seconds": 0.01}, RunError, "use one tick"),
        ({"vary": {"K_out": range(50_000)}, "replicas": 8}, RunError, "100,000 is the most"),
    ],
)
def test_impossible_sweeps_are_refused(arguments: dict[str, object], error: type[Exception], sentence: str) -> None:
    """In one sentence, before anything is run."""
    with pytest.raises(error, match=sentence):
        sweep("neuron", **arguments)  # type: ignore[arg-type]
