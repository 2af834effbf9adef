"""The honesty card's numbers are the running patch's own, set beside those of life."""

import pytest
from rig import patch

from game.engine import honesty, units


def test_charges_that_make_the_voltage_are_counted() -> None:
    p = patch(size="standard")
    p.step(600)
    h = honesty.measure(p)
    assert h.unpaired_charges == abs(p.charge_e)
    assert h.unpaired_charges / h.capacitance_e_per_mV == pytest.approx(abs(p.voltage_mV))
    # C = c A: 114 nm x 5 nm at 1 uF/cm2 is 0.0356 e/mV.
    assert h.real_capacitance_e_per_mV == pytest.approx(114 * 5 * 1e-14 * 1e-6 * 1e-3 / 1.602176634e-19, rel=1e-6)
    assert h.real_unpaired_charges == pytest.approx(abs(p.voltage_mV) * h.real_capacitance_e_per_mV)
    assert h.capacitance_e_per_mV == p.capacitance_e_per_mV
    assert h.real_capacitance_e_per_mV == pytest.approx(units.real_capacitance_e_per_mV(570))


def test_numbers_follow_the_size_of_the_patch() -> None:
    small, standard = honesty.measure(patch(size="small")), honesty.measure(patch(size="standard"))
    assert small.real_pumps == pytest.approx(standard.real_pumps / 2)
    assert small.capacitance_e_per_mV == pytest.approx(standard.capacitance_e_per_mV / 2)
    assert small.real_capacitance_e_per_mV == pytest.approx(standard.real_capacitance_e_per_mV / 2)
    assert small.ions < standard.ions
    assert standard.real_pumps == pytest.approx(0.57)


def test_ions_drift_slower_than_slow_motion_explains() -> None:
    h = honesty.measure(patch(size="small"))
    # D = speed^2 tau on screen; K+ in water at 25 degrees C, 1.96e9 nm2/s, 300 times slower.
    assert h.diffusion_slower == pytest.approx(1.96e9 / 300 / (24.0**2 * 0.4))
