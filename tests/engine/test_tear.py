"""A membrane stretched too far tears: what stood there goes, all mixes, and nothing is lost."""

import numpy as np
import pytest
from rig import fingerprint, idents, patch

from game.engine import Patch, measure, species
from game.engine.events import TORN
from game.engine.state import CHANNEL, HOLE, PUMP, TEAR_TICK
from game.engine.tear import HOLE_SLOTS

SOON = {"V0": -70, "tonicity": 0.5, "water": 5}


def burst(seed: int = 1, piece: int = 60, **changes: float) -> Patch:
    """A patch in a weak bath, run until it tears, in pieces of so many ticks."""
    a = patch(seed, **{**SOON, **changes})
    while not a.torn:
        assert a.tick < 3600
        a.step(piece)
    return a


def test_it_tears_at_the_set_stretch_and_not_before() -> None:
    for limit in (2.0, 6.0):
        a = patch(**SOON, burst=limit)
        while not a.torn:
            assert a.stretch <= limit / 100
            a.step(1)
        assert a.stretch == pytest.approx(limit / 100, abs=0.001)
        assert int(a.state.tear[TEAR_TICK]) == a.tick - 1  # in the tick just done
        assert [int(event["kind"]) for event in a.events].count(TORN) == 1


def test_what_stood_there_is_gone_and_its_ions_are_free() -> None:
    whole = patch(**SOON)
    before = whole.rows(PUMP).size + whole.rows(CHANNEL).size
    a = burst()
    (hole,) = a.rows(HOLE)
    assert int((a.state.owner == hole).sum()) == HOLE_SLOTS
    assert a.rows(PUMP).size + a.rows(CHANNEL).size < before
    for row in np.concatenate([a.rows(PUMP), a.rows(CHANNEL)]):
        assert int((a.state.owner == row).sum()) == int(a.state.protein["slots"][row])
    names = idents(a)
    assert np.unique(names).size == names.size


@pytest.mark.parametrize("seed", range(3))
def test_everything_mixes_and_nothing_is_lost(seed: int) -> None:
    """3 minutes later V is within 8 mV of 0 (it still jitters, by 4 mV) and K+ and Na+ are as outside, within 20 mM."""
    a = burst(seed)
    for _ in range(180):
        a.step(60)
        assert measure.conserved(a)
    names = idents(a)
    assert np.unique(names).size == names.size == a.ions
    first = measure.mark(a)
    a.step(1200)
    window = measure.between(a, first, measure.mark(a))
    assert abs(window.voltage_mV) < 8
    for ion in ("K", "Na", "Cl"):
        inside, outside = window.concentrations_mM[ion]
        assert abs(inside - outside) < 20


def test_trapped_anions_leave_through_the_hole() -> None:
    a = burst()
    before = int(a.counts[species.A, 0])
    a.step(1200)
    assert a.counts[species.A, 0] < 0.9 * before


def test_a_torn_cell_does_not_swell_or_tear_again() -> None:
    a = burst()
    volume, tick = a.volume, int(a.state.tear[TEAR_TICK])
    a.step(600)
    assert (a.volume, int(a.state.tear[TEAR_TICK]), a.rows(HOLE).size) == (volume, tick, 1)


@pytest.mark.parametrize("piece", [1, 7, 1000])
def test_a_run_through_the_tear_in_pieces_is_the_run_in_one(piece: int) -> None:
    prints = []
    for size in (piece, 50):
        a = patch(3, **SOON)
        for done in range(0, 1000, size):
            a.step(min(size, 1000 - done))
        assert a.torn
        prints.append(fingerprint(a))
    assert prints[0] == prints[1]


def test_a_copy_taken_before_tears_alike() -> None:
    a = patch(5, **SOON)
    a.step(60)
    assert not a.torn
    twin = a.copy()
    for each in (a, twin):
        each.step(1200)
        assert each.torn
    assert fingerprint(a) == fingerprint(twin)


def test_each_width_of_a_long_membrane_has_its_hole() -> None:
    """So that one patch is like sixteen small ones, whatever its length."""
    a = patch(size="large", **SOON)
    while not a.torn:
        a.step(60)
    assert a.rows(HOLE).size == 16
    assert measure.conserved(a)


def test_holes_are_told_of_in_potentials() -> None:
    """With the hole, every ion's own permeability is the hole's: theory comes near 0 as the concentrations do."""
    a = burst()
    a.step(3600)
    assert abs(measure.ghk_mV(a)) < 15
