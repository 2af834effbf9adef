"""The lights of many trails are where each would be by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.view.scene import paths
from game.view.scene.camera import Camera
from game.view.scene.trails import Trails

BACKS = (0.0, 0.06, 0.3)
NM = st.floats(-60.0, 60.0)
WAYS = st.lists(
    st.tuples(st.lists(st.tuples(NM, NM), min_size=2, max_size=5).map(tuple), st.floats(0.0, 1.2)), max_size=80
)


@given(ways=WAYS)
def test_a_place_on_a_trail_is_a_point_of_its_way(ways: list[tuple[tuple[paths.Point, ...], float]]) -> None:
    camera = Camera(1920, 1080, 16.8, 57.0, 540.0, 114.0)
    found = Trails(camera, BACKS).places(ways)
    assert len(found) == len(ways)
    for (points, progress), places in zip(ways, found, strict=True):
        expected = [camera.to_px(*paths.along(points, progress - back)) for back in BACKS]
        for place, px in zip(places, expected, strict=True):
            assert place == pytest.approx(px, abs=1e-6)
