"""Which part of a visitor's cell is shown."""

import numpy as np

from game.engine import Patch, species
from game.engine.state import PUMP
from game.view.scene.camera import Camera

from .visitor_layout import VisitorPlace


def visitor_camera(patch: Patch, place: VisitorPlace) -> Camera:
    """The camera of a visitor's cell that is laid out at `place`."""
    return Camera(*place.size, place.ppn, _centre_nm(patch, place), place.membrane_y, patch.spec.width_nm)


def _centre_nm(patch: Patch, place: VisitorPlace) -> float:
    """The middle of the patch; where less of it is seen, the middle between two pumps with the sodium leak there."""
    if place.size[0] / place.ppn > 0.8 * patch.spec.width_nm:
        return patch.spec.width_nm / 2
    x = patch.state.protein["x"]
    leak, pumps = x[patch.leaks(species.NA)[0]], x[patch.rows(PUMP)]
    return float(np.mean(pumps[np.argsort(np.abs(pumps - leak))[:2]]))
