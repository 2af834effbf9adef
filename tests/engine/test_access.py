"""Access resistance: its limits, and that it leaves equilibrium alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine import theory
from game.engine.access import access_rate_per_s, slowed_by_access

rates = st.floats(0.01, 50.0)


def test_a_vestibule_in_free_flight_empties_at_the_effusion_rate() -> None:
    """a = 2 s / (sqrt(2 pi) R): a flux s / sqrt(2 pi) through the edge pi R, from the area pi R^2 / 2."""
    assert access_rate_per_s(24.0, 1e6, 2.8, 14.0, 0.0) == pytest.approx(2 * 24.0 / (2.5066 * 2.8), rel=1e-3)


@given(st.floats(0.05, 2.0), st.floats(5.0, 120.0), st.floats(0.0, 60.0))
def test_each_stretch_of_water_adds_resistance(tau: float, spacing: float, depth: float) -> None:
    """Friction, a wider catchment and more depth all slow the exchange down."""
    near = access_rate_per_s(24.0, tau, 2.8, spacing, depth)
    assert access_rate_per_s(24.0, tau / 2, 2.8, spacing, depth) <= near
    assert access_rate_per_s(24.0, tau, 2.8, spacing, depth + 10) < near
    assert near <= access_rate_per_s(24.0, 1e9, 2.8, spacing, 0.0) * (1 + 1e-9)


@given(rates, rates, st.floats(-8.0, 8.0))
def test_slow_channels_keep_their_permeability(k: float, access: float, u: float) -> None:
    """The share kept falls with k, from 1 at k = 0."""
    assert slowed_by_access(0.0, access, u) == 1.0
    assert 0 < slowed_by_access(2 * k, access, u) < slowed_by_access(k, access, u) < 1


@given(st.floats(0.05, 1.0), st.floats(0.05, 1.0))
def test_access_bends_a_mixture_but_no_single_ion(keep_K: float, keep_Na: float) -> None:
    """Nernst holds whatever is left of P_K; GHK moves only where K+ and Na+ are slowed unequally."""
    inside, outside = {"K": 140.0, "Na": 15.0}, {"K": 5.0, "Na": 145.0}
    alone = theory.ghk_mV({"K": keep_K}, inside, outside)
    assert alone == pytest.approx(theory.nernst_mV(1, 5.0, 140.0), abs=1e-9)
    plain = theory.ghk_mV({"K": 1.0, "Na": 0.04}, inside, outside)
    slowed = theory.ghk_mV({"K": keep_K, "Na": 0.04 * keep_Na}, inside, outside)
    assert (slowed - plain) * (keep_Na - keep_K) >= -1e-9
