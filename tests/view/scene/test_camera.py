"""nm become px and px become nm again, round the patch as well."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.view.scene.camera import Camera, side_height_nm

cameras = st.builds(
    Camera,
    width=st.integers(320, 3840),
    height=st.integers(240, 2160),
    ppn=st.floats(3, 100),
    centre_nm=st.floats(0, 114),
    membrane_y=st.floats(0, 2000),
    world_nm=st.just(114.0),
)


@given(camera=cameras, x_nm=st.floats(0, 113.9), height_nm=st.floats(-32, 32))
def test_a_point_comes_back(camera: Camera, x_nm: float, height_nm: float) -> None:
    x, height = camera.to_nm(*camera.to_px(x_nm, height_nm))
    across = abs(x - x_nm)
    assert min(across, 114 - across) < 1e-6
    assert height == pytest.approx(height_nm, abs=1e-6)


@given(camera=cameras, x_nm=st.floats(0, 113.9))
def test_the_copy_nearest_to_the_middle_is_drawn(camera: Camera, x_nm: float) -> None:
    assert abs(camera.x_px(x_nm) - camera.width / 2) <= 114 / 2 * camera.ppn * (1 + 1e-9)


@given(camera=cameras, reach=st.floats(0, 8))
def test_what_is_seen_alone_is_seen_among_many(camera: Camera, reach: float) -> None:
    places = np.linspace(0, 113.9, 60)
    one_by_one = [n for n, x in enumerate(places) if camera.sees(float(x), reach - 1e-9)]
    assert set(one_by_one) <= set(camera.seen(places, reach).tolist())
    assert set(camera.seen(places, reach).tolist()) <= {
        n for n, x in enumerate(places) if camera.sees(float(x), reach + 1e-6)
    }


def test_up_is_outside() -> None:
    camera = Camera(1280, 720, 11.2, 57.0, 380, 114.0)
    assert camera.y_px(side_height_nm(1, 5.0)) < camera.membrane_y < camera.y_px(side_height_nm(0, 5.0))
    assert side_height_nm(1, 0) == 2.0
    assert side_height_nm(0, 3.0) == -5.0
