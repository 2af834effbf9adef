"""A session goes back and forth in time, and every tick is what it was, to the last bit."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import rig
from hypothesis import given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from game.engine import presets
from game.engine.actions import Action, UnknownAction
from game.engine.session import Session
from game.engine.settings import SettingError
from game.engine.state import CHANNEL, PUMP
from game.engine.timeline import CLOSEST_TICKS, MOST_BYTES, WINDOW_TICKS


def session(size: str = "small", **kinds: Any) -> Session:
    return Session(presets.get("neuron").with_(size=size), 3, **kinds)


def replayed(run: Session) -> str:
    """The fingerprint that the same journal leads to in a session of its own, run without a stop."""
    twin = Session(run.spec, run.seed, journal=run.journal, latest=run.latest)
    twin.step(run.tick)
    return twin.fingerprint()


def test_a_snapshot_is_the_patch_and_stays_as_it_was() -> None:
    patch = rig.patch(seed=5)
    patch.step(400)
    kept, there = patch.snapshot(), rig.fingerprint(patch)
    patch.step(300)
    patch.set("K_out", 60.0)
    patch.remove(int(patch.rows(PUMP)[0]))
    patch.step(50)
    on = rig.fingerprint(patch)
    for _again in range(2):
        patch.restore(kept)
        assert rig.fingerprint(patch) == there
        patch.step(300)
        patch.set("K_out", 60.0)
        patch.remove(int(patch.rows(PUMP)[0]))
        patch.step(50)
        assert rig.fingerprint(patch) == on


def test_a_snapshot_holds_whatever_else_a_patch_comes_to_hold() -> None:
    patch = rig.patch(size="small")
    patch.clamp = {"target": [1, 2]}  # type: ignore[attr-defined]
    kept = patch.snapshot()
    patch.clamp["target"].append(3)  # type: ignore[attr-defined]
    patch.restore(kept)
    assert patch.clamp == {"target": [1, 2]}  # type: ignore[attr-defined]


def test_a_snapshot_survives_the_arrays_having_grown() -> None:
    patch = rig.patch(size="small")
    kept, there = patch.snapshot(), rig.fingerprint(patch)
    patch.set("K_out", 600.0)
    patch.set("Cl_out", 600.0)
    patch.step(120)
    assert patch.state.x.size > kept.sizes["x"][0][0]
    patch.restore(kept)
    assert rig.fingerprint(patch) == there


def test_the_fingerprint_sees_what_the_naive_one_sees() -> None:
    """And more: settings and seed."""
    a, b = rig.patch(seed=1, size="small"), rig.patch(seed=1, size="small")
    for each in (a, b):
        each.step(50)
    assert a.fingerprint() == b.fingerprint()
    b.state.vx[b.state.start[0]] += 1
    assert a.fingerprint() != b.fingerprint()
    b.state.vx[b.state.start[0]] -= 1
    assert a.fingerprint() == b.fingerprint()
    b.set("temperature_C", 20)
    assert a.fingerprint() != b.fingerprint()


def test_how_ticks_are_grouped_does_not_matter() -> None:
    one, many = session(), session()
    one.step(500)
    for count in (1, 7, 64, 128, 300):
        many.step(count)
    assert one.tick == many.tick == 500
    assert one.fingerprint() == many.fingerprint() == replayed(one)


def test_back_and_forth_is_the_same_at_every_tick() -> None:
    run = session("standard")
    run.step(200)
    run.act("set", "P_Na", 5.0)
    run.act("set_running", int(run.patch.rows(PUMP)[0]), False)
    seen = {run.tick: run.fingerprint()}
    for _tick in range(40):
        run.step()
        seen[run.tick] = run.fingerprint()
    for tick in [239, 240, 200, 231, 205, 204, 203, 204, 205, 240]:
        run.seek(tick)
        assert (run.tick, run.patch.tick) == (tick, tick)
        assert run.fingerprint() == seen[tick]
    assert run.step_back() == 1
    assert run.fingerprint() == seen[239]
    assert run.latest == 240


def test_a_change_in_the_past_begins_a_branch() -> None:
    run = session()
    run.step(300)
    run.act("set", "K_out", 40.0)
    run.step(100)
    told: list[int] = []
    run.on_branch.append(told.append)
    run.seek(250)
    assert run.in_past
    assert run.patch.spec.outside_mM["K"] != 40
    run.act("set", "pumps", 0)
    assert (run.latest, run.in_past, run.branches, told) == (250, False, [250], [250])
    assert [action.args for action in run.journal] == [("pumps", 0)]
    run.step(150)
    assert run.fingerprint() == replayed(run)
    run.seek(100)
    run.act("set", "pumps", 1)
    assert run.branches == [100]


def test_what_fails_changes_nothing_and_begins_no_branch() -> None:
    run = session()
    run.step(100)
    run.act("set", "K_out", 40.0)
    run.step_back(50)
    before = run.fingerprint()
    for wrong in (("set", "K_out", -1), ("set", "nonsense", 1), ("set_open", 0, True, 3), ("step", 5), ("__init__", 1)):
        with pytest.raises((SettingError, UnknownAction)):
            run.act(*wrong)
    with pytest.raises(UnknownAction):
        run.act("set", "K_out", np.zeros(3))
    with pytest.raises(presets.UnknownPreset):
        run.restart("nothing")
    assert run.fingerprint() == before
    assert run.latest == 100
    assert len(run.journal) == 1


def test_numbers_of_the_engine_are_journalled_as_plain_ones() -> None:
    run = session()
    run.act("set_open", run.patch.rows(CHANNEL)[0], np.bool_(False))
    action = run.journal[0]
    assert action == Action(0, "set_open", (int(run.patch.rows(CHANNEL)[0]), False))
    assert [type(value) for value in action.args] == [int, bool]


def test_starting_again_can_be_undone() -> None:
    run = session()
    run.step(130)
    run.act("set", "K_out", 30.0)
    before = run.fingerprint()
    run.restart()
    assert (run.tick, run.patch.tick, run.began) == (130, 0, 130)
    run.step(20)
    run.restart("muscle" if "muscle" in presets.names() else presets.names()[-1])
    assert run.patch.spec.size == "small"
    run.step(40)
    there = run.fingerprint()
    run.seek(130)  # all that was done at a tick is done there: the new run stands at its beginning
    assert run.patch.tick == 0
    run.seek(129)
    run.step()
    run.seek(190)
    assert run.fingerprint() == there == replayed(run)
    run.seek(129)
    assert run.patch.tick == 129
    assert run.began == 0
    run.act("set", "K_out", 30.0)
    assert before != there


def test_all_events_of_a_long_step_are_told() -> None:
    long, short = session("standard"), session("standard")
    long.step(200)
    told = []
    for _tick in range(200):
        short.step()
        told += short.patch.events.tolist()
    assert long.patch.events.tolist() == told
    assert told


def test_going_to_a_tick_tells_what_happened_in_it() -> None:
    run = session("standard")
    run.step(300)
    told = {}
    for _tick in range(130):
        run.step()
        told[run.tick] = run.patch.events.tolist()
    for tick in (301, 360, 359, 361, 430, 400):
        run.seek(tick)
        assert run.patch.events.tolist() == told[tick]


def test_marks_are_the_same_however_a_tick_is_reached() -> None:
    run = session()
    run.step(900)
    mark = run.mark_within(600)
    assert mark.tick == 300
    run.seek(700)
    assert run.mark_within(600).tick == 105
    run.seek(900)
    assert run.mark_within(600) is mark
    run.restart()
    run.step(31)
    assert run.mark_within(600).tick == 0
    assert run.mark_within(10).tick == 30
    assert run.mark_within(0).tick == 31


@pytest.mark.parametrize(("size", "seconds"), [("small", 150), ("standard", 150)])
def test_two_minutes_can_be_gone_back_to(size: str, seconds: int) -> None:
    run = session(size)
    run.step(60 * seconds)
    assert run.earliest <= run.tick - 7200
    assert run.timeline.nbytes < MOST_BYTES
    # However far back, a step back runs no more than this many ticks again: a few milliseconds.
    assert run.timeline.spacing(run.patch.ions) <= 2 * CLOSEST_TICKS


def test_memory_is_bounded_and_the_window_moves_on() -> None:
    most = 4 * 2**20
    run = session(most_bytes=most)
    run.step(WINDOW_TICKS + 5000)
    assert run.timeline.nbytes <= most
    assert run.tick - WINDOW_TICKS - 2 * run.timeline.spacing(run.patch.ions) <= run.earliest <= run.tick - 30_000
    run.seek(0)
    assert run.tick == run.earliest
    there = run.fingerprint()
    run.step(500)
    run.seek(run.earliest)
    assert run.fingerprint() == there
    run.seek(10**9)
    assert run.tick == run.latest == WINDOW_TICKS + 5000


@pytest.mark.parametrize("preset", ["axon", "squid"])
def test_snapshots_of_a_crowded_cell_take_no_more_than_those_of_a_sparse_one(preset: str) -> None:
    """Ten minutes of an axon took 128 MB; the bound is in bytes, and snapshots lie further apart instead."""
    assert MOST_BYTES == 32 * 2**20
    run = Session(presets.get(preset), 1)
    size = run.timeline.nbytes
    room = MOST_BYTES // size
    assert run.timeline.spacing(run.patch.ions) == -(-WINDOW_TICKS // room)
    held = run.timeline.before(0)
    for n in range(1, 3 * room):
        run.timeline.add(replace(held, tick=n * 100))
        assert run.timeline.nbytes <= MOST_BYTES


def test_branches_that_cannot_be_gone_back_to_are_forgotten() -> None:
    run = session(most_bytes=1)
    for _change in range(6):
        run.step(WINDOW_TICKS)
        run.step_back(1)
        run.act("set", "K_out", 20.0)
        assert all(tick >= run.earliest for tick in run.branches[:-1])
    assert len(run.branches) < 6


def test_the_least_memory_still_holds_two_snapshots() -> None:
    run = session(most_bytes=1)
    run.step(2 * WINDOW_TICKS)
    assert len(run.timeline) == 2
    assert run.step_back(60) == 60


@pytest.mark.slow
def test_a_large_patch_reaches_as_far_back_in_the_same_memory() -> None:
    run = session("large")
    run.step(7300)
    assert run.tick - run.earliest >= 7200
    assert run.timeline.nbytes < MOST_BYTES
    assert run.timeline.spacing(run.patch.ions) > CLOSEST_TICKS


moves = st.lists(
    st.one_of(
        st.tuples(st.just("step"), st.integers(1, 150)),
        st.tuples(st.just("back"), st.integers(1, 200)),
        st.tuples(st.just("go"), st.integers(0, 1000)),
        st.tuples(st.just("set"), st.sampled_from([("K_out", 40.0), ("P_Na", 3.0), ("pumps", 1), ("ouabain", 0.5)])),
        st.tuples(st.just("plug"), st.integers(0, 5)),
        st.tuples(st.just("remove"), st.integers(0, 5)),
        st.tuples(st.just("add"), st.sampled_from(["pump", "K", "Na"])),
        st.tuples(st.just("restart"), st.none()),
    ),
    max_size=14,
)


@given_settings(max_examples=60)
@given(moves)
def test_any_sequence_of_steps_edits_and_rewinds_replays_to_the_same_hash(todo: list[tuple[str, Any]]) -> None:
    """The journal of the branch alone, run from the seed in one go, comes to the same patch; so does going back to
    the beginning of what is kept and forward again.
    """
    run = session(most_bytes=2**20)
    for what, value in todo:
        if what == "step":
            run.step(value)
        elif what == "back":
            run.step_back(value)
        elif what == "go":
            run.seek(value)
        elif what == "set":
            run.act("set", *value)
        elif what == "add":
            run.act("add", value, 7)
        elif what == "restart":
            run.restart()
        else:
            rows = [*run.patch.rows(CHANNEL), *run.patch.rows(PUMP)]
            if value < len(rows):
                run.act(*(("remove", rows[value]) if what == "remove" else ("set_blocked", rows[value], True)))
    now, tick = run.fingerprint(), run.tick
    assert now == replayed(run)
    run.seek(run.earliest)
    run.seek(tick)
    assert run.fingerprint() == now
