"""What the C library tells of its heap, where it is glibc."""

import math

import numpy as np
import pytest

from game.kiosk.heap import in_use_MB, release_free, release_large

told = pytest.mark.skipif(math.isnan(in_use_MB()), reason="only glibc tells")


@told
def test_what_is_in_use_is_what_has_been_asked_for() -> None:
    """Large and small: 64 MB in one piece, and 8 MB in pieces of 1 kB; given back, it is no longer in use."""
    before = in_use_MB()
    large = np.ones(2**26, np.uint8)
    assert in_use_MB() - before == pytest.approx(64.0, abs=2.0)
    small = [np.ones(2**10, np.uint8) for _piece in range(2**13)]
    assert in_use_MB() - before == pytest.approx(64.0 + 8.0, abs=3.0)
    assert (large[-1], len(small)) == (1, 2**13)
    del large, small
    assert in_use_MB() - before == pytest.approx(0.0, abs=3.0)


def test_asking_for_it_back_harms_nothing() -> None:
    """Wherever this runs."""
    release_large()
    release_free()
    assert np.ones(2**20).sum() == 2**20
