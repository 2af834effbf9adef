"""A run is measured every MARK_EVERY_S of its own time, whoever drives it and however much at a time."""

import subprocess
import sys

import pytest

from game.challenges.run import SlicedRun
from game.challenges.watch import MARK_EVERY_S
from game.engine import presets
from game.engine.session import Session


def small() -> Session:
    """A patch that runs quickly."""
    return Session(presets.get("neuron").with_(size="small"), 3)


def looks_of(portions: list[int]) -> tuple[list[int], list[int], str]:
    """The ticks of `on_mark`, those of the watch's marks, and the patch, after a run in such portions."""
    session, seen = small(), []
    run = SlicedRun(session, lambda: seen.append(session.tick))
    for portion in portions:
        assert run.advance(portion) == 0
    return seen, [mark.tick for mark in run.watch.marks], session.fingerprint()


@pytest.mark.parametrize("portions", [[60], [1] * 60, [7, 13, 40], [59, 1], [6] * 10, [0, 5, 0, 55]])
def test_it_looks_at_the_same_ticks_whatever_the_portions(portions: list[int]) -> None:
    """60 ticks are a second: ten marks, and the one from before the first tick."""
    each = round(MARK_EVERY_S / small().patch.spec.dt_s)
    seen, marks, state = looks_of(portions)
    assert seen == list(range(each, 61, each))
    assert marks == [0, *seen]
    assert state == looks_of([60])[2]


def test_the_watch_has_looked_before_it_is_said_that_it_has() -> None:
    session = small()
    known: list[bool] = []
    run = SlicedRun(session, lambda: known.append(run.watch.marks[-1].tick == session.tick))
    run.advance(30)
    assert known == [True] * 5


def test_it_stops_at_the_look_that_decides_and_says_how_much_is_left() -> None:
    session = small()
    run = SlicedRun(session)
    left = run.advance(100, goes_on=lambda: len(run.watch.marks) < 4)
    assert (session.tick, left) == (18, 82)
    assert run.advance(10, goes_on=lambda: False) == 10
    assert session.tick == 18


def test_what_is_done_before_a_slice_is_done_at_its_first_tick_and_can_hold_the_run() -> None:
    session = small()
    run = SlicedRun(session)
    run.advance(4)
    before: list[int] = []
    left = run.advance(100, lambda: session.tick < 12 or len(before) < 3, lambda: before.append(session.tick))
    assert before == [4, 6, 12]  # the first slice ends the one that was begun
    assert (session.tick, left) == (12, 92)


def test_the_next_look_is_where_it_is_due() -> None:
    run = SlicedRun(small())
    assert run.due == 6
    run.advance(4)
    assert run.due == 2
    run.advance(run.due)
    assert len(run.watch.marks) == 2
    assert run.due == 6


def test_a_run_and_a_campaign_need_no_picture() -> None:
    """What decides a level can be used, and tested, where there is no pygame."""
    script = "import sys; sys.modules['pygame'] = None; import game.challenges.run, game.challenges.campaign"
    subprocess.run([sys.executable, "-c", script], check=True, timeout=120)
