"""What stands still is drawn as it was; what has changed, or moves, is drawn anew."""

import numpy as np
import pygame
import pytest

from game.engine import Patch, presets
from game.view.scene.camera import Camera
from game.view.scene.proteins import Proteins

MASKS = (0xFF0000, 0xFF00, 0xFF, 0)
SIZE = (960, 540)


def _drawn(proteins: Proteins, patch: Patch, fraction: float) -> tuple[np.ndarray, object]:
    surface = pygame.Surface(SIZE, 0, 32, MASKS)
    sites = proteins.draw(surface, patch, fraction)
    return pygame.surfarray.array2d(surface), sites


@pytest.mark.parametrize("preset", ["neuron", "axon", "calcium"])
def test_held_pictures_are_those_that_new_ones_would_be(preset: str) -> None:
    """Forth through time, back to an earlier state, and after a change by hand."""
    patch = Patch(presets.get(preset), 3)
    width = patch.spec.width_nm
    camera = Camera(*SIZE, SIZE[0] / width, width / 2, 270.0, width)
    holds = Proteins(camera)
    earlier = patch.snapshot()

    def check(frames: int) -> None:
        for frame in range(frames):
            patch.step(1 + frame % 4)
            for fraction in (0.0, 0.6):
                held, sites = _drawn(holds, patch, fraction)
                made, sites_made = _drawn(Proteins(camera), patch, fraction)
                np.testing.assert_array_equal(held, made)
                assert sites == sites_made

    check(60)
    patch.restore(earlier)
    check(20)
    patch.set("pumps", 0)
    check(8)
    patch.set("pumps", 1)
    check(12)
