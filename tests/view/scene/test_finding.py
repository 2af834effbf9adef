"""An ion is found by its name, and by where it is."""

import numpy as np
import pytest

from game.view.scene import finding


def test_the_nearest_ion_is_found_round_the_circle() -> None:
    x = np.array([2**32 - 1, 2**31], np.uint32)
    y = np.array([0, 0], np.uint32)
    row, square = finding.nearest(x, y, 114.0, 30.0, 0.1, 0.0, 2.0)
    assert (row, square) == (0, pytest.approx(0.01, abs=1e-6))
    assert finding.nearest(x, y, 114.0, 30.0, 20.0, 0.0, 2.0)[0] == -1


def test_an_ion_is_found_by_its_name() -> None:
    names = np.array([7, 3, 9], np.int32)
    assert finding.find_ident(names, 9) == 2
    assert finding.find_ident(names, 8) == -1
