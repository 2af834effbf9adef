"""Measured runs: tables, and what they must agree with."""

import numpy as np
import pytest

from game.engine import Patch, RunError, measure, new_patch, presets, quantities, settings, simulate
from game.engine.runs import COLUMNS, follow, summary

SMALL = {"size": "small"}


def test_a_run_is_a_table_with_units_in_its_names() -> None:
    """Every column is there, with a row each half second and a last one at the end."""
    run = simulate("neuron", SMALL, seconds=2.2, every_s=0.5, seed=3)
    assert tuple(run.columns) == COLUMNS
    assert run["time_s"] == pytest.approx([0.5, 1.0, 1.5, 2.0, 2.2])
    assert all(column.shape == (5,) and column.dtype == np.float64 for column in run.columns.values())
    assert run.patch.time_s == pytest.approx(2.2)
    assert run.summary["conserved"] is True


def test_a_run_is_the_patch_stepped_by_hand() -> None:
    """Looking changes nothing: the same seed gives the same patch, watched or not, and its V is the column's."""
    run = simulate("neuron", SMALL, seconds=2, every_s=0.25, seed=7)
    plain = new_patch("neuron", SMALL, seed=7)
    plain.step(120)
    assert run.patch.fingerprint() == plain.fingerprint()
    assert run["V_mV"][-1] == plain.voltage_mV
    assert run["volume"][-1] == plain.state.depth_nm[0] / plain.spec.depths_nm[0]


def test_currents_in_the_table_charge_the_membrane() -> None:
    """The sum of all currents over a row is what left, to the ion: - C dV."""
    run = simulate("neuron", {**SMALL, "V0": -40}, seconds=4, every_s=0.5)
    total = sum(run[f"I_{key}_e_per_s"] for key in ("K", "Na", "Cl", "Ca", "pump"))
    left = -run.patch.capacitance_e_per_mV * np.diff(run["V_mV"])
    assert total[1:] * 0.5 == pytest.approx(left, abs=1e-6)


def test_quantities_have_names_of_their_own_and_are_told() -> None:
    """No two columns share a name; each says what it is."""
    rows = (*quantities.MEANS, *quantities.TOTALS)
    assert len({row.key for row in rows}) == len(rows)
    assert all(row.words for row in rows)


def test_theory_columns_are_what_theory_says_of_the_row() -> None:
    """GHK in the table is GHK of the table's own concentrations; without pumps, "+ pump" changes nothing."""
    run = simulate("neuron", {**SMALL, "pumps": 0}, seconds=1, every_s=1)
    kT = 26.73
    p = measure.permeabilities_per_s(run.patch)
    c = {key: float(run[key][0]) for key in run.columns}
    up = p["K"] * c["K_out_mM"] + p["Na"] * c["Na_out_mM"] + p["Cl"] * c["Cl_in_mM"]
    down = p["K"] * c["K_in_mM"] + p["Na"] * c["Na_in_mM"] + p["Cl"] * c["Cl_out_mM"]
    assert c["GHK_mV"] == pytest.approx(kT * np.log(up / down), abs=0.02)
    # Two ways to the same root: the equation, and bisection of the currents.
    assert c["GHK_pump_mV"] == pytest.approx(c["GHK_access_mV"], abs=1e-3)


def test_a_summary_may_begin_at_any_tick() -> None:
    """Following a patch that has already run: marks and rows count from where it is."""
    patch = Patch(settings.apply(presets.get("neuron"), SMALL), 1)
    patch.step(90)
    rows: list[list[float]] = []
    marks = follow(patch, 60, 30, rows.append)
    assert [row[0] for row in rows] == pytest.approx([2.0, 2.5])
    assert (marks[0].tick, marks[-1].tick) == (90, 150)
    assert summary(patch, marks)["seconds"] == 2.5


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"seconds": 0}, "seconds is 0 s; use one tick"),
        ({"every_s": float("nan")}, "every_s is nan s; use one tick"),
        ({"seed": -1}, "The seed is -1; use a whole number from 0"),
    ],
)
def test_impossible_runs_are_refused(arguments: dict[str, float], sentence: str) -> None:
    """In one sentence, before anything is built."""
    with pytest.raises(RunError, match=sentence):
        simulate("neuron", SMALL, **arguments)  # type: ignore[arg-type]
