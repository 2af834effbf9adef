"""The pump: always the Albers-Post cycle, always 3 Na+ for 2 K+ for 1 ATP, with the ions that are
really there.
"""

import numpy as np
import pytest
from rig import patch, run_window, spec

from game.engine import Patch, measure, species
from game.engine.arrays import RecordArray
from game.engine.events import Kind
from game.engine.measure import Window
from game.engine.pump import E1, E1_2K, E1_3NA, E2P, E2P_3NA, PumpState
from game.engine.spec import Nucleotides
from game.engine.state import ATP, CYCLES, EVENTS_LOST, INWARD, OUTWARD, PUMP

NA, K = species.NA, species.K


@pytest.fixture(scope="module")
def long_run() -> tuple[Patch, RecordArray]:
    """20 minutes of a resting neuron, and all its events: over 1,000 cycles of 4 pumps."""
    a = patch(seed=11)
    heard = []
    for _ in range(1200):
        a.step(60)
        heard.append(a.events.copy())
    assert a.state.now[EVENTS_LOST] == 0
    return a, np.concatenate(heard)


def test_states_follow_each_other_in_the_order_of_the_cycle(long_run: tuple[Patch, RecordArray]) -> None:
    a, events = long_run
    changes = events[events["kind"] == Kind.PUMP_STATE]
    for row in a.rows(PUMP):
        states = changes["direction"][changes["protein"] == row]
        assert states.size > 1000
        assert states[0] == PumpState.E1_3NA
        assert np.all(np.diff(states) % len(PumpState) == 1)


def test_each_cycle_moves_3_sodium_out_and_2_potassium_in_for_1_atp(
    long_run: tuple[Patch, RecordArray],
) -> None:
    """Exactly: each count is that of the state in which it happens, of which the cycles differ by
    those under way.
    """
    a, events = long_run
    changes = events[events["kind"] == Kind.PUMP_STATE]
    times = {state: int(np.sum(changes["direction"] == state)) for state in PumpState}
    s = a.state
    assert int(s.spent[CYCLES]) == times[PumpState.E1] >= 1000
    assert int(s.spent[ATP]) == times[PumpState.E1P_3NA]
    assert int(s.pump_flux[NA, OUTWARD]) == 3 * times[PumpState.E2P_3NA]
    assert int(s.pump_flux[K, INWARD]) == 2 * times[PumpState.E1_2K]
    assert int(s.pump_flux.sum()) == int(s.pump_flux[NA, OUTWARD] + s.pump_flux[K, INWARD])
    pumps = s.protein[a.rows(PUMP)]
    assert int(pumps["cycles"].sum()) == int(s.spent[CYCLES])
    assert int(pumps["crossed_out"].sum()) == int(s.pump_flux[NA, OUTWARD])
    assert int(pumps["crossed_in"].sum()) == int(s.pump_flux[K, INWARD])
    for pump in pumps:  # one by one: a whole cycle carries 3 and 2, net one charge out
        under_way = int(pump["state"])
        assert int(pump["crossed_out"]) == 3 * (int(pump["cycles"]) + (under_way >= PumpState.E2P_3NA))
        assert int(pump["crossed_in"]) == 2 * (int(pump["cycles"]) + (under_way == PumpState.E1_2K))
    whole = sum(int(pump["cycles"]) for pump in pumps)
    net = int((s.pump_flux[:, OUTWARD] - s.pump_flux[:, INWARD]) @ species.VALENCE)
    out_ahead = sum(
        3 * int(pump["state"] >= PumpState.E2P_3NA) - 2 * int(pump["state"] == PumpState.E1_2K) for pump in pumps
    )
    assert net == whole + out_ahead
    assert measure.conserved(a)


def test_the_ions_that_bind_on_one_side_are_those_let_go_on_the_other(
    long_run: tuple[Patch, RecordArray],
) -> None:
    """By name: three Na+ bound in E1 leave in E2P_3NA, two K+ bound in E2P leave in E1_2K; others
    fell off before.
    """
    a, events = long_run
    for row in a.rows(PUMP):
        sites: list[int] = []
        carried: list[int] = []
        state = E1
        for event in events[events["protein"] == row]:
            kind, ident = int(event["kind"]), int(event["ident"])
            if int(event["species"]) in (species.ATP, species.ADP, species.PI):
                continue
            if kind == Kind.BOUND:
                assert (state, int(event["species"])) in ((E1, NA), (E2P, K))
                sites.append(ident)
            elif kind == Kind.FREED:
                assert sites.pop() == ident
                if state in (E2P_3NA, E1_2K):
                    carried.append(ident)
                    assert event["direction"] == (OUTWARD if state == E2P_3NA else INWARD)
                else:
                    assert state in (E1, E2P)
            elif kind == Kind.PUMP_STATE:
                state = int(event["direction"])
                full = {
                    PumpState.E1_3NA: 3,
                    PumpState.E1P_3NA: 3,
                    PumpState.E2P_3NA: 3,
                    PumpState.E2P: 0,
                    PumpState.E1: 0,
                }
                assert len(sites) == full.get(PumpState(state), 2)
        assert len(carried) >= 5 * 250


def test_without_atp_a_pump_waits_where_atp_gives_its_phosphate() -> None:
    """Three Na+ bind, and there it stays: nothing is split, and nothing crosses."""
    a = Patch(spec().with_(nucleotides=Nucleotides(atp_mM=0.0, adp_mM=0.0)), 1)
    a.step(3600)
    pumps = a.state.protein[a.rows(PUMP)]
    assert (pumps["state"] == E1_3NA).all()
    assert (pumps["bound"] == 3).all()
    assert (pumps["atp"] == 0).all()
    assert int(a.state.spent[ATP]) == 0
    assert a.state.pump_flux.sum() == 0
    assert measure.conserved(a)


def test_little_atp_makes_pumps_slower() -> None:
    """With a tenth of the normal pool pumps wait for ATP to come by."""
    plenty = run_window(Patch(spec(), 1), 120).cycles_per_s
    little = run_window(Patch(spec().with_(nucleotides=Nucleotides(atp_mM=0.3, adp_mM=0.0)), 1), 120).cycles_per_s
    assert 0 < little < 0.75 * plenty


def test_ouabain_holds_pumps_in_e2p_and_they_go_on_when_it_leaves() -> None:
    a = patch()
    for row in a.rows(PUMP):
        a.set_blocked(int(row), True)
    a.step(3600)
    assert (a.state.protein["state"][a.rows(PUMP)] == E2P).all()
    assert (a.state.protein["bound"][a.rows(PUMP)] == 0).all()  # K+ that was on has come off again
    cycles = int(a.state.spent[CYCLES])
    a.step(3600)
    assert int(a.state.spent[CYCLES]) == cycles
    assert measure.pumps_running(a) == 0
    for row in a.rows(PUMP):
        a.set_blocked(int(row), False)
    a.step(3600)
    assert int(a.state.spent[CYCLES]) > cycles + 20
    assert measure.conserved(a)


def test_a_pump_switched_off_stands_still_with_what_it_holds() -> None:
    a = patch(seed=2)
    a.step(37)
    for row in a.rows(PUMP):
        a.set_running(int(row), False)
    rows = a.rows(PUMP)
    before, sites = a.state.protein[rows].copy(), a.state.site_ident[rows].copy()
    assert before["bound"].sum() > 0
    a.step(1200)
    assert np.array_equal(a.state.protein[rows], before)
    assert np.array_equal(a.state.site_ident[rows], sites)
    for row in rows:
        a.set_running(int(row), True)
    a.step(1200)
    assert (a.state.protein["cycles"][rows] > before["cycles"]).all()


def test_a_pump_works_without_a_neighbour_of_its_ions() -> None:
    """No Na+ inside: nothing to bind, no cycle. No K+ outside: it stops in E2P, having given away its Na+."""
    no_sodium = patch(Na_in=0, P_Na=0)
    no_sodium.step(3600)
    assert int(no_sodium.state.spent[ATP]) == 0
    no_potassium = patch(K_out=0, P_K=0)
    no_potassium.step(3600)
    assert (no_potassium.state.protein["state"][no_potassium.rows(PUMP)] == E2P).all()
    assert int(no_potassium.state.spent[CYCLES]) == 0


def turnover(ion: str, seeds: range, **changes: float) -> tuple[float, float, float]:
    """(mean concentration met, cycles per pump and second, standard error) with leaks closed; one
    pump a width.
    """
    side = 0 if ion == "Na" else 1
    rates, met = [], []
    for seed in seeds:
        a = patch(seed, **{"size": "large", "pumps": 1, "P_K": 0, "P_Na": 0, "P_Cl": 0, **changes})
        a.step(120)
        window: Window = run_window(a, 12)
        rates.append(window.cycles_per_s / measure.pumps_running(a))
        met.append(window.concentrations_mM[ion][side])
    return float(np.mean(met)), float(np.mean(rates)), float(np.std(rates, ddof=1) / np.sqrt(len(rates)))


def half_saturation(table: list[tuple[float, float, float]]) -> float:
    """The concentration at which the rate is half of the last one, between the points measured."""
    rates = [rate for _, rate, _ in table]
    assert rates == sorted(rates), "the rate rises all the way"
    assert rates[0] < 0.3 * rates[-1]
    return float(np.interp(0.5 * rates[-1], rates, [met for met, _, _ in table]))


@pytest.mark.slow
def test_turnover_rises_with_sodium_inside_and_is_half_at_about_9_mM() -> None:
    """With K+ plentiful, as affinities are measured: 8.8 mM here, 10 to 15 in life. Rates good to 2
    %: +- 1 mM.
    """
    table = [turnover("Na", range(4), Na_in=c, K_out=30) for c in (3, 6, 12, 24, 50, 200)]
    assert 6.0 < half_saturation(table) < 12.0
    assert 0.5 < table[-1][1] < 0.9  # cycles per second, at its most


@pytest.mark.slow
def test_turnover_rises_with_potassium_outside_and_is_half_at_3_to_4_mM() -> None:
    """With 30 mM Na+ inside: 3.7 mM here, 1 to 2 in life, as K+ reaches a pump no faster than it
    glides (MODEL.md).
    """
    table = [turnover("K", range(4), K_out=c, Na_in=30) for c in (0.3, 0.7, 1.5, 3, 8, 100)]
    assert 2.0 < half_saturation(table) < 5.0


def test_a_held_pump_goes_on_only_when_cranked_one_state_a_turn() -> None:
    """Eight turns of the crank at most make a cycle: two of its states are left by binding alone."""
    a = patch(seed=3)
    row = int(a.rows(PUMP)[0])
    a.set_held(row, True)
    a.step(1200)
    pump = a.state.protein[row]
    assert pump["state"] == PumpState.E1_3NA  # the ions came by themselves; what ATP has to do waits for the hand
    left_by_hand = (
        PumpState.E1_3NA,
        PumpState.E1P_3NA,
        PumpState.E2P_3NA,
        PumpState.E2P_2K,
        PumpState.E2_2K,
        PumpState.E1_2K,
    )
    seen = []
    for _turn in range(12):
        state = PumpState(int(pump["state"]))
        seen.append(state)
        assert state in left_by_hand
        a.crank(row)
        a.step(1200)
        assert pump["crank"] == 0
        assert measure.conserved(a)
    assert tuple(seen) == 2 * left_by_hand
    assert int(pump["cycles"]) == 2
    assert (int(pump["crossed_out"]), int(pump["crossed_in"])) == (6, 4)
    a.set_held(row, False)
    a.step(1200)
    assert int(pump["cycles"]) > 2


def test_a_crank_moves_no_pump_that_lacks_an_ion() -> None:
    a = patch(Na_in=0, P_Na=0)
    row = int(a.rows(PUMP)[0])
    a.set_held(row, True)
    for _turn in range(20):
        a.crank(row)
        a.step(60)
    assert a.state.protein["state"][row] == E1
    assert int(a.state.protein["crossed_out"][row]) == 0
