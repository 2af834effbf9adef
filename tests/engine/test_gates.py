"""Gates against Hodgkin and Huxley's formulas, and what light, transmitters and a hand do to channels."""

import math
from typing import Any

import hodgkin_huxley
import numpy as np
import pytest

from game.engine import Patch, gates, measure, presets
from game.engine.settings import SettingError
from game.engine.state import AMPA, CHANNEL, CHR2, GABA, GLUTAMATE_MM, KV, LIGHT, NAV, SPIKES

VOLTAGES = (-100.0, -70.0, -60.0, -45.0, -30.0, 0.0, 40.0)


def axon(seed: int = 1, **changes: Any) -> Patch:
    """The excitable axon."""
    return Patch(presets.get("axon").with_(**changes), seed)


def of(patch: Patch, gate: int) -> Any:
    """Rows of the channels with one kind of gate."""
    return np.flatnonzero((patch.state.protein["kind"] == CHANNEL) & (patch.state.protein["gate"] == gate))


def held(voltage_mV: float, ticks: int, size: str = "large", seed: int = 1) -> Patch:
    """A patch whose gates have run for `ticks` at a held voltage, and nothing else with them."""
    patch = axon(seed, size=size)
    patch.state.now[4] = round(voltage_mV * patch.capacitance_e_per_mV)  # the charge that gates feel
    for _ in range(ticks):
        gates.flip(patch.state, patch.rules)
        patch.state.now[0] += 1
    return patch


@pytest.mark.parametrize("voltage", VOLTAGES)
def test_rates_are_the_papers(voltage: float) -> None:
    """The kernels' rates and the formulas of theory, written apart, are the same numbers."""
    for gate, rates in (("m", gates.m_rates), ("h", gates.h_rates), ("n", gates.n_rates)):
        assert rates(voltage) == pytest.approx(hodgkin_huxley.rates_per_ms(gate, voltage), rel=1e-9)


def test_rates_at_rest_are_those_that_hodgkin_and_huxley_worked_out() -> None:
    """m 0.053, h 0.596, n 0.318 at rest; taus 0.24, 8.5 and 5.5 ms (their figures 5, 8 and 10)."""
    assert hodgkin_huxley.steady("m", -70) == pytest.approx(0.053, abs=0.001)
    assert hodgkin_huxley.steady("h", -70) == pytest.approx(0.596, abs=0.001)
    assert hodgkin_huxley.steady("n", -70) == pytest.approx(0.318, abs=0.001)
    assert hodgkin_huxley.tau_ms("m", -70) == pytest.approx(0.237, abs=0.002)
    assert hodgkin_huxley.tau_ms("h", -70) == pytest.approx(8.52, abs=0.02)
    assert hodgkin_huxley.tau_ms("n", -70) == pytest.approx(5.46, abs=0.02)


@pytest.mark.parametrize("voltage", [-70.0, -50.0, -20.0])
def test_gates_settle_where_theory_says(voltage: float) -> None:
    """m/3, h and n/4 of many channels, over many moments: within 5 binomial standard errors."""
    patch = held(voltage, 1500)
    protein = patch.state.protein
    sodium, potassium = of(patch, NAV), of(patch, KV)
    shares: dict[str, list[float]] = {"m": [], "h": [], "n": []}
    moments, apart = 40, 300  # ticks between looks: several time constants of the slowest gate at most voltages
    for _ in range(moments):
        for _ in range(apart):
            gates.flip(patch.state, patch.rules)
            patch.state.now[0] += 1
        shares["m"].append(protein["m"][sodium].mean() / 3)
        shares["h"].append(protein["h"][sodium].mean())
        shares["n"].append(protein["m"][potassium].mean() / 4)
    for gate, count in (("m", 3 * sodium.size), ("h", sodium.size), ("n", 4 * potassium.size)):
        expected = hodgkin_huxley.steady(gate, voltage)
        # Looks `apart` ticks from one another share some memory of a slow gate: fewer independent looks.
        memory = math.exp(-apart * patch.spec.dt_s * patch.rules.gate_per_ms / hodgkin_huxley.tau_ms(gate, voltage))
        looks = moments * (1 - memory) / (1 + memory)
        error = math.sqrt(expected * (1 - expected) / (count * looks))
        assert np.mean(shares[gate]) == pytest.approx(expected, abs=5 * error), gate


def test_a_step_of_voltage_is_followed_with_theorys_time_constant() -> None:
    """After a step from -70 to 0 mV, h and n of 288 and 160 channels are (1 - 1/e) there after one tau."""
    for gate, kind, most, seed in (("h", NAV, 1, 3), ("n", KV, 4, 4)):
        start, end = hodgkin_huxley.steady(gate, -70), hodgkin_huxley.steady(gate, 0)
        patch = axon(seed, size="large")
        per_tick = patch.spec.dt_s * patch.rules.gate_per_ms
        ticks = round(hodgkin_huxley.tau_ms(gate, 0) / per_tick)
        rows = of(patch, kind)
        patch = held(0.0, ticks, seed=seed)
        found = patch.state.protein["h" if gate == "h" else "m"][rows].mean() / most
        expected = end + (start - end) * math.exp(-ticks * per_tick / hodgkin_huxley.tau_ms(gate, 0))
        error = math.sqrt(0.25 / (rows.size * most))
        assert found == pytest.approx(expected, abs=4 * error), gate


def test_a_channel_conducts_when_all_its_gates_are_open_and_its_ball_is_out() -> None:
    """Whatever the run does, `open` is m3 h and n4; and both happen within a spike."""
    patch = axon(2)
    patch.inject("K", 80)
    seen = {(NAV, 0): 0, (NAV, 1): 0, (KV, 0): 0, (KV, 1): 0}
    for _ in range(400):
        patch.step()
        protein = patch.state.protein
        for gate, most in ((NAV, 3), (KV, 4)):
            rows = of(patch, gate)
            wanted = (protein["m"][rows] == most) & (protein["h"][rows] == 1)
            assert np.array_equal(protein["open"][rows] == 1, wanted)
            for state in (0, 1):
                seen[gate, state] += int((wanted == state).sum())
    assert all(seen.values())


def test_a_shut_gated_channel_lets_nothing_through() -> None:
    """With all NaV and KV shut by force at every tick, only the leaks carry."""
    patch = axon(3)
    rows = np.concatenate([of(patch, NAV), of(patch, KV)])
    for _ in range(300):
        patch.state.protein["m"][rows] = 0
        patch.state.protein["open"][rows] = 0
        patch.step()
        if patch.state.protein["open"][rows].any():
            break
    else:
        assert int(patch.state.protein["crossed_in"][rows].sum()) == 0


def test_light_opens_chr2_which_desensitises_and_recovers() -> None:
    """In the light it opens, then stands desensitised (h = 0); in the dark it is ready again after a minute or two."""
    patch = axon(4)
    rows = of(patch, CHR2)
    assert not patch.state.protein["open"][rows].any()
    patch.flash(1.0)
    opened = desensitised = False
    for _ in range(1500):
        patch.step()
        opened |= bool(patch.state.protein["open"][rows].any())
        desensitised |= bool((patch.state.protein["h"][rows] == 0).all())
    assert opened
    assert desensitised
    assert patch.state.signal[LIGHT] == 0
    patch.step(60 * 400)
    assert (patch.state.protein["h"][rows] == 1).all()
    assert measure.conserved(patch)


def test_chr2_passes_sodium_and_potassium_alike() -> None:
    """It passes both (Nagel 2003: about 1 to 1), and reverses near 0 mV: from -70 mV it takes V up, not past 0."""
    patch = axon(5)
    assert {int(passes) for passes in patch.state.protein["passes"][of(patch, CHR2)]} == {0b11}
    patch.flash(60.0)
    patch.state.protein["blocked"][np.concatenate([of(patch, NAV), of(patch, KV)])] = 1
    before = patch.voltage_mV
    patch.step(240)
    assert before + 10 < patch.voltage_mV < 15


@pytest.mark.parametrize(("what", "gate"), [("glutamate", AMPA), ("GABA", GABA)])
def test_a_transmitter_opens_its_own_receptors_and_is_cleared_away(what: str, gate: int) -> None:
    """A puff opens the receptors it is meant for, and only those; after ten seconds none is left."""
    patch = axon(6)
    patch.puff(what, 2.0)
    other = GABA if gate == AMPA else AMPA
    opened = 0
    for _ in range(60):
        patch.step()
        opened = max(opened, int(patch.state.protein["open"][of(patch, gate)].sum()))
        assert not patch.state.protein["open"][of(patch, other)].any()
    assert opened > 0
    patch.step(900)
    assert patch.state.signal[GLUTAMATE_MM : GLUTAMATE_MM + 2].max() < 1e-6


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (lambda p: p.flash(-1), "flash"),
        (lambda p: p.flash(math.nan), "flash"),
        (lambda p: p.puff("coffee"), "no transmitter"),
        (lambda p: p.puff("GABA", 99), "puff"),
        (lambda p: p.inject("Xe", 5), "holds no"),
        (lambda p: p.inject("K", 10**9), "within 250 mV"),
        (lambda p: p.inject("Cl", -1900), "not"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(what: Any, words: str) -> None:
    """One sentence that names it; then nothing has changed."""
    patch = axon(7)
    before = patch.fingerprint()
    with pytest.raises(SettingError, match=words):
        what(patch)
    assert patch.fingerprint() == before


def test_an_injection_changes_v_at_once_and_is_counted() -> None:
    """V jumps by q/C in the same frame, standing still or not; ions are conserved and named apart."""
    patch = axon(8)
    before = patch.voltage_mV
    patch.inject("K", 50)
    assert patch.voltage_mV == pytest.approx(before + 50 / patch.capacitance_e_per_mV)
    assert patch.state.history_mV[patch.tick % patch.state.history_mV.size] == pytest.approx(patch.voltage_mV)
    patch.inject("Na", -20)
    patch.inject("Cl", 10)
    assert patch.voltage_mV == pytest.approx(before + 20 / patch.capacitance_e_per_mV)
    patch.step(300)
    assert measure.conserved(patch)


def test_ions_are_conserved_through_spikes_light_and_transmitters() -> None:
    """To the last ion and charge, with everything at once."""
    patch = axon(10)
    for _ in range(4):
        patch.inject("K", 70)
        patch.flash(0.5)
        patch.puff("GABA")
        patch.puff("glutamate")
        patch.step(400)
        assert measure.conserved(patch)
    assert patch.state.spike[SPIKES] > 0


def test_a_channel_can_be_opened_by_hand_and_goes_on_by_itself() -> None:
    """A gated channel that is opened by hand has all its gates open, and shuts again by itself."""
    patch = axon(10)
    row = int(of(patch, NAV)[0])
    patch.set_open(row, True)
    assert tuple(patch.state.protein[row][["m", "h", "open"]]) == (3, 1, 1)
    patch.step(600)
    assert patch.state.protein["crossed_in"][row] > 0
    patch.set_open(row, False)
    assert tuple(patch.state.protein[row][["m", "open"]]) == (0, 0)
