"""The parts of a picture that hold anything: clear px take as long to blit as others."""

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.drawing.glow import Placed

_GAP_ROWS, _GAP_COLUMNS = 2, 24  # clear px that are worth a part more


def filled_parts(surface: pygame.Surface) -> list[Placed]:
    """Parts of a surface with alpha that hold all px that are not 0, and their corners in it. They share its px."""
    pixels = pygame.surfarray.pixels2d(surface)
    filled = (pixels != 0).T  # [height, width], contiguous
    del pixels  # unlocks the surface
    places = [
        pygame.Rect(left, top + first, right - left, end - first)
        for top, bottom in _runs(filled.any(axis=1), _GAP_ROWS)
        for left, right in _runs(filled[top:bottom].any(axis=0), _GAP_COLUMNS)
        for first, end in _runs(filled[top:bottom, left:right].any(axis=1), _GAP_ROWS)
    ]
    return [(surface.subsurface(place), place.topleft) for place in places]


def _runs(filled: NDArray[np.bool_], gap: int) -> list[tuple[int, int]]:
    """First and one past the last of each run of true ones; so many false ones do not end it."""
    at = np.flatnonzero(filled)
    if not at.size:
        return []
    ends = np.flatnonzero(np.diff(at) > gap)
    return list(zip(at[[0, *(ends + 1)]].tolist(), (at[[*ends, -1]] + 1).tolist(), strict=True))
