"""The field potential of point sources with a known answer."""

import math

import numpy as np

from game.engine import Patch, field_potential, presets
from game.engine.state import KV, NAV


def quiet(seed: int = 1) -> Patch:
    """An axon through which no current has been counted yet."""
    patch = Patch(presets.get("axon"), seed)
    patch.state.current_e_per_s[:] = 0
    return patch


def test_nothing_flows_nothing_is_felt() -> None:
    assert np.all(field_potential.along_uV(quiet()) == 0)


def test_a_sink_is_negative_over_its_channel_and_the_return_positive_far_off() -> None:
    """rho I / (2 pi r), less the even return: -100 e/s in life 1,500 times as fast, 3 nm off, in 0.8 ohm m."""
    patch = quiet()
    row = int(np.flatnonzero(patch.state.protein["gate"] == NAV)[5])
    patch.state.current_e_per_s[row] = -100.0
    potential, places = field_potential.along_uV(patch), field_potential.places_nm(patch)
    near = int(np.argmin(np.abs(places - patch.state.protein["x"][row])))
    assert np.argmin(potential) == near
    away = math.hypot(abs(places[near] - patch.state.protein["x"][row]), 3.0) * 1e-9
    point_uV = -0.8 * 100 * 1500 * 1.602e-19 / (2 * math.pi * away) * 1e6
    assert point_uV < potential[near] < 0.85 * point_uV
    assert potential[(near + places.size // 2) % places.size] > 0
    assert abs(potential.mean()) < 0.01 * abs(potential[near])  # what goes in at a point comes out along the membrane


def test_equal_currents_in_and_out_make_a_dipole() -> None:
    patch = quiet()
    protein = patch.state.protein
    into, out = (int(np.flatnonzero(protein["gate"] == gate)[3]) for gate in (NAV, KV))
    patch.state.current_e_per_s[[into, out]] = -60.0, 60.0
    potential, places = field_potential.along_uV(patch), field_potential.places_nm(patch)
    assert abs(places[np.argmin(potential)] - protein["x"][into]) <= 0.5
    assert abs(places[np.argmax(potential)] - protein["x"][out]) <= 0.5


def test_currents_are_the_counted_crossings() -> None:
    """Low-passed, their sum over time is what each protein has carried, to 2 % of what it has carried in all."""
    patch = Patch(presets.get("axon"), 2)
    patch.inject("K", 80)
    total = np.zeros(patch.state.protein.size)
    for _ in range(900):
        patch.step()
        total += patch.state.current_e_per_s * patch.spec.dt_s
    left = patch.state.current_e_per_s * patch.rules.current_s
    assert np.allclose(total + left, patch.state.seen_out, atol=0.5)
