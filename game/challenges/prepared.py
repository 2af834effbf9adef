"""The patch that a level starts with."""

from game.engine import Patch, species
from game.engine.state import CHANNEL, PUMP

from .level import Level


def prepared(level: Level) -> Patch:
    """The patch that a level starts with, before any time has passed."""
    patch = Patch(level.spec(), level.seed)
    for ion in level.closed:
        for row in patch.rows(CHANNEL, species.INDEX[ion]).tolist():
            patch.set_open(row, False)
    pumps = patch.rows(PUMP).tolist()
    if level.pumps_off:
        for row in pumps:
            patch.set_running(row, False)
    if level.held and pumps:
        patch.set_held(pumps[0], True)
    return patch
