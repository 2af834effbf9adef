"""Pictures held against those that somebody has looked at: half size, px by px.

A picture fails where more than MOST_PX of its px differ by more than FAR (of 255), or all by more than MOST_MEAN
on average. To accept a new look, run with MINUS70_GOLDEN=write, look at every picture that changed, and commit them.
"""

import os
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.view.offscreen import picture

FAR, MOST_PX, MOST_MEAN = 24, 0.0004, 0.25


def half(surface: pygame.Surface) -> np.ndarray:
    """uint8[w, h, 3] at half size, in steps of 8: small files, and no tiny differences."""
    small = pygame.transform.smoothscale(surface, (surface.get_width() // 2, surface.get_height() // 2))
    return pygame.surfarray.array3d(small) & 0xF8


def compare(folder: Path, name: str, now: np.ndarray, tmp_path: Path) -> None:
    """Fail where `now` is not the picture that is kept under `name` in `folder`, or keep it if that is asked for."""
    path = folder / f"{name}.png"
    if os.environ.get("MINUS70_GOLDEN") == "write":
        folder.mkdir(exist_ok=True)
        path.write_bytes(picture.png(pygame.surfarray.make_surface(now)))
    was = pygame.surfarray.array3d(pygame.image.load(path))
    assert was.shape == now.shape
    off = np.abs(was.astype(np.int16) - now).max(axis=2)
    share, mean = float((off > FAR).mean()), float(off.mean())
    if share > MOST_PX or mean > MOST_MEAN:
        (tmp_path / f"{name}.png").write_bytes(picture.png(pygame.surfarray.make_surface(now)))
        pytest.fail(f"{name}: {share:.2%} of the px are far off, {mean:.2f} on average; see {tmp_path}/{name}.png")
