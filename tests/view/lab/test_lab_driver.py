"""Steps of the pump lab: by state and by turn, on and back, always to the same ticks; and waiting in vain."""

import pytest

from game.engine import presets, settings
from game.engine.pump import PumpState
from game.engine.session import Session
from game.engine.state import PUMP
from game.view.lab.driver import Driver, Outcome

FRAME_S = 1 / 60


def driver(seed: int = 1, **changes: object) -> Driver:
    session = Session(settings.apply(presets.get("neuron"), changes), seed)
    return Driver(session, int(session.patch.rows(PUMP)[0]))


def on(a: Driver, states: int = 1) -> int:
    """Go on at once; returns the tick."""
    a.start(states)
    a.finish()
    return a.run.tick


def back(a: Driver, states: int = 1) -> int:
    tick = a.tick_before(states)
    assert tick is not None
    a.run.seek(tick)
    return tick


def test_a_step_on_ends_in_the_next_state_with_its_shape_at_rest() -> None:
    a = driver()
    a.run.step(300)
    for _step in range(24):
        before = a.state
        on(a)
        assert a.state == (before + 1) % len(PumpState)
        protein = a.run.patch.state.protein[a.row]
        wait = int(a.run.patch.rules.pump_wait[a.state])
        age = a.run.patch.tick - int(protein["since"])
        assert age == wait if wait else 1 <= age <= 5
        full = {
            PumpState.E1_3NA: 3,
            PumpState.E1P_3NA: 3,
            PumpState.E2P_3NA: 3,
            PumpState.E2P_2K: 2,
            PumpState.E2_2K: 2,
            PumpState.E1_2K: 2,
        }
        if a.state in full:
            assert protein["bound"] == full[a.state]


def test_eight_states_on_and_eight_back_is_where_it_was() -> None:
    a = driver()
    a.run.step(137)
    start, then = a.run.tick, a.run.fingerprint()
    ticks = [on(a) for _step in range(8)]
    assert ticks == sorted(set(ticks))
    returned = [back(a) for _step in range(8)]
    assert returned == [*reversed(ticks[:-1]), start]
    assert a.run.fingerprint() == then


def test_steps_back_without_steps_on_rest_where_steps_on_would_have() -> None:
    """The places of rest belong to the run, not to how one got there."""
    walker, jumper = driver(seed=2), driver(seed=2)
    ticks = [on(walker) for _step in range(20)]
    jumper.run.step(ticks[-1])
    found = [back(jumper) for _step in range(18)]
    assert found == list(reversed(ticks[1:-1]))


def test_going_back_stops_where_the_run_began() -> None:
    a = driver()
    assert a.tick_before(1) is None
    on(a)
    back(a)
    assert a.run.tick == 0
    assert a.tick_before(1) is None
    assert a.tick_before(8) is None


def test_a_turn_on_is_eight_states_and_a_turn_back_undoes_it() -> None:
    a = driver()
    a.run.step(400)
    start, state = a.run.tick, a.state
    cycles = int(a.run.patch.state.protein["cycles"][a.row])
    on(a, 8)
    assert a.state == state
    assert int(a.run.patch.state.protein["cycles"][a.row]) == cycles + 1
    assert back(a, 8) == start


def test_time_goes_slowly_while_the_shape_moves_and_fast_in_a_long_wait() -> None:
    a = driver()
    a.run.step(300)
    a.start(1)
    frames = 0
    while a.goal is not None:
        a.advance(FRAME_S)
        frames += 1
    assert 36 / 4 < frames < 60 * 12  # a tween of 9 ticks at a quarter of the speed is 36 frames, less what is shared
    assert a.outcome == Outcome.REACHED


def test_the_way_in_frames_ends_on_the_same_tick_as_the_way_at_once() -> None:
    slow, quick = driver(seed=5), driver(seed=5)
    for _step in range(5):
        slow.start(1)
        while slow.goal is not None:
            slow.advance(FRAME_S)
        assert on(quick) == slow.run.tick


@pytest.mark.parametrize(
    ("changes", "stuck"), [({"Na_in": 0, "P_Na": 0}, PumpState.E1), ({"K_out": 0, "P_K": 0}, PumpState.E2P)]
)
def test_waiting_in_vain_ends_after_a_while(changes: dict[str, object], stuck: PumpState) -> None:
    a = driver(**changes)
    a.wait_for(PumpState.E2_2K)
    a.finish()
    assert (a.outcome, a.state) == (Outcome.UNREACHABLE, stuck)
    assert 12 < a.run.tick * a.run.patch.spec.dt_s < 60


def test_a_held_pump_is_cranked_by_the_driver() -> None:
    a = driver()
    a.run.act("set_held", a.row, True)
    for _step in range(9):
        before = a.state
        on(a)
        assert a.state == (before + 1) % len(PumpState)
    ticks = a.run.tick
    a.run.step(600)
    assert a.state == PumpState.E1_3NA
    a.run.seek(ticks)
    assert [back(a) for _step in range(9)][-1] == 0


def test_what_is_cancelled_stays_where_it_is() -> None:
    a = driver()
    a.start(8)
    for _frame in range(10):
        a.advance(FRAME_S)
    tick = a.run.tick
    a.cancel()
    a.advance(FRAME_S)
    assert (a.run.tick, a.goal, a.fraction) == (tick, None, 0.0)
