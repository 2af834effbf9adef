"""An ion that is followed is found wherever it goes, where it is drawn; taps find the ion or protein under them."""

import numpy as np
import pygame
import pytest
from shown import Shown

from game.engine import Patch, presets, species
from game.engine.state import CHANNEL, PUMP
from game.view.scene import follow
from game.view.scene.camera import Camera

CAMERA = Camera(1280, 720, 11.2, 57.0, 380, 114.0)


@pytest.fixture(scope="module")
def patch() -> Patch:
    patch = Patch(presets.get("neuron"), 1)
    patch.step(150)
    return patch


def test_every_ion_is_found_where_it_is_drawn(patch: Patch) -> None:
    shown = Shown(patch)
    hows = set()
    for fraction in (0.0, 0.5):
        places = shown(fraction)
        apart = [name for name in places if places[name][2] != "free"]
        for name in [*apart, *list(places)[::400]]:
            found = follow.find(patch, name, fraction)
            assert found is not None
            assert found.how == places[name][2]
            assert shown.apart_nm((*found.at, ""), places[name]) < 0.1
            hows.add(found.how)
    assert hows == {"free", "crossing", "bound"}


def test_the_side_of_a_free_ion_is_where_it_is(patch: Patch) -> None:
    for segment in range(patch.state.count.size):
        if patch.state.count[segment]:
            found = follow.find(patch, int(patch.state.ident[patch.state.start[segment]]))
            assert found is not None
            assert (found.species, found.side, found.how) == (segment // 2, segment % 2, "free")
            assert (found.at[1] > 0) == (segment % 2 == 1)


def test_an_ion_that_left_is_not_found(patch: Patch) -> None:
    assert follow.find(patch, 2**31 - 1) is None


def test_a_trail_grows_by_a_point_a_tick_and_counts_crossings() -> None:
    patch = Patch(presets.get("neuron"), 1)
    patch.step(60)
    trails = [follow.IonTrail(int(row["ident"])) for row in patch.state.transit[: patch.state.now[1]]]
    assert trails
    for _tick in range(200):
        patch.step()
        for trail in trails:
            trail.update(patch)
            trail.update(patch, 0.5)
    points = [len(trail.points) for trail in trails if trail.found is not None]
    assert set(points) == {150}
    surface = pygame.Surface((1280, 720))
    for trail in trails:
        trail.draw(surface, CAMERA)


def test_a_crossing_is_counted_once() -> None:
    patch = Patch(presets.get("neuron"), 1)
    patch.step(60)
    watched: dict[int, follow.IonTrail] = {}
    crossed: dict[int, int] = {}
    rows = [i for s in (species.K, species.NA) for i in range(2) for s in [species.segment(s, i)]]
    for segment in rows:
        start, count = int(patch.state.start[segment]), int(patch.state.count[segment])
        for ident in patch.state.ident[start : start + min(count, 12)].tolist():
            watched[ident] = follow.IonTrail(ident)
            watched[ident].update(patch)
    for _tick in range(300):
        patch.step()
        for event in patch.events:
            if event["kind"] == 0 and int(event["ident"]) in watched:
                crossed[int(event["ident"])] = crossed.get(int(event["ident"]), 0) + 1
        for trail in watched.values():
            trail.update(patch)
    for ident, times in crossed.items():
        assert abs(watched[ident].crossings - times) <= 1  # it may be on its way now


def test_nothing_is_drawn_of_an_ion_that_is_gone(patch: Patch) -> None:
    trail = follow.IonTrail(2**31 - 1)
    trail.update(patch)
    surface = pygame.Surface((64, 64))
    trail.draw(surface, CAMERA)
    assert not pygame.surfarray.array3d(surface).any()


@pytest.mark.parametrize("kind", [CHANNEL, PUMP])
def test_a_tap_on_a_protein_finds_it(patch: Patch, kind: int) -> None:
    for row in patch.rows(kind):
        x = float(patch.state.protein["x"][row])
        assert follow.protein_at(patch, x, 0.0) == row
        assert follow.protein_at(patch, x, 12.0) is None
        assert follow.protein_at(patch, x, -12.0) is None


def test_a_tap_on_bare_membrane_finds_nothing(patch: Patch) -> None:
    bare = np.flatnonzero(patch.state.owner < 0)
    if bare.size:
        x = (bare[0] + 0.5) * patch.spec.width_nm / patch.state.owner.size
        assert follow.protein_at(patch, float(x), 0.0) is None


def test_a_tap_finds_the_nearest_ion_of_either_side(patch: Patch) -> None:
    for side in (0, 1):
        for kind in (species.NA, species.K, species.CL):
            row = int(patch.state.start[species.segment(kind, side)])
            found = follow.find(patch, int(patch.state.ident[row]))
            assert found is not None
            ident = follow.ion_at(patch, *found.at)
            assert ident is not None
            near = follow.find(patch, ident)
            assert near is not None
            assert near.side == side
            assert np.hypot(near.at[0] - found.at[0], near.at[1] - found.at[1]) < 0.01
