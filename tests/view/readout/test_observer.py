"""The observer tells what the patch does, and changes nothing by looking."""

import numpy as np
import pytest

from game.engine import Patch, measure, presets, settings, theory
from game.engine.state import HISTORY
from game.view.readout import observer
from game.view.readout.observer import CURRENT_S, TRACE_POINTS, Observer


def watched(seconds: float, **changes: float) -> tuple[Patch, Observer]:
    patch = Patch(settings.apply(presets.get("neuron"), dict(changes)), 1)
    eyes = Observer(patch)
    for _read in range(round(seconds * 4)):
        patch.step(15)
        eyes.read(False, 1.0)
    return patch, eyes


def test_looking_changes_nothing() -> None:
    patch, _eyes = watched(3)
    alone = Patch(presets.get("neuron"), 1)
    alone.step(180)
    for name in ("x", "y", "vx", "vy", "ident", "counts", "protein", "site_ident", "history_mV"):
        np.testing.assert_array_equal(getattr(patch.state, name), getattr(alone.state, name))


def test_before_the_first_tick_there_is_something_to_show() -> None:
    now = Observer(Patch(presets.get("neuron"), 1)).read(True, 1.0)
    assert now.voltage_mV == pytest.approx(0, abs=1)
    assert set(now.currents_e_per_s.values()) == {0.0}
    assert not now.steady
    assert np.isnan(now.trace_mV[:-1]).all()


def test_the_trace_ends_now_and_moves_by_whole_points() -> None:
    patch, eyes = watched(5)
    trace = eyes.read(False, 1.0).trace_mV
    each = HISTORY // TRACE_POINTS
    assert trace.shape == (TRACE_POINTS,)
    assert np.isfinite(trace[-300 // each :]).all()
    assert np.isnan(trace[: -300 // each - 1]).all()
    patch.step(each)
    np.testing.assert_array_equal(eyes.read(False, 1.0).trace_mV[:-1], trace[1:])


def test_the_trace_holds_the_last_minute_only() -> None:
    patch = Patch(settings.apply(presets.get("neuron"), {"size": "small"}), 1)
    patch.step(HISTORY + 600)
    trace = observer.trace_mV(patch)
    assert np.isfinite(trace).all()
    assert trace.mean() == pytest.approx(patch.state.history_mV.mean(), abs=0.5)


def test_the_voltage_shown_is_the_mean_of_the_last_moments() -> None:
    patch = Patch(presets.get("neuron"), 1)
    seen = []
    for _tick in range(60):
        patch.step()
        seen.append(patch.voltage_mV)
    assert observer.recent_voltage_mV(patch, 0.25) == pytest.approx(np.mean(seen[-15:]), abs=1e-3)
    assert observer.recent_voltage_mV(patch, 1.0) == pytest.approx(np.mean(seen), abs=1e-3)


def test_currents_add_up_to_the_charge_that_moves() -> None:
    patch, eyes = watched(20)
    now = eyes.read(False, 1.0)
    assert sum(now.currents_e_per_s.values()) == pytest.approx(-now.charge_rate_e_per_s, abs=0.2 + 2 / CURRENT_S)
    assert now.currents_e_per_s["pump"] > 0 > now.currents_e_per_s["Na"]
    assert now.atp_used == int(patch.state.spent[0])


def test_the_theory_is_the_one_for_the_pumps_that_run() -> None:
    patch, eyes = watched(2)
    assert eyes.read(False, 1.0).theory_name == "Mullins-Noda"
    patch.set("pumps", 0)
    now = eyes.read(False, 1.0)
    assert now.theory_name == "GHK"
    # GHK of the permeabilities that access resistance leaves at that very potential: each follows from the other.
    slowed = measure.slowed_by_access(patch, measure.permeabilities_per_s(patch), now.theory_mV)
    mixture = measure.concentrations_mM(patch)
    inside, outside = ({key: mixture[key][side] for key in measure.MOBILE} for side in (0, 1))
    assert now.theory_mV == pytest.approx(theory.ghk_mV(slowed, inside, outside), abs=0.05)
    assert abs(now.theory_mV - measure.ghk_mV(patch)) > 0.5, "the bare formula is another one"


def test_without_leaks_there_is_no_prediction() -> None:
    _patch, eyes = watched(1, P_K=0, P_Na=0, P_Cl=0, pumps=0)
    assert np.isnan(eyes.read(False, 1.0).theory_mV)


def test_settings_and_their_normal_values_are_told() -> None:
    patch, eyes = watched(1)
    patch.set("K_out", 20)
    patch.set("pumps", 2)
    now = eyes.read(True, 4.0)
    assert (now.settings["K_out"], now.defaults["K_out"]) == (20, 5)
    assert (now.settings["pumps"], now.pumps_running, now.pumps_total) == (2, 2, 4)
    assert (now.paused, now.speed) == (True, 4.0)


def test_choline_shows_only_where_there_is_some() -> None:
    patch, eyes = watched(1)
    assert "Ch" not in eyes.read(False, 1.0).concentrations_mM
    patch.set("Na_out", 20)
    patch.step(240)
    assert eyes.read(False, 1.0).concentrations_mM["Ch"][1] > 50


def test_where_pumps_do_not_keep_up_the_mark_is_ghk() -> None:
    """Mullins and Noda's equation is of steady concentrations; the squid axon's one pump leaves them drifting."""
    for name, mark in (("squid", "GHK"), ("neuron", "Mullins-Noda")):
        patch = Patch(presets.get(name), 1)
        patch.step(3600)
        readout = Observer(patch).read(False, 1.0)
        assert readout.theory_name == mark
        assert readout.theory_mV == pytest.approx(presets.get(name).rest_mV, abs=4)
