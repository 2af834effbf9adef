"""The microelectrode: what it reads, what it puts in, the voltage it holds, and how it leaks."""

import math

import numpy as np
import pytest
from rig import fingerprint, patch, still

from game.engine import Patch, impalement, measure, presets, settings, species
from game.engine.recording import Recording
from game.engine.session import Session
from game.engine.settings import SettingError
from game.engine.state import CLAMP_CHARGE, TIP_HEIGHT


def reading(a: Patch) -> float:
    """What the electrode's meter shows."""
    return impalement.share_of_voltage(float(a.state.electrode[TIP_HEIGHT])) * a.voltage_mV


def test_injected_charge_moves_the_voltage_by_q_over_c_to_the_ion() -> None:
    """q/C in the same frame, without time; each ion is counted, and taking the same out again undoes it."""
    a = patch(2)
    before = a.charge_e
    a.inject("K", 90)
    assert a.charge_e - before == 90
    assert a.voltage_mV == a.charge_e / a.capacitance_e_per_mV
    assert measure.conserved(a)
    assert a.state.injected[species.K] == 90
    a.inject("Cl", 45)
    assert a.charge_e - before == 45
    a.inject("K", -90)
    a.inject("Cl", -45)
    assert a.charge_e == before
    assert not a.state.injected.any()
    assert measure.conserved(a)
    a.step(60)
    assert measure.conserved(a)


def test_injected_ions_come_out_of_the_tip() -> None:
    """They are where the tip is, and glide away from there."""
    a = still(1)
    a.move_electrode(30.0, -12.0)
    place = float(a.state.electrode[0])
    last = int(a.state.ident.max())
    a.inject("K", 200)
    rows = np.flatnonzero(a.state.ident > last)
    x = a.state.x[rows] * (a.spec.width_nm / 2.0**32)
    depth = a.state.y[rows] * (30.0 / 2.0**31)
    assert rows.size == 200
    assert np.hypot(x - place, depth - 10.0).max() < 1.6
    a.step(300)
    here = np.isin(a.state.ident, np.arange(last + 1, last + 201)) & (a.state.ident > 0)
    assert np.std(a.state.x[here] * (a.spec.width_nm / 2.0**32)) > 5.0


@pytest.mark.parametrize(
    ("ion", "count", "why"),
    [("K", -5000, "cannot be taken"), ("Xe", 1, "holds no"), ("K", 5000, "stay within"), ("K", 1.5, "whole number")],
)
def test_what_cannot_be_injected_is_refused_and_nothing_changes(ion: str, count: int, why: str) -> None:
    """One sentence says why; the patch is as it was."""
    a = patch(1)
    before = fingerprint(a)
    with pytest.raises(SettingError, match=why):
        a.inject(ion, count)
    assert fingerprint(a) == before


def test_the_clamp_holds_the_voltage_and_counts_its_current() -> None:
    """At every tick V is the target to the ion, all that it gave is in the ledger, and once let go V comes back."""
    a = patch(3)
    a.step(900)
    a.clamp(0.0)
    for _tick in range(120):
        a.step()
        assert a.charge_e == 0
    given = int(a.state.pulse[CLAMP_CHARGE])
    assert given == int(species.VALENCE @ a.state.injected) > 0
    assert measure.conserved(a)
    a.clamp(-120.0)
    a.step(60)
    assert a.voltage_mV == -120.0
    assert measure.conserved(a)
    a.clamp(None)
    a.step(1800)
    assert -85 < a.voltage_mV < -55
    assert measure.conserved(a)


def test_clamp_takes_in_anions_when_the_cell_has_no_potassium_left() -> None:
    """With nothing to take out, Cl- is given; the voltage is held all the same."""
    a = still(1, K_in=0.0, Na_in=150.0)
    a.clamp(-100.0)
    a.step(5)
    assert a.voltage_mV == -100.0
    assert a.state.injected[species.CL] > 0
    assert measure.conserved(a)


def test_the_meter_reads_nothing_outside_and_v_inside() -> None:
    """0 in the bath, V in the cell, half of it in the middle of the membrane; nothing once it is put away."""
    a = patch(1)
    a.step(600)
    assert math.isnan(reading(a))
    for height, share in ((20.0, 0.0), (2.0, 0.0), (0.0, 0.5), (-2.0, 1.0), (-20.0, 1.0)):
        a.move_electrode(57.0, height)
        assert reading(a) == pytest.approx(share * a.voltage_mV, abs=1e-9)
    a.move_electrode(0.0, None)
    assert math.isnan(reading(a))


def test_the_electrode_goes_through_lipid_not_through_a_protein() -> None:
    """Pushed down on a pump, it slides to the nearest bare membrane; above the membrane it may be anywhere."""
    a = patch(1)
    pump = float(a.state.protein["x"][a.rows(2)[0]])
    a.move_electrode(pump, 10.0)
    assert a.state.electrode[0] == pump
    a.move_electrode(pump, -10.0)
    slot = int(a.state.electrode[0] / a.spec.width_nm * a.state.owner.size)
    assert a.state.owner[slot] < 0
    assert abs(a.state.electrode[0] - pump) < 10.0


def test_pulled_out_it_lets_go_of_the_voltage_and_the_hole_seals() -> None:
    """The clamp and the leak end with the impalement."""
    a = patch(1)
    a.clamp(0.0)
    a.set_leaky(True)
    a.step(5)
    assert impalement.shunt_row(a.state) is not None
    a.move_electrode(57.0, 20.0)
    assert impalement.shunt_row(a.state) is None
    assert np.isnan(a.state.electrode[2])
    a.step(5)
    assert measure.conserved(a)


@pytest.mark.slow
def test_a_leaky_impalement_depolarises_the_cell_a_little() -> None:
    """Mean over 40 s in four runs, whose standard error is about 0.7 mV: 3 to 15 mV above the tight ones."""
    shifts = []
    for seed in range(4):
        means = []
        for leaky in (False, True):
            a = patch(seed)
            a.set_leaky(leaky)
            a.step(1200)
            first = measure.mark(a)
            a.step(2400)
            means.append(measure.between(a, first, measure.mark(a)).voltage_mV)
            assert measure.conserved(a)
        shifts.append(means[1] - means[0])
    assert 3 < np.mean(shifts) < 15


def test_what_the_electrode_does_is_recorded_and_played_again() -> None:
    """Impale, clamp, release, inject, leak, withdraw: the recording ends in the same patch."""
    session = Session(presets.get("neuron"), seed=4)
    for act in (
        ("move_electrode", 40.0, -8.0),
        ("set_leaky", True),
        ("clamp", 0.0),
        ("clamp", None),
        ("inject", "K", 60),
        ("set_leaky", False),
        ("move_electrode", 0.0, None),
    ):
        session.act(*act)
        session.step(30)
    again = Recording.of(session).session()
    again.step(session.tick)
    assert again.fingerprint() == session.fingerprint()
    assert measure.conserved(again.patch)


def test_the_ledger_closes_while_an_electrode_holds_the_voltage_and_through_a_tear() -> None:
    """All currents together, the electrode's and those of a hole's other ions too, are -C dV/dt, to rounding."""
    held = Patch(presets.get("neuron"), 3)
    held.clamp(-20.0)
    torn = Patch(settings.apply(presets.get("neuron"), {"tonicity": 0.6}), 3)
    for a, ticks in ((held, 600), (torn, 1500)):
        first, before = measure.mark(a), a.voltage_mV
        a.step(ticks)
        window = measure.between(a, first, measure.mark(a))
        rise = a.capacitance_e_per_mV * (a.voltage_mV - before)
        assert rise == pytest.approx(-sum(window.currents_e_per_s.values()) * window.seconds, abs=1e-6)
    assert torn.torn
