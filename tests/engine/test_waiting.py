"""A pump says truly what it waits for, and when that will never come."""

import pytest
from rig import patch

from game.engine.pump import PumpState
from game.engine.state import PUMP
from game.engine.waiting import Waiting, Want, is_stalled, waiting, waiting_for_atp


def test_it_waits_for_as_many_ions_as_it_lacks() -> None:
    """Through a minute of every pump: what it wants and what it holds make a full set."""
    a, seen = patch(seed=4), set()
    for _ in range(1800):
        a.step(2)
        for row in a.rows(PUMP).tolist():
            found, pump = waiting(a, row), a.state.protein[row]
            if found.want == Want.SODIUM:
                assert (PumpState(int(pump["state"])), found.more + int(pump["bound"])) == (PumpState.E1, 3)
            elif found.want == Want.POTASSIUM:
                assert (PumpState(int(pump["state"])), found.more + int(pump["bound"])) == (PumpState.E2P, 2)
            else:
                assert found.more == 0
                assert pump["state"] not in (PumpState.E1, PumpState.E2P)
            seen.add(found.want)
    assert {Want.SODIUM, Want.POTASSIUM, Want.TIME} <= seen


@pytest.mark.parametrize(
    ("changes", "want", "state"),
    [
        ({"Na_in": 0, "P_Na": 0}, Want.SODIUM, PumpState.E1),
        ({"K_out": 0, "P_K": 0}, Want.POTASSIUM, PumpState.E2P),
        ({"ouabain": 1}, Want.UNBLOCKING, PumpState.E2P),
        ({"pumps": 0}, Want.SWITCH, PumpState.E1),
    ],
)
def test_what_cannot_come_is_hopeless(changes: dict[str, float], want: Want, state: PumpState) -> None:
    a = patch(**changes)
    a.step(1800)
    for row in a.rows(PUMP).tolist():
        assert waiting(a, row).want == want
        assert a.state.protein["state"][row] == state
        assert is_stalled(a, row)


def test_what_is_only_slow_is_not_hopeless() -> None:
    a = patch()
    row = int(a.rows(PUMP)[0])
    assert waiting(a, row) == Waiting(Want.SODIUM, 3)
    assert not is_stalled(a, row)


def test_a_held_pump_waits_for_the_crank_once_its_sites_are_full() -> None:
    a = patch(seed=3)
    row = int(a.rows(PUMP)[0])
    a.set_held(row, True)
    assert waiting(a, row) == Waiting(Want.SODIUM, 3)
    a.step(1200)
    assert waiting(a, row) == Waiting(Want.CRANK)
    assert not is_stalled(a, row)
    a.crank(row)
    assert waiting(a, row) == Waiting(Want.CHANCE)


def test_pumps_that_wait_for_atp_are_counted_as_one_by_one() -> None:
    """A cell without oxygen and glucose, until its ATP is gone: from none to all of its pumps."""
    a, seen = patch(seed=2, oxygen=0, glucose=0), set()
    for _ in range(400):
        a.step(30)
        found = waiting_for_atp(a)
        assert found == sum(waiting(a, row).want == Want.ATP for row in a.rows(PUMP).tolist())
        seen.add(found)
    assert {0, 4} <= seen
