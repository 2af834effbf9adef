"""Nothing is lost: every ion and every charge is accounted for to the last one, whatever is done to
the patch.
"""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from rig import idents, ions_only, patch

from game.engine import Patch, measure, species
from game.engine.pump import PumpState, holds
from game.engine.state import CHANNEL, INWARD, NONE, OUTWARD, PUMP, TRANSITS

LIVE = {
    "K_out": st.floats(0, 600),
    "Na_out": st.floats(0, 600),
    "Cl_out": st.floats(0, 600),
    "P_K": st.floats(0, 100),
    "P_Na": st.floats(0, 100),
    "P_Cl": st.floats(0, 100),
    "pumps": st.integers(0, 4),
    "ouabain": st.floats(0, 1),
    "temperature_C": st.floats(0, 50),
}
changes = st.one_of(*(st.tuples(st.just("set"), st.just(key), values) for key, values in LIVE.items()))
proteins = st.tuples(
    st.sampled_from(["open", "shut", "block", "unblock", "run", "rest", "remove"]),
    st.integers(0, 30),
    st.none(),
)
additions = st.tuples(st.just("add"), st.sampled_from(["pump", "K", "Na", "Cl"]), st.integers(0, 19))
runs = st.tuples(st.just("step"), st.integers(1, 90), st.none())
actions = st.lists(st.one_of(changes, proteins, additions, runs, runs, runs), min_size=4, max_size=16)


def act(a: Patch, what: str, which: Any, value: Any) -> None:
    """One thing that a player could do; a row number picks among the proteins that are there."""
    if what == "set":
        a.set(which, value)
    elif what == "add":
        a.add(which, value)
    elif what == "step":
        a.step(which)
    else:
        kinds = [CHANNEL] if what in ("open", "shut") else [PUMP] if what in ("run", "rest") else [CHANNEL, PUMP]
        rows = np.concatenate([a.rows(kind) for kind in kinds])
        if rows.size == 0:
            return
        row = int(rows[which % rows.size])
        if what in ("open", "shut"):
            a.set_open(row, what == "open")
        elif what in ("block", "unblock"):
            a.set_blocked(row, what == "block")
        elif what in ("run", "rest"):
            a.set_running(row, what == "run")
        else:
            a.remove(row)


def check(a: Patch) -> None:
    """Every ion once, no count below 0, the charge that of the ions, each slot owned by the protein
    that lies on it.
    """
    names = idents(a)
    assert names.size == a.ions == np.unique(names).size
    assert names.min(initial=1) > 0
    assert (a.counts >= 0).all()
    assert (a.state.count >= 0).all()
    assert (a.state.start + a.state.count <= a.state.end).all()
    assert measure.conserved(a)
    owner = np.full_like(a.state.owner, -1)
    for row, p in enumerate(a.state.protein):
        if p["kind"] != NONE:
            slots = slice(int(p["first_slot"]), int(p["first_slot"] + p["slots"]))
            assert (owner[slots] == -1).all()
            owner[slots] = row
        if p["kind"] == PUMP:
            assert 0 <= p["bound"] <= 3
            assert np.count_nonzero(a.state.site_ident[row]) == p["bound"]
    assert np.array_equal(owner, a.state.owner)


@given(st.integers(0, 2**31), st.booleans(), actions)
@hypothesis_settings(max_examples=120)
def test_whatever_is_done_no_ion_is_lost(seed: int, sealed: bool, todo: list[tuple[str, Any, Any]]) -> None:
    a = patch(seed, size="small", bath="sealed" if sealed else "open")
    total = a.ions
    for what, which, value in todo:
        first = measure.mark(a)
        act(a, what, which, value)
        check(a)
        closes(a, first)
        if sealed:
            assert a.ions == total + int(a.state.made.sum())
            assert np.array_equal(a.counts.sum(axis=1), a.start_counts.sum(axis=1) + a.state.made)


def closes(a: Patch, first: measure.Mark) -> None:
    """C dV = minus the charge that crossed, counted ion by ion."""
    last = measure.mark(a)
    flux = (last.channel_flux - first.channel_flux) + (last.pump_flux - first.pump_flux)
    assert last.charge - first.charge == int(species.VALENCE @ (flux[:, INWARD] - flux[:, OUTWARD]))


@pytest.mark.parametrize("size", ["small", "standard"])
def test_the_ledger_closes_over_any_window(size: str) -> None:
    """C dV/dt = -(I_K + I_Na + I_Cl + I_pump), to rounding of the division by seconds."""
    a = patch(size=size)
    for ticks in (1, 7, 60, 600, 3600):
        first, before = measure.mark(a), a.voltage_mV
        a.step(ticks)
        window = measure.between(a, first, measure.mark(a))
        rise = a.capacitance_e_per_mV * (a.voltage_mV - before)
        assert rise == pytest.approx(window.charge_rate_e_per_s * window.seconds, abs=1e-9)
        assert rise == pytest.approx(-sum(window.currents_e_per_s.values()) * window.seconds, abs=1e-9)
        closes(a, first)


@pytest.mark.parametrize("state", list(PumpState))
def test_a_pump_taken_out_in_any_state_gives_back_what_it_holds(state: PumpState) -> None:
    """Its ions come out on the side that they are counted on, each under its own name."""
    a = patch(seed=5)
    row, wanted = -1, 0
    for _ in range(20_000):
        a.step(1)
        pumps = a.state.protein[a.rows(PUMP)]
        in_state = a.rows(PUMP)[pumps["state"] == state]
        if in_state.size and (a.state.protein["bound"][in_state] > 0).any():
            row = int(in_state[np.argmax(a.state.protein["bound"][in_state])])
            wanted = int(a.state.protein["bound"][row])
            break
    assert row >= 0
    names = a.state.site_ident[row, :wanted].tolist()
    ion, side = holds(int(state))
    counts = a.counts.copy()
    a.remove(row)
    check(a)
    assert np.array_equal(a.counts, counts)
    a.step(a.rules.release_ticks + 1)
    check(a)
    start = int(a.state.start[species.segment(ion, side)])
    free = a.state.ident[start : start + int(a.state.count[species.segment(ion, side)])]
    assert set(names) <= set(free.tolist())


def test_ions_let_go_together_part() -> None:
    """A pump taken out with three ions frees them to three places with three velocities."""
    a = patch(seed=5)
    while not (a.state.protein["bound"] == 3).any():
        a.step(1)
    row = int(np.argmax(a.state.protein["bound"]))
    names = set(a.state.site_ident[row].tolist())
    a.remove(row)
    on_their_way = a.state.transit[: int(a.state.now[TRANSITS])]
    freed = [r.copy() for r in on_their_way if int(r["ident"]) in names]
    assert len(freed) == 3
    assert len({(int(r["x"]), int(r["y"])) for r in freed}) == 3
    assert len({(int(r["vx"]), int(r["vy"])) for r in freed}) == 3


def test_ions_in_a_pore_arrive_though_the_channel_is_taken_out() -> None:
    """And whoever takes the channel's place is not told to have carried them."""
    a = patch(pumps=0, P_K=60)
    a.step(120)
    on_their_way = a.state.transit[: int(a.state.now[TRANSITS])]
    row = int(on_their_way["protein"][a.tick - on_their_way["since"] < 6][0])
    for other in a.rows(PUMP):
        a.remove(int(other))
    a.remove(row)
    check(a)
    placed = [a.add("pump", slot) for slot in (10, 20, 30, 36)]
    assert row in placed
    for pump in a.rows(PUMP):
        a.set_running(int(pump), False)
    a.step(60)
    check(a)
    pumps = a.state.protein[a.rows(PUMP)]
    assert pumps["crossed_in"].sum() + pumps["crossed_out"].sum() == 0


def test_the_bath_comes_to_its_new_counts_and_closes_with_its_own_ledger() -> None:
    """K 5 to 100 mM outside: the time constant is 0.5 s, and what is left of the gap at the end
    goes ion by ion.
    """
    a = ions_only(**{"P_K": 0, "P_Na": 0, "P_Cl": 0, "pumps": 0})
    names = set(idents(a).tolist())
    a.set("K_out", 100)
    a.step(300)
    check(a)
    assert a.counts[species.K, 1] == round(100 * measure.ions_per_mM(a)[1])
    came = a.state.bath_flux[:, INWARD] - a.state.bath_flux[:, OUTWARD]
    assert np.array_equal(a.counts - a.start_counts, np.stack([0 * came, came], axis=1))
    inside = [a.state.ident[int(a.state.start[2 * n]) :][: int(a.state.count[2 * n])] for n in range(species.COUNT)]
    assert set(np.concatenate(inside).tolist()) <= names  # nobody inside was exchanged
    a.set("K_out", 5)
    a.step(1200)  # washing out waits for diffusion to the far edge: (2 * 30 nm / pi)^2 / 230 nm2/s = 1.6 s
    check(a)
    assert a.counts[species.K, 1] == round(5 * measure.ions_per_mM(a)[1])


@pytest.mark.parametrize(("size", "ticks"), [("standard", 120), ("large", 120)])
def test_runs_grow_without_losing_an_ion(size: str, ticks: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every ion keeps its name through the move to larger arrays; one growth at a time is enough."""
    from game.engine import patch as module

    growths = 0
    really = module.grown

    def counted(*arguments: Any) -> Any:
        nonlocal growths
        growths += 1
        assert growths < 40, "the arrays grow and grow, and the patch does not move on"
        return really(*arguments)

    monkeypatch.setattr(module, "grown", counted)
    a = ions_only(size=size)
    before = set(idents(a).tolist())
    for value in (100, 600):
        a.set("K_out", value)
        a.step(ticks)
        names = idents(a)
        assert np.unique(names).size == names.size == a.ions
        assert measure.conserved(a)
    assert growths > 0
    left = set(idents(a).tolist())
    gone = int(a.state.bath_flux[:, OUTWARD].sum())
    assert len(before - left) <= gone
