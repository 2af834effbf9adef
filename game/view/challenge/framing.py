"""Which part of the patch is shown while a level is played."""

import numpy as np

from game.engine import Patch
from game.view.challenge.places import Places
from game.view.challenge.things import pumps_meant
from game.view.scene.camera import Camera


def level_camera(patch: Patch, place: Places) -> Camera:
    """The camera of a level that is laid out at `place`."""
    width, height = place.theme.width, place.theme.height
    return Camera(width, height, place.ppn, _centre_nm(patch, width / place.ppn), place.membrane_y, patch.spec.width_nm)


def _centre_nm(patch: Patch, seen_nm: float) -> float:
    """The middle of the patch; where less of it is seen, the pump nearest to that which the level speaks of."""
    world = patch.spec.width_nm
    if seen_nm > 0.8 * world:
        return world / 2
    pumps = patch.state.protein["x"][pumps_meant(patch)]
    return float(pumps[np.argmin(np.abs(pumps - world / 2))]) if pumps.size else world / 2
