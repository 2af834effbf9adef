"""Calcium: two charges an ion, a leak, and a pump of its own that throws it out."""

import itertools
import math
import statistics

import numpy as np
import pytest

from game.engine import Patch, calcium_pump, measure, presets, settings, species, theory
from game.engine.events import PUMP_STATE
from game.engine.spec import Nucleotides, PatchSpec
from game.engine.state import CALCIUM_PUMP, INWARD, OUTWARD

CA = species.CA


def calcium(**changes: float | str) -> PatchSpec:
    """The neuron with calcium, with settings changed."""
    return settings.apply(presets.get("calcium"), changes)


def crowded() -> Patch:
    """The same with so much Ca2+ inside that its pump never waits for one."""
    return Patch(calcium(Ca_in=20.0, P_Ca=0.0), 3)


def test_ghk_with_both_charges_is_what_is_known_for_k_against_ca() -> None:
    """K+ inside alone against Ca2+ outside alone: V = (kT/e) ln( sqrt(4 P_Ca Ca_o / (P_K K_i) + 1/4) - 1/2 ).

    (Fatt and Ginsborg 1958, J Physiol 142:516.)
    """
    for ratio in (0.01, 0.3, 2.0, 50.0):
        known = theory.thermal_voltage_mV() * math.log(math.sqrt(4 * ratio * 2.0 / 140.0 + 0.25) - 0.5)
        found = theory.ghk_mV({"K": 1.0, "Ca": ratio}, {"K": 140.0}, {"Ca": 2.0})
        assert found == pytest.approx(known, abs=1e-6)


def test_ghk_of_calcium_alone_is_its_nernst_potential() -> None:
    """E_Ca = (kT/2e) ln(Ca_o/Ca_i): 132 mV for 2 mM against 100 nM."""
    found = theory.ghk_mV({"Ca": 0.1}, {"Ca": 1e-4}, {"Ca": 2.0})
    assert found == pytest.approx(theory.nernst_mV(2, 2.0, 1e-4), abs=1e-6)
    assert found == pytest.approx(132, abs=1)


def test_a_membrane_for_calcium_alone_finds_its_nernst_potential() -> None:
    """V = (kT/2e) ln(Ca_o/Ca_i) of the ions that are there: detailed balance holds for two charges too.

    8 runs; thermal noise leaves 0.4 mV in the mean, and 1.34 mV is what one ion moves: 4 x 0.4 + 0.3 mV.
    """
    errors = []
    for seed in range(1, 9):
        changes = {"Ca_in": 20.0, "Ca_out": 80.0, "P_Ca": 8.0, "P_K": 0.0, "P_Na": 0.0, "P_Cl": 0.0, "pumps": 0}
        patch = Patch(calcium(**changes), seed)
        patch.set_running(int(patch.rows(CALCIUM_PUMP)[0]), running=False)
        patch.step(1800)
        first = measure.mark(patch)
        patch.step(6000)
        window = measure.between(patch, first, measure.mark(patch))
        inside, outside = window.concentrations_mM["Ca"]
        errors.append(window.voltage_mV - theory.nernst_mV(2, outside, inside))
        assert measure.conserved(patch)
    assert abs(statistics.fmean(errors)) < 1.9


def test_the_pump_goes_round_in_order() -> None:
    """E1, E1_CA, E1P_CA, E2P_CA, E2P and again; never another way."""
    patch = crowded()
    row = int(patch.rows(CALCIUM_PUMP)[0])
    seen = [int(patch.state.protein["state"][row])]
    for _tick in range(1200):
        patch.step()
        told = patch.events
        seen += [int(e["direction"]) for e in told[(told["kind"] == PUMP_STATE) & (told["protein"] == row)]]
    assert len(seen) > 10
    assert all((b - a) % len(calcium_pump.CalciumPumpState) == 1 for a, b in itertools.pairwise(seen))


def test_one_ion_out_for_each_atp_and_two_charges() -> None:
    """With nothing else open, ATP spent, ions out and charge lost go together, to the last one."""
    spec = calcium(Ca_in=20.0, P_Ca=0.0, P_K=0.0, P_Na=0.0, P_Cl=0.0, pumps=0)
    patch = Patch(spec, 4)
    charge = patch.charge_e
    patch.step(2400)
    row = int(patch.rows(CALCIUM_PUMP)[0])
    out = int(patch.state.pump_flux[CA, OUTWARD])
    assert out > 5
    assert int(patch.state.pump_flux[CA, INWARD]) == 0
    assert patch.charge_e == charge - 2 * out
    # An ATP is spent as the ion is shut in, just before it crosses.
    assert out <= int(patch.state.spent[0]) <= out + 1
    assert int(patch.state.protein["crossed_out"][row]) == out
    assert measure.conserved(patch)


def test_it_stops_without_atp_and_without_calcium() -> None:
    """Without ATP it waits with its Ca2+ on; without Ca2+ in E1, for as long as it takes."""
    starved = Patch(calcium(Ca_in=20.0, P_Ca=0.0).with_(nucleotides=Nucleotides(atp_mM=0.0, adp_mM=0.0)), 5)
    starved.step(1200)
    assert starved.state.protein["state"][starved.rows(CALCIUM_PUMP)[0]] == calcium_pump.E1_CA
    idle = Patch(calcium(P_Ca=0.0), 5)
    idle.step(1200)
    assert idle.state.protein["state"][idle.rows(CALCIUM_PUMP)[0]] == calcium_pump.E1
    assert not idle.state.pump_flux[CA].any()


@pytest.mark.parametrize("ticks", [40, 60, 80, 100, 130, 170])
def test_a_pump_that_is_taken_out_gives_back_its_calcium(ticks: int) -> None:
    """Whatever state it is in."""
    patch = crowded()
    patch.step(ticks)
    patch.remove(int(patch.rows(CALCIUM_PUMP)[0]))
    assert measure.conserved(patch)
    patch.step(60)
    assert measure.conserved(patch)


@pytest.mark.slow
def test_the_pump_keeps_calcium_out() -> None:
    """Five minutes: with the pump a few ions at most are inside at once, without it they gather."""
    ions = {}
    for running in (True, False):
        patch = Patch(calcium(P_Ca=0.5), 6)
        patch.set_running(int(patch.rows(CALCIUM_PUMP)[0]), running)
        patch.step(18000)
        ions[running] = int(patch.counts[CA, 0])
        assert measure.conserved(patch)
    assert ions[False] > 3 * max(1, ions[True])


def test_theory_says_that_its_leak_hardly_matters() -> None:
    """GHK with and without the preset's P_Ca, at its own concentrations: less than half a millivolt."""
    spec = calcium()
    inside, outside = {**spec.inside_mM, "Ca": 1e-4}, spec.outside_mM
    without = {**spec.permeability_per_s, "Ca": 0.0}
    change = theory.ghk_mV(spec.permeability_per_s, inside, outside) - theory.ghk_mV(without, inside, outside)
    assert 0.0 < change < 0.5


def test_a_patch_without_calcium_is_told_of_without_it() -> None:
    """Currents, permeabilities and potentials have a Ca entry only where there is some."""
    assert "Ca" not in measure.permeabilities_per_s(Patch(presets.get("neuron"), 1))
    patch = Patch(calcium(), 1)
    assert measure.permeabilities_per_s(patch)["Ca"] == pytest.approx(0.096)
    assert np.isnan(measure.nernst_mV(patch)["Ca"])  # none inside
